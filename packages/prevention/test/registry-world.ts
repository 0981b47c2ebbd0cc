import { given } from "@caseloop/core/spec";
import { type RegistryCommand, type RegistryEvent, registryEntry } from "../src/index.ts";

/** A step on a day, at noon in Jinan. */
export type Step = readonly [day: string, command: RegistryCommand];
type Data<T extends RegistryCommand["type"]> = Extract<RegistryCommand, { type: T }>["data"];

export const noon = (day: string): string => `${day}T04:00:00.000Z`;

/** Every name and id is invented. */
export const grant = (day: string, more: Partial<Data<"Grant">> = {}): Step => [
  day,
  {
    type: "Grant",
    data: {
      kind: "demonstrationUnit",
      place: "jibei",
      holder: { id: "shop-1", kind: "entity", name: "甲超市" },
      from: day,
      decision: "2023-1",
      officer: "o-1",
      ...more,
    },
  },
];
export const renew = (day: string, to: string): Step => [
  day,
  { type: "Renew", data: { to, decision: "2023-2", officer: "o-1" } },
];
export const suspend = (day: string, from: string, to?: string): Step => [
  day,
  { type: "Suspend", data: { from, ...(to && { to }), reason: "complaints", officer: "o-1" } },
];
export const resume = (day: string, from: string): Step => [
  day,
  { type: "Resume", data: { from, reason: "put right", officer: "o-1" } },
];
export const revoke = (day: string, more: Partial<Data<"Revoke">> = {}): Step => [
  day,
  {
    type: "Revoke",
    data: { from: day, ground: "unqualified", reason: "rules not kept", officer: "o-1", approver: "o-2", ...more },
  },
];

/** Runs commands one after the other; a refused one throws. */
export function entryLife(...steps: readonly Step[]): RegistryEvent[] {
  const events: RegistryEvent[] = [];
  for (const [day, command] of steps) {
    const outcome = given(registryEntry, ...events).when(command, { at: noon(day) });
    if (outcome.rejection) throw new Error(`${day} ${command.type} was refused: ${outcome.rejection.code}`);
    events.push(...(outcome.events as RegistryEvent[]));
  }
  return events;
}

/** Given this life of an entry, when a command comes on that day. */
export const onEntry = (steps: readonly Step[], [day, command]: Step) =>
  given(registryEntry, ...entryLife(...steps)).when(command, { at: noon(day) });
