import { handle } from "@caseloop/core";
import { memoryStore } from "@caseloop/core/memory";
import { describe, expect, it } from "vitest";
import { type InspectionPlanEvent, inspectionPlan, planRefusals, verifyDraw } from "../src/index.ts";
import {
  at,
  beacon,
  commit,
  drawIt,
  drawnLife,
  freeze,
  makePlan,
  onPlan,
  planLife,
  type Step,
  seed,
} from "./draw-world.ts";

const frozen = [makePlan(), commit(), freeze()] as const;
const { data: roster } = freeze()[1];
const plan = makePlan()[1].data;
const abandon = (approver = "head"): Step => [
  "2023-09-07 09:00",
  { type: "Abandon", data: { reason: "the seed was seen", officer: "planner", approver } },
];
const moved = ([, command]: Step, local: string): Step => [local, command];

type Case = readonly [given: readonly Step[], when: Step];

/** Each refusal of a plan, met once; a code without a case is a type error. */
const cases: Record<keyof typeof planRefusals, Case> = {
  "before-latest": [[makePlan()], moved(commit(), "2023-09-04 08:59")],
  "no-law-for-day": [[makePlan(), commit({ beacon: undefined })], moved(freeze(), "2099-09-06 09:00")],
  "already-planned": [[makePlan()], makePlan()],
  "not-planned": [[], commit()],
  "plan-over": [[...frozen, drawIt()], moved(abandon(), "2023-09-14 09:00")],
  "name-twice": [[], makePlan({ items: [...plan.items, { id: "exits", department: "market", title: "again" }] })],
  "department-unknown": [[], makePlan({ items: [...plan.items, { id: "tax", department: "tax", title: "税务" }] })],
  "department-idle": [[], makePlan({ items: plan.items.slice(0, 2) })],
  "seed-already-committed": [[makePlan(), commit()], commit()],
  "seed-not-yet-committed": [[makePlan()], freeze()],
  "beacon-known": [[makePlan(), commit()], moved(freeze(), "2023-09-12 21:15")],
  "beacon-not-known": [[...frozen], moved(drawIt(), "2023-09-12 21:14")],
  "beacon-missing": [[...frozen], drawIt({ beacon: undefined })],
  "beacon-not-announced": [[makePlan(), commit({ beacon: undefined }), freeze()], drawIt()],
  "roster-already-frozen": [[...frozen], freeze()],
  "roster-not-frozen": [[makePlan(), commit()], drawIt()],
  "seed-keeper-freezes": [[makePlan(), commit()], freeze({ officer: "keeper" })],
  "stratum-unknown": [
    [makePlan(), commit()],
    freeze({ inspectees: [...roster.inspectees, { id: "shop-11", stratum: "D" }] }),
  ],
  "recusal-unknown": [
    [makePlan(), commit()],
    freeze({ recusals: [{ inspector: "m9", inspectee: "shop-01", reason: "directInterest" as const }] }),
  ],
  "too-few-inspectees": [[makePlan({ take: 10 }), commit()], freeze()],
  "too-few-inspectors": [
    [makePlan(), commit()],
    freeze({
      recusals: ["f1", "f2", "f3"].map((inspector) => ({
        inspector,
        inspectee: "shop-01",
        reason: "directInterest" as const,
      })),
    }),
  ],
  "not-the-seed": [[...frozen], drawIt({ seed: seed.replace("0", "1") })],
  "own-approval": [[makePlan()], abandon("planner")],
};

describe("a plan says no", () => {
  it.each(Object.entries(cases))("%s", (code, [steps, when]) => {
    const { rejection } = onPlan(steps, when).thenRejected(code);
    expect(rejection?.because).toBe(planRefusals[code as keyof typeof planRefusals][0]);
    expect(rejection?.zh).toMatch(/[。]$/);
  });
});

