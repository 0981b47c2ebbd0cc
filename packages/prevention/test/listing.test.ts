import { given, shown } from "@caseloop/core/spec";
import { describe, expect, it } from "vitest";
import { listing, listingRefusals, listingRules, lists, standingEntries, standsOn } from "../src/index.ts";
import {
  accept,
  accepted,
  answer,
  applied,
  apply,
  decideRepair,
  drop,
  enter,
  entered,
  life,
  notice,
  noticed,
  object,
  on,
  propose,
  publish,
  published,
  red,
  redPublished,
  refuses,
  remove,
  step,
  takeDown,
  voidIt,
  waive,
} from "./listing-steps.ts";
import { at, firm } from "./lives.ts";

const board = (steps: Parameters<typeof life>[0]) =>
  shown(lists, ...life(steps).map((event) => ({ in: "listing-l-1", ...event })));

describe("the black list (M12)", () => {
  it("enters a party on its decision, after notice and the window to object, for three years", () => {
    const [proposed, given, decided] = life(published);
    expect(proposed?.data).toMatchObject({ decision: { case: "case-1", gravity: "heavierFine" } });
    // five working days (procedure art. 57)
    expect(given?.data).toMatchObject({
      objectBy: { deadline: { day: "2023-07-10" }, basis: { act: "samr-penalty-procedure", article: "57" } },
    });
    expect(decided?.data).toMatchObject({
      basis: { act: "samr-dishonesty-list", article: "2", edition: "2021" },
      // twenty working days, three years, one year: assumed, so no article is cited
      publishBy: { deadline: { day: "2023-08-08" }, assumed: true },
      stands: { day: "2026-07-11", months: 36, assumed: true },
      repairAfter: { day: "2024-07-11", months: 12, assumed: true },
    });
    expect(decided?.data).not.toHaveProperty("stands.basis.article");
    expect(board(published).get("l-1")).toEqual({
      list: "black",
      party: "shop",
      ground: "sold food past its date, heavier fine",
      decision: "济阳市监处罚〔2023〕1号",
      status: "entered",
      until: "2026-07-11",
      where: "gsxt",
    });
  });

  it("waits for the last moment to object, or the party's waiver", () => {
    on(noticed, object("2023-07-10 23:59:59.999")).thenState((state) => expect(state.objected).toBe(true));
    on(noticed, object("2023-07-11 00:00")).thenRejected("objection-too-late");
    on(noticed, enter("2023-07-10 23:59:59.999")).thenRejected("window-open");
    on(noticed, enter("2023-07-11 00:00")).thenState((state) => expect(state.status).toBe("entered"));
    on([...noticed, waive("2023-07-04 09:00")], enter("2023-07-04 10:00")).thenState((state) =>
      expect(state.status).toBe("entered"),
    );
  });

  it("answers an objection by somebody else, and drops the proposal where it is right", () => {
    const objected = [...noticed, object("2023-07-05 09:00")];
    on(objected, enter("2023-07-11 09:00")).thenRejected("objection-open");
    on(objected, answer("2023-07-06 09:00", true)).thenState((state) => expect(state.status).toBe("dropped"));
    expect(on(objected, answer("2023-07-06 09:00", true)).events[1]?.data).toMatchObject({ because: "objection" });
    const answered = [...objected, answer("2023-07-06 09:00")];
    on(answered, enter("2023-07-10 09:00")).thenRejected("window-open");
    on(answered, enter("2023-07-11 09:00")).thenState((state) => expect(state.status).toBe("entered"));
    // The window is still open, so it may be used again.
    on(answered, object("2023-07-07 09:00")).thenState((state) => expect(state.objected).toBe(true));
  });

  it.each([
    ["2023-08-08 23:59", false],
    ["2023-08-09 00:00", true],
  ])("what is published at %s is late: %s", (local, late) => {
    expect(on(entered, publish(local)).events[0]?.data).toMatchObject({ late });
  });

  it("stands to the end of its last day, with or without anybody's saying so", () => {
    on(entered, publish()).thenState((state) => {
      expect(standsOn(state, "2026-07-11")).toBe(true);
      expect(standsOn(state, "2026-07-12")).toBe(false);
    });
    expect(standingEntries(board(published), "black", "2026-07-11").map(([id]) => id)).toEqual(["l-1"]);
    expect(standingEntries(board(published), "black", "2026-07-12")).toEqual([]);
    on(published, remove("2026-07-11 23:59", "expired")).thenRejected("not-expired");
    on(published, remove("2026-07-12 00:00", "expired")).thenState((state) => expect(state.status).toBe("removed"));
    expect(on(published, remove("2026-07-12 00:00", "expired")).events[0]?.data).not.toHaveProperty("takeDownBy");
    on(entered, publish("2026-07-12 00:00")).thenRejected("expired");
  });

  it("shows the public what is published and nothing else", () => {
    expect(standingEntries(board(noticed), "black", "2023-07-12")).toEqual([]);
    expect(standingEntries(board(entered), "black", "2023-07-12")).toEqual([]);
    expect(standingEntries(board(published), "red", "2023-07-12")).toEqual([]);
    const removed = [...published, voidIt("2023-08-01 09:00")];
    expect(standingEntries(board(removed), "black", "2023-08-01")).toEqual([]);
    expect(board([...removed, takeDown("2023-08-02 09:00")]).get("l-1")).not.toHaveProperty("where");
    expect(board([...noticed, drop("2023-07-05 09:00")]).size).toBe(0);
  });

  it("comes off at once when the decision it rests on is void, and down within three working days", () => {
    // Friday 14 July and three working days: assumed
    const removal = on(published, voidIt("2023-07-14 09:00"));
    expect(removal.events[0]?.data).toMatchObject({ takeDownBy: { deadline: { day: "2023-07-19" }, assumed: true } });
    const removed = [...published, voidIt("2023-07-14 09:00")];
    expect(on(removed, takeDown("2023-07-19 23:59")).events[0]?.data).toMatchObject({ late: false });
    expect(on(removed, takeDown("2023-07-20 00:00")).events[0]?.data).toMatchObject({ late: true });
    expect(on(entered, remove("2023-07-14 09:00", "wrongEntry")).events[0]?.data).not.toHaveProperty("takeDownBy");
  });

  it("drops a proposal whose decision is void, and leaves what is over as it is", () => {
    expect(on(noticed, voidIt("2023-07-05 09:00")).events).toMatchObject([
      { type: "Dropped", data: { because: "decisionVoid" } },
    ]);
    on([...published, voidIt("2023-07-14 09:00")], voidIt("2023-07-15 09:00")).thenEvents();
  });

  it("takes note of a void decision learnt of late, and of no other step before the latest", () => {
    const late = [...published, voidIt("2023-07-05 09:00")];
    on(late, takeDown("2023-07-11 09:00")).thenRejected("before-latest");
    on(late, takeDown("2023-07-12 09:00")).thenState((state) => expect(state.published).toBe(false));
  });

  describe("credit repair 信用修复", () => {
    it("may be asked for once a year is over, and not when the entry has run out", () => {
      on(published, apply("2024-07-11 23:59")).thenRejected("too-early-to-repair");
      expect(on(published, apply("2024-07-12 00:00")).events[0]?.data).toMatchObject({
        // two working days from Friday: assumed
        acceptBy: { deadline: { day: "2024-07-16" }, assumed: true },
      });
      on(published, apply("2026-07-12 00:00")).thenRejected("expired");
    });

    it("names the conditions that are not met", () => {
      const unmet = apply("2024-07-12 09:00", { noneSince: { met: false, evidence: "fined again" } });
      expect(on(published, unmet).rejection?.facts).toEqual({ unmet: ["noneSince"] });
    });

    it.each([
      ["2024-07-16 23:59", false],
      ["2024-07-17 00:00", true],
    ])("accepted or not at %s is late: %s", (local, late) => {
      expect(on(applied, accept(local)).events[0]?.data).toMatchObject({ late });
      expect(on(applied, accept(local, false)).events[0]?.data).toMatchObject({ late });
    });

    it.each([
      // fifteen working days from Monday 15 July 2024: assumed
      ["2024-08-05 23:59", false],
      ["2024-08-06 00:00", true],
    ])("decided at %s is late: %s", (local, late) => {
      expect(on(accepted, decideRepair(local)).events[0]).toMatchObject({
        type: "Removed",
        data: { ground: "repaired", evidence: ["e", "e", "e"], late },
      });
      expect(on(accepted, decideRepair(local, false)).events[0]).toMatchObject({
        type: "RepairDenied",
        data: { late },
      });
    });

    it("takes the entry off the list where it is granted, and leaves it where it is not", () => {
      on(accepted, decideRepair("2024-07-22 09:00")).thenState((state) =>
        expect(state).toMatchObject({ status: "removed", removed: "repaired" }),
      );
      const denied = [...accepted, decideRepair("2024-07-22 09:00", false)];
      on(denied, apply("2024-08-01 09:00")).thenState((state) => expect(standsOn(state, "2024-08-01")).toBe(true));
      const notAccepted = [...applied, accept("2024-07-15 09:00", false)];
      on(notAccepted, apply("2024-07-16 09:00")).thenState((state) => expect(state.repair).toBeDefined());
    });
  });

  it("takes the rules of another list from its host", () => {
    const rules = (day: string) => ({ ...listingRules(day), stands: { ...listingRules(day).stands, months: 6 } });
    const [, command] = enter();
    const { events } = given(listing, ...life(noticed)).when(command, { at: at("2023-08-31 09:00"), rules });
    expect(events[0]?.data).toMatchObject({ stands: { day: "2024-02-29", months: 6 } });
  });

  it("has no rules before Order 44 was in force", () => {
    expect(listingRules("2021-09-01").basis.edition).toBe("2021");
    expect(() => listingRules("2021-08-31")).toThrow("not in force");
  });
});

