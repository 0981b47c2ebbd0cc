import { shown } from "@caseloop/core/spec";
import { describe, expect, it } from "vitest";
import { evidenceOf, standingWarnings, warning, warningRefusals, warnings, warns } from "../src/index.ts";
import { livesOf } from "./lives.ts";

const { life, on, refuses, step } = livesOf(warning);

const seen = (n: number) => evidenceOf({ id: `e-${n}`, stream: `ticket-t-${n}`, version: 1 });
const detector = { kind: "detector", id: "seasonal", version: "1" } as const;
const propose = (more: object = {}) =>
  step("2023-06-20 09:00", "Propose", {
    proposer: detector,
    topic: "prepaid cards",
    title: "谨慎办理预付卡",
    text: "Ask who holds the money.",
    audience: ["老年人"],
    evidence: [seen(1), seen(2), seen(3)],
    ...more,
  });
const byPerson = propose({ proposer: { kind: "officer", id: "o-1" } });
const review = (local = "2023-06-21 09:00", verdict: "approve" | "return" | "reject" = "approve", reviewer = "o-2") =>
  step(local, "Review", { reviewer, verdict, remarks: "r" });
const revise = step("2023-06-21 10:00", "Revise", {
  officer: "o-3",
  title: "谨慎办卡",
  text: "Ask.",
  evidence: [seen(4)],
});
const publish = (local = "2023-06-22 09:00", more: object = {}) =>
  step(local, "Publish", { officer: "o-1", channels: ["website", "socialMedia"], until: "2023-08-31", ...more });
const withdraw = (local: string) => step(local, "Withdraw", { officer: "o-1", reason: "no longer so" });

const approved = [propose(), review()];
const published = [...approved, publish()];
const board = (steps: Parameters<typeof life>[0]) =>
  shown(warnings, ...life(steps).map((event) => ({ in: "warning-w-1", ...event })));

describe("a consumer warning (M10)", () => {
  it("carries the events behind it from the proposal to the board", () => {
    const [proposed] = life(published);
    expect(proposed?.data).toMatchObject({
      proposer: detector,
      evidence: [
        { event: "e-1", stream: "ticket-t-1", version: 1 },
        { event: "e-2", stream: "ticket-t-2", version: 1 },
        { event: "e-3", stream: "ticket-t-3", version: 1 },
      ],
    });
    expect(board(published).get("w-1")).toEqual({
      topic: "prepaid cards",
      title: "谨慎办理预付卡",
      text: "Ask who holds the money.",
      channels: ["website", "socialMedia"],
      until: "2023-08-31",
      status: "published",
      evidence: 3,
    });
  });

  it("needs at least one event behind it", () => {
    on([], propose({ evidence: [] })).thenRejected("invalid-command");
  });

  it("is published by a person where a detector proposed it", () => {
    on(approved, publish()).thenState((state) =>
      expect(state).toMatchObject({ status: "published", until: "2023-08-31" }),
    );
  });

  it("is reworded when sent back, and then reviewed by neither of its authors", () => {
    const reworded = [byPerson, review("2023-06-21 09:00", "return"), revise];
    on(reworded, review("2023-06-21 11:00", "approve", "o-3")).thenRejected("author-reviews");
    on(reworded, review("2023-06-21 11:00", "approve", "o-1")).thenRejected("author-reviews");
    on(reworded, publish()).thenRejected("not-approved");
    on(reworded, review("2023-06-21 11:00")).thenState((state) =>
      expect(state).toMatchObject({ status: "approved", evidence: [seen(1), seen(2), seen(3), seen(4)] }),
    );
    expect(board([...reworded, review("2023-06-21 11:00")]).get("w-1")).toMatchObject({
      title: "谨慎办卡",
      text: "Ask.",
      evidence: 4,
      status: "approved",
    });
  });

  it("reaches more channels, and stands for longer, by a later publication", () => {
    const later = publish("2023-07-01 09:00", { channels: ["community"], until: "2023-09-30" });
    on(published, later).thenState((state) =>
      expect(state).toMatchObject({ channels: ["website", "socialMedia", "community"], until: "2023-09-30" }),
    );
    expect(board([...published, later]).get("w-1")?.channels).toEqual(["website", "socialMedia", "community"]);
  });

  it("is over by itself after its last day, and can then only be withdrawn or proposed anew", () => {
    const rows = board(published);
    expect(standingWarnings(rows, "2023-08-31").map(([id]) => id)).toEqual(["w-1"]);
    expect(standingWarnings(rows, "2023-09-01")).toEqual([]);
    const more = { channels: ["community"], until: "2023-09-30" };
    on(published, publish("2023-08-31 23:59", more)).thenState((state) => expect(state.until).toBe("2023-09-30"));
    on(published, publish("2023-09-01 00:00", more)).thenRejected("expired");
  });

  it("stands only while published: not before, and not after it was withdrawn", () => {
    expect(standingWarnings(board(approved), "2023-07-01")).toEqual([]);
    expect(standingWarnings(board([...published, withdraw("2023-07-01 09:00")]), "2023-07-02")).toEqual([]);
    on(published, withdraw("2023-07-01 09:00")).thenState((state) => expect(warns(state, "2023-07-02")).toBe(false));
    on(published, withdraw("2023-07-01 09:00")).thenState((state) => expect(state.status).toBe("withdrawn"));
  });

  refuses(
    warningRefusals,
    ["already-proposed", [propose()], propose()],
    ["no-warning", [], review()],
    ["no-warning", [], publish()],
    ["no-warning", [], withdraw("2023-06-21 09:00")],
    ["no-warning", [], revise],
    ["evidence-named-twice", [], propose({ evidence: [seen(1), seen(1)] })],
    ["evidence-named-twice", [propose({ evidence: [seen(4)] }), review("2023-06-21 09:00", "return")], revise],
    ["not-awaiting-review", approved, review("2023-06-21 12:00")],
    ["author-reviews", [byPerson], review("2023-06-21 09:00", "approve", "o-1")],
    ["author-reviews", [propose()], review("2023-06-21 09:00", "approve", "seasonal")],
    ["not-returned", [propose()], revise],
    ["not-approved", [propose()], publish()],
    ["detector-publishes", approved, publish("2023-06-22 09:00", { officer: "seasonal" })],
    ["channel-used", published, publish("2023-07-01 09:00", { channels: ["press", "website"] })],
    ["channel-named-twice", approved, publish("2023-06-22 09:00", { channels: ["press", "press"] })],
    ["day-past", approved, publish("2023-06-22 09:00", { until: "2023-06-21" })],
    ["ends-earlier", published, publish("2023-07-01 09:00", { channels: ["press"], until: "2023-08-30" })],
    ["expired", published, publish("2023-09-01 09:00", { channels: ["press"], until: "2023-09-30" })],
    ["over", [propose(), review("2023-06-21 09:00", "reject")], publish()],
    ["over", [...published, withdraw("2023-07-01 09:00")], withdraw("2023-07-01 10:00")],
    ["before-latest", [propose()], review("2023-06-20 08:59")],
    ["no-law-for-day", approved, publish("2031-01-01 09:00", { until: "2031-02-01" })],
  );
});
