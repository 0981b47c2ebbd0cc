import type { Instant, PolicyRef } from "@caseloop/law";
import type { Scalar } from "./condition.ts";
import type { Limit } from "./limit.ts";

/** Something a running clock will say unless the case moves first; every clock says `breach` or, where it is a right, `lapse`. */
export interface Planned {
  readonly notice: string;
  readonly at: Instant;
  readonly card?: "yellow" | "red";
}

/** 时钟: one clock of a case, through all its runs. */
export interface Clock {
  status: "idle" | "running" | "paused" | "met" | "cancelled" | "lapsed";
  /** The edition of the profile its present or last run is under. */
  policy?: PolicyRef;
  /** How many times it was started; 0 before the first. */
  cycle: number;
  /** When the present stretch of running began. */
  since: Instant;
  limit?: Limit;
  /** The run's own time as a whole: days, or milliseconds for what is counted in hours. */
  own: number;
  /** What was left when it stopped or stood still. */
  left: number;
  /** The pauses that last. */
  pausedBy: string[];
  /** Pauses while it was not running, for a start that reaches back; the last may still last. */
  earlier: { from: Instant; to?: Instant }[];
  plan: Planned[];
  /** Notices of this run, with the deadline they spoke of. */
  given: Record<string, Instant>;
  /** Whether this run was breached. */
  breached: boolean;
  /** Every breach of every run: nothing ever takes one away. */
  breaches: { cycle: number; at: Instant }[];
}

/** The clocks of one case, by profile and clock: `hotline/reply`. */
export interface Clocks {
  /** The version of the case's stream up to which events took effect. */
  seen: number;
  /** By profile. */
  facts: Record<string, Record<string, Scalar>>;
  clocks: Record<string, Clock>;
}

export const initial: Clocks = { seen: 0, facts: {}, clocks: {} };

export const idle = (): Clock => ({
  status: "idle",
  cycle: 0,
  since: "",
  own: 0,
  left: 0,
  pausedBy: [],
  earlier: [],
  plan: [],
  given: {},
  breached: false,
  breaches: [],
});

/** Whether the clock's run has not ended. */
export function active({ status }: { readonly status: Clock["status"] }): boolean {
  return status === "running" || status === "paused";
}
