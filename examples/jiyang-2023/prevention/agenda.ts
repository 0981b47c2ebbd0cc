import type { Calendar, Day, Instant } from "@caseloop/law";
import type { Step } from "../stage/step.ts";

/** 工作安排: what is to be done when, put together in any order and taken in the order of time. */
export interface Agenda {
  add(at: Instant, make: (at: Instant) => Step): void;
  /** Everything, the earliest first; of one moment in the order it was added. */
  steps(): Generator<Step>;
}

export function agenda(): Agenda {
  const entries: { readonly at: Instant; readonly make: (at: Instant) => Step }[] = [];
  return {
    add: (at, make) => entries.push({ at, make }),
    *steps() {
      entries.sort((one, other) => (one.at < other.at ? -1 : one.at > other.at ? 1 : 0));
      for (const { at, make } of entries) yield make(at);
    },
  };
}

/** So many seconds after nine in the morning of that day. */
export function morning(day: Day, calendar: Calendar, seconds = 0): Instant {
  return new Date(Date.parse(calendar.startOf(day)) + 9 * 3_600_000 + seconds * 1000).toISOString();
}

/** The working days of a stretch, both ends included. */
export function workdays(from: Day, to: Day, calendar: Calendar): readonly Day[] {
  const days: Day[] = [];
  for (let day = calendar.isWorkday(from) ? from : calendar.workdayAfter(from, 1); day <= to; ) {
    days.push(day);
    day = calendar.workdayAfter(day, 1);
  }
  return days;
}

/** Shares a whole number out by weight, each part at least one. Throws a `RangeError` where there is too little. */
export function shares(total: number, weights: readonly number[]): readonly number[] {
  const spare = total - weights.length;
  if (spare < 0 || (weights.length === 0 && total > 0))
    throw new RangeError(`${total} cannot be shared among ${weights.length}`);
  const whole = weights.reduce((sum, weight) => sum + weight, 0);
  let [sum, given] = [0, 0];
  return weights.map((weight) => {
    sum += weight;
    const upTo = Math.floor((spare * sum) / whole);
    const share = 1 + upTo - given;
    given = upTo;
    return share;
  });
}
