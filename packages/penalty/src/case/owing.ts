import { type Day, daysBetween, type Fen, fen, subtract, times } from "@caseloop/law";
import type { ReadCase } from "./phase.ts";

/** 应缴款项: what is still to be paid, each part by itself. */
export interface Owed {
  readonly confiscated: Fen;
  readonly fine: Fen;
  readonly surcharge: Fen;
}

const nothing: Owed = { confiscated: fen(0), fine: fen(0), surcharge: fen(0) };

/** What is owed on the decision in force on a day; nothing where there is none. */
export function owedOn(day: Day, state: ReadCase): Owed {
  const { decision, payments } = state;
  if (!decision) return nothing;
  return {
    confiscated: subtract(decision.confiscated, payments.confiscated),
    fine: subtract(decision.fine, payments.fine),
    surcharge: subtract(accruedOn(day, state), payments.surcharge),
  };
}

export function sumOf({ confiscated, fine, surcharge }: Owed): number {
  return confiscated + fine + surcharge;
}

/**
 * 加处罚款 run up by a day: three per cent of the fine for each day after the last day to pay, never more than the fine; the days of a
 * reconsideration or law suit do not count, and it ends with the fine's payment. Fractions of a fen fall away.
 * Source: Penalty Law art. 72, 73.
 */
export function accruedOn(day: Day, { decision, payments, remedy, remedyDays }: ReadCase): Fen {
  const { overdue } = payments;
  if (!decision || !overdue) return fen(0);
  if (overdue.final !== undefined) return overdue.final;
  const stays = [...remedyDays, ...(remedy ? [{ from: remedy.since, to: day }] : [])];
  const days = Math.max(0, daysBetween(overdue.since, day)) - daysWithin(stays, overdue.since, day);
  const grown = times(decision.fine, overdue.percentPerDay * days, 100, "down");
  return grown > decision.fine ? decision.fine : grown;
}

/** The days after `since`, up to and including `until`, that lie in one of the stretches, each counted once. */
function daysWithin(stretches: readonly { readonly from: Day; readonly to: Day }[], since: Day, until: Day): number {
  let counted = since;
  let days = 0;
  for (const { from, to } of stretches) {
    const end = to < until ? to : until;
    if (end <= counted) continue;
    // A stretch takes in its first day: it counts from the day before.
    days += from <= counted ? daysBetween(counted, end) : daysBetween(from, end) + 1;
    counted = end;
  }
  return days;
}

/** The last day on which the fine, or the part of it then due, could be paid in time; none where nothing is overdue. */
export function overdueSince(day: Day, { decision, payments }: ReadCase): Day | undefined {
  const payBy = decision?.payBy?.deadline.day;
  if (!decision || payBy === undefined || payments.fine >= decision.fine) return undefined;
  if (!payments.plan) return payBy < day ? payBy : undefined;
  let due = payments.planFrom ?? 0;
  for (const { amount, by } of payments.plan) {
    due += amount;
    if (by < day && payments.fine < due) return by;
  }
  return undefined;
}
