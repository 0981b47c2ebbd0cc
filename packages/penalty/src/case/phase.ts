import type { Decide, Evolve, Given } from "@caseloop/core";
import { type Calendar, type Day, type Instant, isLate, type PenaltyClocks } from "@caseloop/law";
import type { Library } from "../discretion/library.ts";
import type { commands } from "./commands.ts";
import type { events } from "./events.ts";
import type { Case, Status } from "./state.ts";

/** What decisions on cases need from outside. */
export interface CaseContext {
  readonly calendar: Calendar;
  /** The clocks in force on the day a clock starts or a step is taken. */
  readonly clocks: (day: Day) => PenaltyClocks;
  /** 法律库: the rule sets and bands that a decision is assessed by. */
  readonly library: Library;
}

export type CaseDecide = Decide<typeof commands, typeof events, Case, CaseContext>;
export type CaseEvolve = Evolve<typeof events, Case>;

/** One phase of a case's life: what may be asked of it, and beside that what the answers change. */
export interface Phase<C extends keyof CaseDecide, E extends keyof CaseEvolve> {
  readonly decide: Pick<CaseDecide, C>;
  readonly evolve: Pick<CaseEvolve, E>;
}

/** The case as decisions see it: to read, not to change. */
export type ReadCase = Parameters<CaseDecide["OpenClue"]>[1];
export type Context = CaseContext & Given;
export type Decided = Extract<ReturnType<CaseDecide["OpenClue"]>, readonly unknown[]>[number];

/** The clocks in force at that moment; throws `ActNotInForce` before 2019-04-01. */
export function clocksAt(at: Instant, { calendar, clocks }: CaseContext): PenaltyClocks {
  return clocks(calendar.dayOf(at));
}

/** A step was taken: from here on, none can be dated before it. */
export function step(state: Case, at: Instant, status: Status = state.status): void {
  state.latest = at;
  state.status = status;
}

/** The step brought the case nearer to its end. */
export function progress(state: Case, at: Instant, status: Status = state.status): void {
  step(state, at, status);
  state.progressAt = at;
}

/** A clock was missed: permanent. */
export function breach(state: Case, clock: string, late: boolean): void {
  if (late && !state.breaches.includes(clock)) state.breaches.push(clock);
}

/** Between filing and decision. */
export function inHand({ status }: Pick<ReadCase, "status">): boolean {
  return status === "investigating" || status === "concluded" || status === "reviewed" || status === "notified";
}

/** The clock that runs on the case: the check of a clue, then the decision. */
export function running(state: ReadCase): ReadCase["checkBy"] {
  return state.status === "clue" ? state.checkBy : inHand(state) ? state.decideBy : undefined;
}

/** Whether that clock has run out; not while it stands still with time left. */
export function lateNow(state: ReadCase, at: Instant): boolean {
  return state.left === undefined && isLate(at, running(state));
}

/** Nothing runs any more, and so nothing stands still. */
export function halt(state: Case): void {
  state.stops = [];
  delete state.left;
  delete state.stoodUntil;
}
