import { addDays, chinaCalendar, type Day } from "@caseloop/law";
import type { Script } from "./year.ts";

/** What a year of ticks must find. */
export interface Found {
  breached: number;
  yellow: number;
  red: number;
}

/** A stretch of time in which the reply was due on that day. */
interface Owed {
  readonly from: string;
  readonly until: string;
  readonly due: Day;
}

const isWorkday = (day: Day) => chinaCalendar.isWorkday(day);
const dayOf = (at: string): Day => new Date(Date.parse(at) + 8 * 3_600_000).toISOString().slice(0, 10);
const begin = (day: Day) => new Date(`${day}T00:00:00+08:00`).toISOString();

/** The nth working day after a day, found by walking. */
function walk(day: Day, n: number): Day {
  let at = day;
  for (let found = 0; found < n; ) {
    at = addDays(at, 1);
    if (isWorkday(at)) found += 1;
  }
  return at;
}

/** The working day before a day. */
function dayBefore(day: Day): Day {
  let at = addDays(day, -1);
  while (!isWorkday(at)) at = addDays(at, -1);
  return at;
}

/**
 * By when the reply of a ticket was due, stretch by stretch: five working days [JN 24] from the day after dispatch; an extension's
 * days more, from the end of those; while shelved none, and after it what was left.
 */
function owed({ dispatched, extended, shelved, replied }: Script): readonly Owed[] {
  const end = replied ?? "9999";
  const due = walk(dayOf(dispatched), 5);
  if (extended) {
    const later = walk(due, extended.days);
    return [
      { from: dispatched, until: extended.at, due },
      { from: extended.at, until: end, due: later },
    ];
  }
  if (!shelved) return [{ from: dispatched, until: end, due }];
  let left = 0;
  for (let day = addDays(dayOf(shelved.from), 1); day <= due; day = addDays(day, 1)) if (isWorkday(day)) left += 1;
  const resumed = dayOf(shelved.to);
  const later = left === 0 && isWorkday(resumed) ? resumed : walk(resumed, Math.max(1, left));
  return [
    { from: dispatched, until: shelved.from, due },
    { from: shelved.to, until: end, due: later },
  ];
}

/** Counts ticket by ticket and evening by evening, with nothing but a list of working days. */
export function byHand(scripts: readonly Script[], evenings: readonly string[]): Found {
  const found = { breached: 0, yellow: 0, red: 0 };
  const last = evenings.at(-1) ?? "";
  for (const script of scripts) {
    for (const { from, until, due } of owed(script)) {
      const overdue = begin(addDays(due, 1));
      const yellow = begin(dayBefore(due));
      if (overdue < until && overdue <= last) found.breached += 1;
      if (evenings.some((at) => at >= from && at < until && at >= yellow)) found.yellow += 1;
      if (evenings.some((at) => at >= from && at < until && at >= overdue)) found.red += 1;
    }
  }
  return found;
}
