import type { Immutable } from "@caseloop/core";
import { type Day, daysBetween } from "@caseloop/law";
import type { EventRef } from "../facts/facts.ts";
import type { DayCount } from "./sightings.ts";
import { daysOf, type Window } from "./window.ts";

/** What a series counts: `{ dimension: "topic", value: "food" }`. */
export interface Subject {
  readonly dimension: string;
  readonly value: string;
}

/** One series of daily counts. */
export interface Series {
  readonly subject: Subject;
  /** Tickets in the window. */
  total(window: Window): number;
  /** Their events in order of days, as far as they were kept. */
  events(window: Window): readonly EventRef[];
}

/** 计数: all series, read from the rows of `sightings`. */
export interface Counts {
  /** The first day of which anything is known; before it a count is unknown, not zero. */
  readonly since: Day;
  of(dimension: string): readonly Series[];
  one(dimension: string, value: string): Series | undefined;
}

/**
 * Reads the rows of `sightings`, projected or kept; nothing after `until` is looked at, so an earlier day's scan can be repeated.
 * `since`: when the hotline's records begin, where that is earlier than the first ticket.
 */
export function counts(
  rows: Iterable<readonly [string, Immutable<DayCount>]>,
  { until, since }: { readonly until: Day; readonly since?: Day },
): Counts {
  const found = new Map<string, Map<string, Map<Day, Immutable<DayCount>>>>();
  let first = since ?? until;
  for (const [key, row] of rows) {
    const [dimension, value, day] = JSON.parse(key) as [string, string, Day];
    if (day > until || (since !== undefined && day < since)) continue;
    if (day < first) first = day;
    const values = at(found, dimension, () => new Map<string, Map<Day, Immutable<DayCount>>>());
    at(values, value, () => new Map<Day, Immutable<DayCount>>()).set(day, row);
  }
  const all = new Map(
    [...found].map(([dimension, values]) => [
      dimension,
      new Map([...values].sort(byValue).map(([value, days]) => [value, series({ dimension, value }, days, first)])),
    ]),
  );
  return {
    since: first,
    of: (dimension) => [...(all.get(dimension)?.values() ?? [])],
    one: (dimension, value) => all.get(dimension)?.get(value),
  };
}

function series(subject: Subject, days: ReadonlyMap<Day, Immutable<DayCount>>, since: Day): Series {
  const last = [...days.keys()].reduce((one, other) => (one > other ? one : other), since);
  // upTo[n]: tickets before the nth day, so that any window is one subtraction.
  const upTo = Array.from({ length: daysBetween(since, last) + 2 }, () => 0);
  for (const [day, { count }] of days) upTo[daysBetween(since, day) + 1] = count;
  for (let n = 1; n < upTo.length; n += 1) upTo[n] = (upTo[n] ?? 0) + (upTo[n - 1] ?? 0);
  const before = (day: Day, more: number) =>
    upTo[Math.min(Math.max(daysBetween(since, day) + more, 0), upTo.length - 1)] ?? 0;
  return {
    subject,
    total: ({ from, to }) => before(to, 1) - before(from, 0),
    events: (window) => daysOf(window).flatMap((day) => days.get(day)?.events ?? []),
  };
}

function at<K, V>(map: Map<K, V>, key: K, make: () => V): V {
  const found = map.get(key) ?? make();
  map.set(key, found);
  return found;
}

function byValue([one]: readonly [string, unknown], [other]: readonly [string, unknown]): number {
  return one < other ? -1 : 1;
}