describe("a plan says no to each list on its own", () => {
  const ready = [makePlan(), commit()];
  const { inspectees, inspectors } = roster;
  const recusal = (inspector: string, inspectee: string) => [
    { inspector, inspectee, reason: "otherRelation" as const },
  ];
  it.each<[string, string, readonly Step[], Step]>([
    ["departments", "name-twice", [], makePlan({ departments: [...plan.departments, { id: "fire" }] })],
    [
      "items",
      "name-twice",
      [],
      makePlan({ items: [...plan.items, { id: "exits", department: "fire", title: "again" }] }),
    ],
    ["strata", "name-twice", [], makePlan({ strata: [...plan.strata, { id: "A" }] })],
    ["inspectees", "name-twice", ready, freeze({ inspectees: [...inspectees, { id: "shop-01", stratum: "B" }] })],
    ["inspectors", "name-twice", ready, freeze({ inspectors: [...inspectors, { id: "m1", department: "fire" }] })],
    [
      "departments of inspectors",
      "department-unknown",
      ready,
      freeze({ inspectors: [...inspectors, { id: "t1", department: "tax" }] }),
    ],
    ["recused inspectors", "recusal-unknown", ready, freeze({ recusals: recusal("m9", "shop-01") })],
    ["inspectees of recusals", "recusal-unknown", ready, freeze({ recusals: recusal("m1", "shop-99") })],
  ])("%s", (_, code, steps, when) => {
    onPlan(steps, when).thenRejected(code);
  });
});

describe("a plan, on both sides of each edge", () => {
  it("takes everybody who is left, and not one more", () => {
    onPlan([makePlan({ take: 9 }), commit()], freeze()).thenState(({ status }) => expect(status).toBe("frozen"));
    const { rejection } = onPlan([makePlan({ take: 10 }), commit()], freeze());
    expect(rejection?.facts).toEqual({ eligible: 9, take: 10, excluded: 2 });
  });

  it("needs a team for everybody who may be drawn, not for those left out", () => {
    const kin = (inspectee: string, ...named: string[]) =>
      named.map((inspector) => ({ inspector, inspectee, reason: "directInterest" as const }));
    const ok = [makePlan(), commit()];
    onPlan(ok, freeze({ recusals: kin("shop-01", "f1", "f2") })).thenState(({ status }) =>
      expect(status).toBe("frozen"),
    );
    onPlan(ok, freeze({ recusals: kin("shop-03", "f1", "f2", "f3") })).thenState(({ status }) =>
      expect(status).toBe("frozen"),
    );
    expect(onPlan(ok, freeze({ recusals: kin("shop-01", "m1", "m2", "m3", "m4") })).rejection?.facts).toEqual({
      inspectee: "shop-01",
      department: "market",
      available: 1,
      team: 2,
    });
  });

  it.each([
    ["2023-03-06", "2023-09-06", 6, false],
    ["2023-03-07", "2023-09-06", 6, true],
    ["2023-03-31", "2023-09-30", 6, true], // the month is whole on the first day after a shorter month
    ["2023-03-31", "2023-10-01", 6, false],
    ["2023-12-31", "2024-01-01", 1, true],
    ["2023-09-05", "2023-09-06", 0, false],
  ])("last inspected on %s, frozen on %s, %i months' rest: left out %s", (inspectedOn, day, restMonths, out) => {
    const one = { id: "shop-99", stratum: "A", inspectedOn };
    const steps = [makePlan({ restMonths, take: 1 }), commit({ beacon: undefined })];
    const { events } = onPlan(steps, moved(freeze({ inspectees: [...roster.inspectees, one] }), `${day} 09:00`));
    const [event] = events;
    expect(event?.type === "RosterFrozen" && event.data.excluded.includes("shop-99")).toBe(out);
  });

  it("goes by China's day: half past midnight in Jinan is already the sixth", () => {
    const one = { id: "shop-99", stratum: "A", inspectedOn: "2023-03-06" };
    const frozenAt = (local: string) =>
      onPlan([makePlan(), commit()], moved(freeze({ inspectees: [...roster.inspectees, one] }), local)).events[0];
    expect(frozenAt("2023-09-06 00:30")?.data).toMatchObject({ excluded: ["shop-03", "shop-10"] });
    expect(frozenAt("2023-09-05 23:30")?.data).toMatchObject({
      excluded: ["shop-03", "shop-04", "shop-10", "shop-99"],
    });
  });

  it("is drawn the moment the beacon is known; without one, at once", () => {
    onPlan(frozen, moved(drawIt(), "2023-09-12 21:15")).thenState(({ status }) => expect(status).toBe("drawn"));
    const bare = [makePlan(), commit({ beacon: undefined }), freeze()];
    onPlan(bare, moved(drawIt({ beacon: undefined }), "2023-09-06 09:00")).thenState(({ status }) =>
      expect(status).toBe("drawn"),
    );
  });

  it("announces a beacon that is still ahead", () => {
    onPlan([makePlan()], commit({ beacon: { source: "lottery", knownAt: at("2023-09-05 09:00") } })).thenRejected(
      "beacon-known",
    );
    onPlan([makePlan()], commit({ beacon: { source: "lottery", knownAt: at("2023-09-05 09:01") } })).thenState(
      ({ status }) => expect(status).toBe("committed"),
    );
  });

  it("takes teams of two or more, whole weights from 1, and a seed of 32 bytes", () => {
    const lone = makePlan({ departments: [{ id: "market", team: 1 }] });
    expect(onPlan([], lone).thenRejected("invalid-command").rejection?.issues?.[0]?.field).toBe("departments[0].team");
    const light = freeze({ inspectees: [{ id: "a", stratum: "A", weight: 0 }] });
    onPlan([makePlan(), commit()], light).thenRejected("invalid-command");
    onPlan(frozen, drawIt({ seed: seed.slice(2) })).thenRejected("invalid-command");
  });

  it("given up, keeps its commitment on record and is never drawn", () => {
    const given = [...frozen, abandon()];
    onPlan(given, drawIt()).thenRejected("plan-over");
    expect(planLife(...given).map(({ type }) => type)).toEqual([
      "Planned",
      "SeedCommitted",
      "RosterFrozen",
      "Abandoned",
    ]);
  });

  it("the same seed under another plan is another commitment", () => {
    onPlan([makePlan({ id: "2023-10-food" }), commit(), freeze()], drawIt()).thenRejected("not-the-seed");
  });
});

