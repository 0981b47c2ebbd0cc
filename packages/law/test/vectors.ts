import {
  type Calendar,
  chinaCalendar,
  type Deadline,
  hostCalendar,
  naturalDays,
  type Term,
  workingDays,
  workingHours,
} from "../src/index.ts";

/** One checked date: an event on `day`, a term, the day it must end on. */
export interface Vector {
  readonly day: string;
  readonly term: Term;
  readonly ends: string;
  readonly calendar?: Calendar;
}

/** The moment at that local time of a day in China. */
export function china(day: string, time = "10:00"): string {
  return new Date(`${day}T${time}:00+08:00`).toISOString();
}

/** The dates of domain.md §6, checked against the notices of the State Council. */
export const vectors: readonly Vector[] = [
  { day: "2023-09-25", term: workingDays(7), ends: "2023-10-10" },
  { day: "2023-09-28", term: workingDays(5), ends: "2023-10-11" },
  { day: "2023-09-29", term: workingDays(5), ends: "2023-10-11" },
  { day: "2023-04-21", term: workingDays(1), ends: "2023-04-23" },
  { day: "2023-07-10", term: workingDays(5), ends: "2023-07-17" },
  { day: "2023-07-10", term: workingDays(7), ends: "2023-07-19" },
  { day: "2023-07-10", term: workingDays(15), ends: "2023-07-31" },
  { day: "2023-07-10", term: workingDays(30), ends: "2023-08-21" },
  { day: "2023-07-19", term: workingDays(45), ends: "2023-09-20" },
  { day: "2023-07-03", term: naturalDays(90), ends: "2023-10-07" },
  { day: "2026-04-20", term: naturalDays(60), ends: "2026-06-22" },
];

const newYork = hostCalendar({
  id: "nyc",
  version: "1",
  zone: "America/New_York",
  covers: { from: "2023-01-01", to: "2023-12-31" },
});

/** Everything the package answers about time, in a form to compare between machines. */
export function answers(): { deadlines: Deadline[]; workdays2023: number; office: Deadline; newYork: string[] } {
  return {
    // Events late at night and at noon: the local day must not slip with the machine's zone.
    deadlines: vectors.flatMap(({ day, term }) =>
      ["00:00", "12:00", "23:59"].map((time) => term.after(china(day, time), chinaCalendar)),
    ),
    workdays2023: chinaCalendar.workdaysBetween("2022-12-31", "2023-12-31"),
    office: workingHours(6).after(china("2023-09-28", "16:00"), chinaCalendar),
    newYork: [
      newYork.startOf("2023-03-12"),
      newYork.endOf("2023-03-12"),
      newYork.endOf("2023-11-05"),
      newYork.dayOf("2023-07-01T03:59:59.999Z"),
    ],
  };
}
