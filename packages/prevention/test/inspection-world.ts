import { given } from "@caseloop/core/spec";
import { type InspectionCommand, type InspectionEvent, inspection } from "../src/index.ts";
import { at } from "./draw-world.ts";

export type Step = readonly [local: string, command: InspectionCommand];
type Data<T extends InspectionCommand["type"]> = Extract<InspectionCommand, { type: T }>["data"];

const market = ["m1", "m2"];
const fire = ["f1", "f2"];

/** A joint visit of two departments with three items; every id is invented. */
export const open = (more: Partial<Data<"Open">> = {}): Step => [
  "2023-09-13 09:00",
  {
    type: "Open",
    data: {
      plan: "2023-09-food",
      inspectee: "shop-09",
      stratum: "C",
      teams: [
        { department: "fire", inspectors: fire, reserves: ["f3"] },
        { department: "market", inspectors: market, reserves: ["m3", "m4"] },
      ],
      items: [
        { id: "licence", department: "market", title: "许可证" },
        { id: "storage", department: "market", title: "贮存条件" },
        { id: "exits", department: "fire", title: "疏散通道" },
      ],
      ...more,
    },
  },
];
export const recuse = (inspector: string, more: Partial<Data<"Recuse">> = {}): Step => [
  "2023-09-14 09:00",
  { type: "Recuse", data: { inspector, reason: "directInterest", ...more } },
];
export const visit = (officers: string[] = [...fire, ...market], local = "2023-09-18 09:30"): Step => [
  local,
  { type: "Visit", data: { officers } },
];
export const find = (
  item: string,
  result: Data<"RecordFinding">["result"],
  more: Partial<Data<"RecordFinding">> = {},
): Step => [
  "2023-09-18 10:00",
  {
    type: "RecordFinding",
    data: { item, result, facts: "as seen", officers: item === "exits" ? fire : market, ...more },
  },
];
export const order = (
  item = "storage",
  more: Partial<Data<"OrderCorrection">> = {},
  local = "2023-09-18 11:00",
): Step => [
  local,
  { type: "OrderCorrection", data: { item, measures: "离地存放", until: "2023-09-25", officers: market, ...more } },
];
export const clue = (item = "storage", kind: "report" | "case" = "report", local = "2023-09-18 11:30"): Step => [
  local,
  { type: "OpenClue", data: { item, to: { kind, id: `${kind}-7` }, officer: "m1" } },
];
export const conclude = (local = "2023-09-18 12:00"): Step => [local, { type: "Conclude", data: { officer: "m1" } }];
export const publish = (local = "2023-09-20 09:00"): Step => [
  local,
  { type: "Publish", data: { channel: "公示系统", officer: "clerk" } },
];
export const correct = (
  item: string,
  result: Data<"CorrectFinding">["result"],
  approver = "head",
  local = "2023-09-21 09:00",
): Step => [
  local,
  {
    type: "CorrectFinding",
    data: { item, result, facts: "on second look", reason: "objection", officer: "clerk", approver },
  },
];
export const followUp = (corrected: boolean, local = "2023-09-26 09:00", officers = ["m8", "m9"]): Step => [
  local,
  { type: "FollowUp", data: { item: "storage", corrected, facts: "as seen again", officers } },
];
export const close = (local = "2023-10-10 09:00"): Step => [local, { type: "Close", data: { officer: "clerk" } }];

export const opened = [open()] as const;
export const visited = [...opened, visit()] as const;
/** One problem, with storage. */
export const found = [...visited, find("licence", "pass"), find("storage", "fail"), find("exits", "pass")] as const;
export const ordered = [...found, order()] as const;
export const published = [...ordered, conclude(), publish()] as const;

/** Runs commands one after the other; a refused one throws. */
export function inspectionLife(...steps: readonly Step[]): InspectionEvent[] {
  const events: InspectionEvent[] = [];
  for (const [local, command] of steps) {
    const outcome = given(inspection, ...events).when(command, { at: at(local) });
    if (outcome.rejection) throw new Error(`${local} ${command.type} was refused: ${outcome.rejection.code}`);
    events.push(...(outcome.events as InspectionEvent[]));
  }
  return events;
}

/** Given this life of an inspection, when a command comes at that moment. */
export const onInspection = (steps: readonly Step[], [local, command]: Step) =>
  given(inspection, ...inspectionLife(...steps)).when(command, { at: at(local) });
