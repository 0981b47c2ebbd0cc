import { type EventStore, project } from "@caseloop/core";
import { type InspectionPlanEvent, inspectionTally, verifyDraw } from "@caseloop/prevention";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { preventionFigures, preventionProjections } from "./figures/prevention.ts";
import { projected } from "./figures/projected.ts";
import { plan2023 } from "./plan.ts";
import { shares } from "./prevention/agenda.ts";
import { small, yearOf } from "./prevention/played.ts";

const { prevention: page } = plan2023;
const figuresOf = async (store: EventStore, to = "2023-12-31") =>
  preventionFigures(await projected(store, preventionProjections), "2023-01-01", to);
const fewer = { ...small.prevention, jointChecks: 25 };

describe("the year's prevention", async () => {
  const { store, events } = await yearOf(plan2023);
  const typed = (stream: string, type: string) =>
    events.filter((event) => event.category === stream && event.type === type);

  it("adds up to the page's figures", async () => {
    expect(await figuresOf(store)).toEqual(page);
  });

  it("has less on an earlier day", async () => {
    const june = await figuresOf(store, "2023-06-30");
    expect(june.trustedUnits).toBeGreaterThan(0);
    expect(june.trustedUnits).toBeLessThan(page.trustedUnits);
    expect(june.trainingSessions).toBeLessThan(page.trainingSessions);
  });

  it("grants more than stays: some entries are renewed, some revoked, some lapse", () => {
    const kinds = 19 + 2853 + 2844 + 41_944 + 15;
    const revoked = typed("registryEntry", "Revoked").length;
    expect(typed("registryEntry", "Renewed").length).toBeGreaterThan(0);
    expect(revoked).toBeGreaterThan(0);
    expect(typed("registryEntry", "Granted").length).toBeGreaterThan(kinds + revoked);
  });

  it("makes each draw anew from its record", () => {
    const plans = Map.groupBy(
      events.filter(({ category }) => category === "inspectionPlan"),
      ({ entity }) => entity,
    );
    expect(plans.size).toBe(15);
    for (const record of plans.values())
      expect(verifyDraw(record as unknown as readonly InspectionPlanEvent[])).toMatchObject({ agrees: true });
  });

  it("publishes every check in time, closes it, and passes grave problems on as cases", async () => {
    const tally = await project(store, inspectionTally);
    expect(tally).toMatchObject({ opened: 1045, visited: 1045, published: 1045, publishedLate: 0, closed: 1045 });
    expect(tally.clues).toBeGreaterThan(0);
    const passedOn = typed("case", "ClueOpened").filter(({ entity }) => entity.startsWith("case-2023-"));
    expect(passedOn).toHaveLength(tally.clues);
  });

  it("moves, corrects and cancels a session", () => {
    for (const type of ["Moved", "Corrected", "Cancelled"]) expect(typed("training", type)).toHaveLength(1);
  });
});

describe("a plan", () => {
  it("is the same again for the same seed, and another for another", async () => {
    const [one, same, other] = await Promise.all(
      ["a", "a", "b"].map((seed) => yearOf({ ...plan2023, seed, prevention: fewer })),
    );
    expect(JSON.stringify(same?.events)).toBe(JSON.stringify(one?.events));
    expect(JSON.stringify(other?.events)).not.toBe(JSON.stringify(one?.events));
  });

  it("comes out exactly at other sizes", async () => {
    const none = { ...fewer, stations: 0, trustedUnits: 101, jointChecks: 3, trainingsReceived: 0 };
    for (const prevention of [fewer, none, { ...none, jointChecks: 0, trainingSessions: 1, trainingPersonTimes: 1 }]) {
      const { store } = await yearOf({ ...plan2023, prevention });
      expect(await figuresOf(store)).toEqual(prevention);
    }
  });

  it("shares person-times out exactly, everybody at least one", () => {
    const weights = fc.array(fc.integer({ min: 1, max: 50 }), { minLength: 1, maxLength: 60 });
    fc.assert(
      fc.property(weights, fc.nat(5000), (list, more) => {
        const parts = shares(list.length + more, list);
        expect(parts.reduce((sum, part) => sum + part, 0)).toBe(list.length + more);
        expect(Math.min(...parts)).toBeGreaterThanOrEqual(1);
      }),
    );
    expect(() => shares(1, [1, 1])).toThrow(RangeError);
  });
});
