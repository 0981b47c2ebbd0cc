import type { Immutable } from "@caseloop/core";
import type { Bilingual, Instant } from "@caseloop/law";
import type { Cycle, TicketFacts } from "../facts/facts.ts";
import type { RateRules } from "./policy.ts";

/** One ticket's part in a rate: one more in the denominator, and all, half or nothing of it in the numerator. */
export interface Entry {
  readonly cycle: number;
  /** The moment that decides in which period it counts. */
  readonly at: Instant;
  /** 2 a whole one, 1 half a one, 0 none. */
  readonly halves: 0 | 1 | 2;
  /** The units it counts for. */
  readonly units: readonly string[];
  /** The events that put it in the denominator, and those that decided the numerator: their versions in the ticket's stream. */
  readonly events: readonly number[];
}

export type Row = Immutable<TicketFacts>;
export type RowCycle = Immutable<Cycle>;

/** 指标: what one ticket adds to a rate. A host's own metric is one more of these. */
export interface Metric {
  readonly id: string;
  readonly name: Bilingual;
  /** Called for tickets that somebody else's complaint began, never for the bureau's own cases. */
  readonly entries: (row: Row, rules: RateRules) => readonly Entry[];
}

/** What a ticket adds to a rate under these rules; nothing where it is the bureau's own case 未诉先办 (M13). */
export function entriesOf({ entries }: Metric, row: Row, rules: RateRules): readonly Entry[] {
  return row.proactive ? [] : entries(row, rules);
}

/** The cycles of a ticket that count. */
export function cyclesOf({ cycles }: Row, { cycle }: RateRules): readonly RowCycle[] {
  if (cycle === "each") return cycles;
  return cycle === "first" ? cycles.slice(0, 1) : cycles.slice(-1);
}

/** The units a cycle counts for. */
export function unitsOf({ lead, assisting }: RowCycle, { attribution }: RateRules): readonly string[] {
  if (lead === undefined) return [];
  return attribution === "lead" ? [lead] : [...new Set([lead, ...assisting])];
}