describe("the draw done again", () => {
  type Data<T> = Extract<InspectionPlanEvent, { type: T }>["data"];
  const changed = <T extends InspectionPlanEvent["type"]>(type: T, change: (data: Data<T>) => Partial<Data<T>>) =>
    drawnLife().map((event) =>
      event.type === type
        ? ({ ...event, data: { ...event.data, ...change(event.data as Data<T>) } } as InspectionPlanEvent)
        : event,
    );

  it("agrees with the record", () => {
    expect(verifyDraw(drawnLife())).toEqual({ agrees: true, visits: 5 });
    const bare = planLife(makePlan(), commit({ beacon: undefined }), freeze(), drawIt({ beacon: undefined }));
    expect(verifyDraw(bare)).toEqual({ agrees: true, visits: 5 });
  });

  it.each<[string, InspectionPlanEvent[], string]>([
    ["a step left out", drawnLife().filter(({ type }) => type !== "SeedCommitted"), "steps[1]"],
    ["a step twice", [...drawnLife(), ...drawnLife().slice(3)], "steps[4]"],
    ["a plan not drawn", drawnLife().slice(0, 3), "steps[3]"],
    ["a roster frozen after the draw", changed("RosterFrozen", () => ({ at: at("2023-09-14 09:00") })), "times[2]"],
    [
      "a roster settled by the keeper of the seed",
      changed("RosterFrozen", () => ({ officer: "keeper" })),
      "officers.same",
    ],
    ["a beacon known before the roster", changed("RosterFrozen", () => ({ at: beacon.knownAt })), "beacon.timely"],
    ["a draw before the beacon", changed("Drawn", () => ({ at: at("2023-09-12 21:14") })), "beacon.timely"],
    ["a beacon not announced", changed("SeedCommitted", () => ({ beacon: undefined })), "beacon.used"],
    ["another way of drawing", changed("Drawn", () => ({ algorithm: "caseloop-draw/2" })), "algorithm"],
    ["another seed", changed("Drawn", () => ({ seed: seed.replace("0", "1") })), "commitment"],
    [
      "a commitment to something else",
      changed("SeedCommitted", () => ({ commitment: `sha256:${seed}` })),
      "commitment",
    ],
    ["a plan changed afterwards", changed("Planned", () => ({ take: 4 })), "digest"],
    [
      "a weight changed afterwards",
      changed("RosterFrozen", ({ inspectees }) => ({ inspectees: inspectees.map((one) => ({ ...one, weight: 2 })) })),
      "digest",
    ],
    [
      "somebody spared",
      changed("RosterFrozen", ({ excluded }) => ({ excluded: [...excluded, "shop-09"] })),
      "excluded[2]",
    ],
    ["another beacon", changed("Drawn", () => ({ beacon: "07" })), "lots[0].inspectee"],
    [
      "an inspectee exchanged",
      changed("Drawn", ({ lots }) => ({
        lots: lots.map((lot, i) => (i === 3 ? { ...lot, inspectee: "shop-08" } : lot)),
      })),
      "lots[3].inspectee",
    ],
    ["a visit left out", changed("Drawn", ({ lots }) => ({ lots: lots.slice(0, 4) })), "lots[4]"],
    [
      "an officer exchanged",
      changed("Drawn", ({ lots }) => ({
        lots: lots.map((lot) => ({
          ...lot,
          teams: lot.teams.map((team) =>
            lot.inspectee === "饭店-一" && team.department === "market" ? { ...team, inspectors: ["m4", "m1"] } : team,
          ),
        })),
      })),
      "lots[2].teams[1].inspectors[1]",
    ],
    ["an item less", changed("Drawn", ({ items }) => ({ items: items.slice(1) })), "items[0].id"],
  ])("names the first difference: %s", (_, history, where) => {
    expect(verifyDraw(history)).toMatchObject({ agrees: false, at: where });
  });

  it("tells what stands in the record and what was drawn again", () => {
    const history = changed("Drawn", ({ lots }) => ({ lots: lots.map((lot) => ({ ...lot, inspectee: "shop-01" })) }));
    expect(verifyDraw(history)).toEqual({
      agrees: false,
      at: "lots[0].inspectee",
      recorded: "shop-01",
      redrawn: "shop-02",
    });
  });

  it("works on the log of a store: 988 drawn from a roster of 5,000", async () => {
    const store = memoryStore();
    const large = freeze({
      inspectees: Array.from({ length: 5000 }, (_, i) => ({
        id: `shop-${String(i).padStart(2, "0")}`,
        stratum: ["A", "B", "C"][i % 3] ?? "A",
        weight: 1 + (i % 7),
      })),
    });
    const steps = [makePlan({ take: 988 }), commit(), large, drawIt()]; // 988 joint checks: M16
    const recorded = [];
    for (const [local, command] of steps) {
      const done = await handle(store, inspectionPlan, "p", { ...command, at: at(local) });
      if (!done.ok) throw new Error(done.rejection.because);
      recorded.push(...done.events);
    }
    expect(verifyDraw(recorded)).toEqual({ agrees: true, visits: 988 });
    const drawn = recorded.flatMap((event) => (event.type === "Drawn" ? event.data.lots : []));
    expect(new Set(drawn.map(({ inspectee }) => inspectee)).size).toBe(988);
    // Shares 1, 3, 10 over 1667, 1667, 1666: 70.60, 211.81, 705.59 of 988; the two left over go to the largest remainders.
    expect(["A", "B", "C"].map((id) => drawn.filter(({ stratum }) => stratum === id).length)).toEqual([71, 212, 705]);
  });
});
