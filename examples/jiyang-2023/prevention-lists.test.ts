import { project } from "@caseloop/core";
import { chinaCalendar, isLate } from "@caseloop/law";
import type { CaseEvent } from "@caseloop/penalty";
import { type ListingEvent, lists, standingEntries } from "@caseloop/prevention";
import { describe, expect, it } from "vitest";
import { enforcement } from "./enforcement/index.ts";
import { plan2023 } from "./plan.ts";
import { small, yearOf } from "./prevention/played.ts";

const plan = { ...small, enforcement: plan2023.enforcement };
const { store, events } = await yearOf(plan, enforcement(plan, chinaCalendar));
const entries = Map.groupBy(
  events.filter(({ category }) => category === "listing"),
  ({ entity }) => entity,
);
type Of<Type extends ListingEvent["type"]> = Extract<ListingEvent, { type: Type }>["data"];
const find = <Type extends ListingEvent["type"]>(entity: string, type: Type) =>
  entries.get(entity)?.find((event) => event.type === type)?.data as Of<Type> | undefined;
const named = (list: "red" | "black") => [...entries.keys()].filter((id) => find(id, "Proposed")?.list === list);

describe("the black list 黑榜", () => {
  it("rests on decisions that are in the log", () => {
    const black = named("black");
    expect(black.length).toBeGreaterThan(7);
    for (const id of black) {
      const decision = find(id, "Proposed")?.decision;
      const decided = events.find(
        ({ stream, type }) => stream === `case-${decision?.case}` && type === "PenaltyDecided",
      );
      const data = decided?.data as Extract<CaseEvent, { type: "PenaltyDecided" }>["data"] | undefined;
      expect(data && chinaCalendar.dayOf(data.at)).toBe(decision?.on);
      expect(data?.fine).toBeGreaterThanOrEqual(2_500_000);
    }
  });

  it("has nobody on it without notice, the time to object or its waiver, and a second person's decision (invariant 10)", () => {
    const entered = named("black").filter((id) => find(id, "Entered"));
    expect(entered.length).toBeGreaterThan(5);
    for (const id of entered) {
      const [proposed, notice, entry] = [find(id, "Proposed"), find(id, "NoticeGiven"), find(id, "Entered")];
      expect(entry && notice && (find(id, "Waived") !== undefined || isLate(entry.at, notice.objectBy))).toBe(true);
      expect(entry?.approver).not.toBe(proposed?.proposer);
      expect(entry?.repairAfter?.day).toBeDefined();
    }
  });

  it("hears objections, and is left by repair and by correction, each taken down in time", () => {
    const objections = named("black").flatMap((id) => find(id, "ObjectionDecided")?.upheld ?? []);
    expect(new Set(objections)).toEqual(new Set([true, false]));
    const removed = named("black").flatMap((id) => find(id, "Removed")?.ground ?? []);
    expect(new Set(removed)).toEqual(new Set(["repaired", "wrongEntry"]));
    expect(named("black").some((id) => find(id, "RepairDenied"))).toBe(true);
    for (const id of named("black"))
      expect(find(id, "Removed") === undefined).toBe(find(id, "TakenDown") === undefined);
    expect(named("black").flatMap((id) => find(id, "TakenDown")?.late ?? [])).not.toContain(true);
  });
});

describe("the lists at the end of the year", () => {
  it("show who was published and not taken off", async () => {
    const rows = await project(store, lists);
    for (const list of ["red", "black"] as const) {
      const standing = standingEntries(rows, list, "2023-12-31").map(([id]) => id);
      const expected = named(list).filter((id) => find(id, "Published") && !find(id, "Removed"));
      expect(standing.sort()).toEqual(expected.sort());
      expect(standing.length).toBeGreaterThan(0);
    }
    expect(named("red").filter((id) => find(id, "Removed")?.ground === "withdrawn")).toHaveLength(1);
  });

  it("have no black entry where no fine is grave", async () => {
    const light = {
      ...small,
      enforcement: { closed: 30, fines: 9_000_000, mitigated: 6, exemptOrNotImposed: 3, reduced: 40_000_000 },
    };
    const played = await yearOf(light, enforcement(light, chinaCalendar));
    const rows = [...(await project(played.store, lists)).values()];
    expect(new Set(rows.map(({ list }) => list))).toEqual(new Set(["red"]));
  });
});
