import { projection } from "@caseloop/core";
import type { Day } from "@caseloop/law";
import { training } from "./decide.ts";

/** 场次、人次 */
export interface Totals {
  sessions: number;
  personTimes: number;
}

/** What was received and given in a stretch of time. */
export interface TrainingTotals {
  received: Totals;
  given: Totals;
}

const none = (): TrainingTotals => ({
  received: { sessions: 0, personTimes: 0 },
  given: { sessions: 0, personTimes: 0 },
});

/** By the day it was held: sessions and person-times, as last corrected. */
export const trainingDays = projection({
  name: "training-days",
  from: [training],
  initial: none(),
  key: ({ data }) => data.day,
  on: {
    "training.Held"(row, { data: { direction, personTimes } }) {
      row[direction].sessions += 1;
      row[direction].personTimes += personTimes;
    },
    "training.Corrected"(row, { data: { direction, personTimes, before } }) {
      row[direction].personTimes += personTimes - before;
    },
  },
});

/** The totals of the days from the first to the last, both included. */
export function trainingTotals(
  days: ReadonlyMap<Day, Readonly<{ received: Readonly<Totals>; given: Readonly<Totals> }>>,
  from: Day,
  to: Day,
): TrainingTotals {
  const sum = none();
  for (const [day, { received, given }] of days) {
    if (day < from || day > to) continue;
    add(sum.received, received);
    add(sum.given, given);
  }
  return sum;
}

function add(sum: Totals, { sessions, personTimes }: Readonly<Totals>): void {
  sum.sessions += sessions;
  sum.personTimes += personTimes;
}
