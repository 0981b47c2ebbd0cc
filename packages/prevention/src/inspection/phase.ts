import type { Decide, Rejection } from "@caseloop/core";
import { type Calendar, chinaCalendar, type Day } from "@caseloop/law";
import { twoOfThem } from "../party.ts";
import type { commands } from "./commands.ts";
import type { events } from "./events.ts";
import { type InspectionClocks, inspectionClocks } from "./law.ts";
import { refuse } from "./refusals.ts";
import type { Inspection } from "./state.ts";

/** What decisions on inspections need from outside. */
export interface InspectionContext {
  readonly calendar: Calendar;
  /** The clocks in force on the day the check ends. */
  readonly clocks: (day: Day) => InspectionClocks;
}

export const inspectionContext: InspectionContext = { calendar: chinaCalendar, clocks: inspectionClocks };

type Handlers = Decide<typeof commands, typeof events, Inspection, InspectionContext>;

/** One phase of an inspection's life: some of its handlers. */
export type Phase<Command extends keyof Handlers> = Pick<Handlers, Command>;

/** The inspection as decisions see it. */
export type Now = Parameters<Handlers["Open"]>[1];
type Item = Now["items"][number];

/** Not open yet, or closed. */
export function unlessLive({ status }: Now): Rejection | undefined {
  if (status === "none") return refuse("not-open");
  return status === "closed" ? refuse("inspection-closed") : undefined;
}

/** Visited and not closed, or why not. */
export function unlessVisited(now: Now): Rejection | undefined {
  return unlessLive(now) ?? (now.status === "open" ? refuse("not-visited") : undefined);
}

/** Visited, and the check not yet over; or why not. */
export function unlessChecking(now: Now): Rejection | undefined {
  return unlessVisited(now) ?? (now.status === "visited" ? undefined : refuse("already-concluded"));
}

export function itemOf({ items }: Now, id: string): Item | undefined {
  return items.find((item) => item.id === id);
}

/** Two officers of the department's team, all of whom were there. */
export function mayFind({ teams, officers }: Now, department: string, named: readonly string[]): boolean {
  const team = teams.find((one) => one.department === department)?.inspectors ?? [];
  return twoOfThem(named) && named.every((one) => team.includes(one) && officers.includes(one));
}

/** A problem that somebody must still see to: neither a clue, nor put right, nor ordered to be. */
export function isUnanswered({ result, correction, clue }: Item): boolean {
  return result === "fail" && !clue && (correction === undefined || correction.status === "uncorrected");
}
