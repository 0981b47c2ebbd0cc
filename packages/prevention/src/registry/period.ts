import { addDays, type Day } from "@caseloop/law";

/** Days from the first to the last, both included; no `to` while the end is open. */
export interface Span {
  from: Day;
  to?: Day;
}

/** 有效期: one grant with what has interrupted or ended it. */
export interface Period extends Span {
  suspensions: Span[];
  /** The first day on which a revoked grant no longer stands. */
  revokedFrom?: Day;
}

type Read<T> = { readonly [K in keyof T]: T[K] extends Span[] ? readonly Readonly<Span>[] : T[K] };
export type ReadPeriod = Read<Period>;

/** On that day the number of effective entries changes by so much. */
export interface Change {
  readonly day: Day;
  readonly by: number;
}

const NEVER = "9999-12-31";

function dayAfter(last: Day | undefined): Day {
  return last === undefined || last === NEVER ? NEVER : addDays(last, 1);
}

/** The first day after a grant; `9999-12-31` where its end is open. */
export function endOf({ to, revokedFrom }: ReadPeriod): Day {
  const lapse = dayAfter(to);
  return revokedFrom !== undefined && revokedFrom < lapse ? revokedFrom : lapse;
}

/** Whether a grant stands on that day, suspended or not. */
export function stands(period: ReadPeriod, day: Day): boolean {
  return period.from <= day && day < endOf(period);
}

/** Whether it is suspended on that day. */
export function isSuspended({ suspensions }: ReadPeriod, day: Day): boolean {
  return suspensions.some(({ from, to }) => from <= day && day <= (to ?? NEVER));
}

/** What a step changes in the number of effective entries, day by day: the changes of the grant after it less those before. */
export function changes(before: ReadPeriod | undefined, after: ReadPeriod): readonly Change[] {
  const by = new Map<Day, number>();
  const count = (period: ReadPeriod, sign: 1 | -1): void => {
    for (const [from, to] of runs(period)) {
      by.set(from, (by.get(from) ?? 0) + sign);
      by.set(to, (by.get(to) ?? 0) - sign);
    }
  };
  if (before) count(before, -1);
  count(after, 1);
  return [...by]
    .filter(([day, n]) => n !== 0 && day !== NEVER)
    .map(([day, n]) => ({ day, by: n }))
    .toSorted((one, other) => (one.day < other.day ? -1 : 1));
}

/** The stretches of days on which a grant is effective: first day, and first day after. Suspensions follow one another. */
function runs(period: ReadPeriod): readonly (readonly [from: Day, to: Day])[] {
  const end = endOf(period);
  const found: [Day, Day][] = [];
  let from = period.from;
  for (const { from: stop, to } of period.suspensions) {
    if (to !== undefined && to < stop) continue; // lifted before it began
    if (from < stop) found.push([from, stop < end ? stop : end]);
    from = dayAfter(to);
  }
  found.push([from, end]);
  return found.filter(([first, after]) => first < after);
}
