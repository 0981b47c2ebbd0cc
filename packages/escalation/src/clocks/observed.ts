import { type Act, type Calendar, type Instant, InvalidValue, instantSchema, type PolicyRef } from "@caseloop/law";
import { holds, type Seen, valueAt } from "./condition.ts";
import { basisOf, type Limit, taken, unitOf } from "./limit.ts";
import type { ClockRules } from "./profile.ts";

/** An event of a case as one clock sees it. */
export interface Observed {
  /** The clock's key, `hotline/reply`. */
  readonly key: string;
  readonly rules: ClockRules;
  readonly policy: PolicyRef;
  readonly seen: Seen;
  readonly cause: { readonly event: string; readonly version: number };
  /** When it happened in the world. */
  readonly at: Instant;
  readonly calendar: Calendar;
  readonly acts: readonly Act[];
}

/** The limit the event itself records for the clock, if it does; `now` is the one it has. */
export function recorded({ rules, seen, at, calendar, acts }: Observed, now?: Limit): Limit | undefined {
  for (const { event, field } of rules.takes) {
    const value = event === seen.event ? valueAt(seen, field) : undefined;
    const unit = rules.term?.unit ?? (now && unitOf(now));
    const basis = () => basisOf(rules, at, calendar, acts);
    if (value !== undefined) return taken(value, field, { basis, unit, calendar });
  }
  return undefined;
}

/** The pauses that last after the event. */
export function lasting(before: readonly string[], { rules, seen }: Observed): string[] {
  if (rules.pauses.length === 0) return [];
  return rules.pauses
    .filter(({ id, from, to }) => (before.includes(id) ? !holds(to ?? { not: from }, seen) : holds(from, seen)))
    .map(({ id }) => id);
}

/** Whether two lists of pauses are the same. */
export function samePauses(one: readonly string[], other: readonly string[]): boolean {
  return one.length === other.length && one.every((id) => other.includes(id));
}

/** The moment that stands in a field; throws `InvalidValue` where something else does. */
export function momentAt(seen: Seen, field: string): Instant | undefined {
  const value = valueAt(seen, field);
  if (value === undefined) return undefined;
  const moment = instantSchema.safeParse(value);
  if (!moment.success) throw new InvalidValue(field, JSON.stringify(value), "a moment");
  return moment.data;
}

/** The later of two moments: what is written down later than it happened cannot reach behind a stretch of running. */
export const notBefore = (at: Instant, earliest: Instant): Instant => (at < earliest ? earliest : at);