describe("the red list (M12)", () => {
  it("needs no penalty and no notice, and ends when it is withdrawn or its time is over", () => {
    const [, decided] = life(redPublished);
    expect(decided?.data).toEqual({ approver: "head", reasons: "r", at: "2023-07-03T03:00:00.000Z" });
    expect(standingEntries(board(redPublished), "red", "2050-01-01").map(([id]) => id)).toEqual(["l-1"]);
    on(redPublished, remove("2023-09-01 09:00", "withdrawn")).thenState((state) =>
      expect(state.status).toBe("removed"),
    );
    expect(on(redPublished, remove("2023-09-01 09:00", "withdrawn")).events[0]?.data).not.toHaveProperty("takeDownBy");
    const forAYear = [red, enter("2023-07-03 11:00", { until: "2023-12-31" }), publish("2023-07-04 09:00")];
    expect(standingEntries(board(forAYear), "red", "2023-12-31")).toHaveLength(1);
    expect(standingEntries(board(forAYear), "red", "2024-01-01")).toHaveLength(0);
    expect(
      on([...redPublished, remove("2023-09-01 09:00", "withdrawn")], takeDown("2023-10-01 09:00")).events[0]?.data,
    ).toMatchObject({ late: false });
  });
});

describe("a list entry", () => {
  const early = step("2021-08-30 09:00", "Propose", {
    list: "black",
    party: firm("shop"),
    ground: "g",
    proposer: "o-1",
    decision: { number: "1", on: "2021-08-01", gravity: "other" },
  });

  refuses(
    listingRefusals,
    ["already-proposed", [propose()], propose()],
    ["no-entry", [], notice()],
    ["no-entry", [], publish()],
    ["no-entry", [], apply("2024-07-12 09:00")],
    ["no-entry", [], takeDown("2024-07-12 09:00")],
    ["over", [...noticed, drop("2023-07-05 09:00")], enter()],
    ["over", [...published, voidIt("2023-07-14 09:00")], remove("2023-07-15 09:00", "wrongEntry")],
    ["decision-needed", [], propose({ decision: undefined })],
    ["no-decision-on-red", [], propose({ list: "red" })],
    ["evidence-needed", [], propose({ list: "red", decision: undefined })],
    ["evidence-needed", published, remove("2023-07-14 09:00", "wrongEntry", { evidence: [] })],
    ["decision-ahead", [], propose({ decision: { number: "1", on: "2023-07-04", gravity: "other" } })],
    ["not-proposed", entered, drop("2023-07-12 09:00")],
    ["red-needs-no-notice", [red], notice()],
    ["notice-given", noticed, notice("2023-07-04 09:00")],
    ["notice-needed", [propose()], enter()],
    ["notice-needed", [propose()], object("2023-07-04 09:00")],
    ["objection-open", [...noticed, object("2023-07-05 09:00")], object("2023-07-05 10:00")],
    ["objection-open", [...noticed, object("2023-07-05 09:00")], enter("2023-07-11 09:00")],
    ["objection-too-late", noticed, waive("2023-07-11 00:00")],
    ["no-objection", noticed, answer("2023-07-05 09:00")],
    ["rights-waived", [...noticed, waive("2023-07-04 09:00")], object("2023-07-05 09:00")],
    ["window-open", noticed, enter("2023-07-10 09:00")],
    ["proposer-decides", [...noticed, object("2023-07-05 09:00")], answer("2023-07-06 09:00", false, "o-1")],
    ["proposer-decides", noticed, enter("2023-07-11 09:00", { approver: "o-1" })],
    ["proposer-decides", [red], enter("2023-07-03 11:00", { approver: "o-1" })],
    ["until-is-by-law", noticed, enter("2023-07-11 09:00", { until: "2024-01-01" })],
    ["day-past", [red], enter("2023-07-03 11:00", { until: "2023-07-02" })],
    ["not-entered", noticed, publish()],
    ["not-entered", noticed, remove("2023-07-14 09:00", "wrongEntry")],
    ["already-published", published, publish("2023-07-13 09:00")],
    ["expired", entered, publish("2026-07-12 09:00")],
    ["not-expired", redPublished, remove("2023-09-01 09:00", "expired")],
    ["black-only", redPublished, apply("2024-07-12 09:00")],
    ["black-only", redPublished, voidIt("2023-09-01 09:00")],
    ["no-entry", [], voidIt("2023-09-01 09:00")],
    ["red-only", published, remove("2023-09-01 09:00", "withdrawn")],
    ["too-early-to-repair", published, apply("2024-07-11 09:00")],
    ["repair-conditions", published, apply("2024-07-12 09:00", { performed: { met: false, evidence: "unpaid" } })],
    ["repair-running", applied, apply("2024-07-13 09:00")],
    ["no-repair", published, accept("2024-07-15 09:00")],
    ["no-repair", accepted, accept("2024-07-16 09:00")],
    ["no-repair", applied, decideRepair("2024-07-16 09:00")],
    ["own-approval", accepted, decideRepair("2024-07-22 09:00", true, "o-1")],
    ["nothing-published", published, takeDown("2023-07-13 09:00")],
    ["nothing-published", [...entered, remove("2023-07-14 09:00", "wrongEntry")], takeDown("2023-07-15 09:00")],
    ["before-latest", noticed, waive("2023-07-03 09:59")],
    ["no-law-for-day", [early], notice("2021-08-31 09:00")],
  );
});
