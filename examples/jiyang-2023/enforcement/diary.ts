import { type Calendar, type Day, daysBetween, type Instant } from "@caseloop/law";

/** Where a life has come to: working days, and moments of the morning that move on with each step. */
export interface Diary {
  readonly day: Day;
  /** The next moment of this day. */
  now(): Instant;
  /** Goes on so many working days. */
  on(workdays: number): Diary;
}

/** Begins at nine on that day; each step takes ten minutes. */
export function diary(day: Day, calendar: Calendar): Diary {
  let today = day;
  let taken = 0;
  const self = {
    get day() {
      return today;
    },
    now: () => new Date(Date.parse(calendar.startOf(today)) + (9 * 60 + 10 * taken++) * 60_000).toISOString(),
    on(workdays: number) {
      today = calendar.workdayAfter(today, workdays);
      taken = 0;
      return self;
    },
  };
  return self;
}

/** The nth working day of the stretch that begins on that day, around again where it is over. */
export function workdayIn(from: Day, to: Day, n: number, calendar: Calendar): Day {
  const first = calendar.isWorkday(from) ? from : calendar.workdayAfter(from, 1);
  const count = daysBetween(first, to) > 0 ? calendar.workdaysBetween(first, to) : 0;
  const at = n % (count + 1);
  return at === 0 ? first : calendar.workdayAfter(first, at);
}
