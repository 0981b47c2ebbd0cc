import { given } from "@caseloop/core/spec";
import { commitmentTo, type InspectionPlanCommand, type InspectionPlanEvent, inspectionPlan } from "../src/index.ts";

/** A moment on the clock on the wall in Jinan, such as `2023-09-04 09:00`. */
export function at(local: string): string {
  return new Date(`${local.replace(" ", "T")}:00+08:00`).toISOString();
}

export type Step = readonly [local: string, command: InspectionPlanCommand];
type Made<Type> = readonly [local: string, command: Extract<InspectionPlanCommand, { type: Type }>];

export const seed = "00112233445566778899aabbccddeeff".repeat(2);
export const beacon = { source: "双色球 2023105 期", knownAt: at("2023-09-12 21:15") };
export const beaconValue = "03 07 12 19 24 31 + 08";

/** A plan of September 2023 with every id, name and number invented. */
export const makePlan = (more: Partial<Made<"Plan">[1]["data"]> = {}): Made<"Plan"> => [
  "2023-09-04 09:00",
  {
    type: "Plan",
    data: {
      id: "2023-09-food",
      title: "食品安全联合抽查",
      take: 5,
      strata: [
        { id: "C", share: 10 },
        { id: "A", share: 1 },
        { id: "B", share: 3 },
      ],
      departments: [
        { id: "market", team: 2, reserves: 1 },
        { id: "fire", team: 2, reserves: 1 },
      ],
      items: [
        { id: "licence", department: "market", title: "许可证" },
        { id: "storage", department: "market", title: "贮存条件" },
        { id: "exits", department: "fire", title: "疏散通道" },
      ],
      restMonths: 6,
      officer: "planner",
      ...more,
    },
  },
];

export const commit = (more: Partial<Made<"CommitSeed">[1]["data"]> = {}): Made<"CommitSeed"> => [
  "2023-09-05 09:00",
  {
    type: "CommitSeed",
    data: { commitment: commitmentTo("2023-09-food", seed), published: "局网站", officer: "keeper", beacon, ...more },
  },
];

const inspectee = (id: string, stratum: string, weight = 1, inspectedOn?: string) => ({
  id,
  stratum,
  weight,
  ...(inspectedOn && { inspectedOn }),
});

export const freeze = (more: Partial<Made<"FreezeRoster">[1]["data"]> = {}): Made<"FreezeRoster"> => [
  "2023-09-06 09:00",
  {
    type: "FreezeRoster",
    data: {
      inspectees: [
        inspectee("shop-07", "B", 2),
        inspectee("shop-01", "A"),
        inspectee("shop-02", "A", 5),
        inspectee("shop-03", "A", 1, "2023-03-07"), // five whole months back: left out
        inspectee("shop-04", "A", 1, "2023-03-06"), // six: in
        inspectee("shop-05", "A", 3),
        inspectee("shop-06", "B"),
        inspectee("饭店-一", "B", 4),
        inspectee("shop-08", "C", 10),
        inspectee("shop-09", "C", 20),
        inspectee("shop-10", "C", 1, "2023-09-05"),
      ],
      inspectors: [
        ...["m5", "m1", "m2", "m3", "m4"].map((id) => ({ id, department: "market" })),
        ...["f1", "f2", "f3", "f4"].map((id) => ({ id, department: "fire" })),
      ],
      recusals: [
        { inspector: "m1", inspectee: "shop-09", reason: "directInterest" as const },
        { inspector: "f2", inspectee: "shop-02", reason: "otherRelation" as const },
      ],
      officer: "registrar",
      ...more,
    },
  },
];

export const drawIt = (more: Partial<Made<"Draw">[1]["data"]> = {}): Made<"Draw"> => [
  "2023-09-13 09:00",
  { type: "Draw", data: { seed, beacon: beaconValue, officer: "planner", ...more } },
];

/** Runs commands one after the other; a refused one throws. */
export function planLife(...steps: readonly Step[]): InspectionPlanEvent[] {
  const events: InspectionPlanEvent[] = [];
  for (const [local, command] of steps) {
    const outcome = given(inspectionPlan, ...events).when(command, { at: at(local) });
    if (outcome.rejection) throw new Error(`${local} ${command.type} was refused: ${outcome.rejection.code}`);
    events.push(...(outcome.events as InspectionPlanEvent[]));
  }
  return events;
}

/** Given this life of a plan, when a command comes at that moment. */
export const onPlan = (steps: readonly Step[], [local, command]: Step) =>
  given(inspectionPlan, ...planLife(...steps)).when(command, { at: at(local) });

/** The plan above from its making to its draw. */
export const drawnLife = () => planLife(makePlan(), commit(), freeze(), drawIt());
