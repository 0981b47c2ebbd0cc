import type { Calendar, RollOn } from "./calendar.ts";
import { InvalidValue } from "./errors.ts";
import { addDays, addMs, canonical, type Day, type Instant } from "./time.ts";

/** What a term is counted in: 工作日, 自然日, working hours 工作小时, hours 小时. */
export type TermUnit = "workingDay" | "naturalDay" | "workingHour" | "hour";

/** A term as plain data, the form that events carry. */
export interface TermData {
  readonly unit: TermUnit;
  readonly n: number;
}

/** 期限届满: when a term ends, and all that is needed to explain it; plain data, recorded as it was computed. */
export interface Deadline {
  /** The last moment in time; for terms in days, the last millisecond of `day`. */
  readonly due: Instant;
  /** The local day of `due`. */
  readonly day: Day;
  /** The moment it was counted from. */
  readonly from: Instant;
  readonly term: TermData;
  /** The version of the calendar that counted. */
  readonly calendar: string;
  /** The rule by which the end of a natural-day term moves. */
  readonly rollOn?: RollOn;
  /** The day on which the count ended, when the end was moved from it. */
  readonly rolledFrom?: Day;
}

const HOUR_MS = 3_600_000;
const LONGEST = 100_000;

/** 期限, a length of time in law's own units; `JSON.stringify` gives its plain `TermData`. */
export class Term implements TermData {
  readonly unit: TermUnit;
  readonly n: number;
  constructor(unit: TermUnit, n: number) {
    if (!Number.isSafeInteger(n) || n < 1 || n > LONGEST) {
      throw new InvalidValue(`${unit} term`, n, `a whole number from 1 to ${LONGEST}`);
    }
    this.unit = unit;
    this.n = n;
    Object.freeze(this);
  }

  /**
   * The deadline of this term for an event at that moment.
   * Days: the day of the event is not counted, counting starts on the next working (or natural) day, and the last day
   * counts to its end; the last natural day moves as the calendar rolls. Hours run from the moment itself, working
   * hours only while the office is open. Throws `CalendarOutOfRange` when the term reaches beyond the calendar.
   */
  after(at: Instant, calendar: Calendar): Deadline {
    const { unit, n } = this;
    const from = canonical(at);
    const start = { from, term: { unit, n }, calendar: calendar.version };
    switch (unit) {
      case "workingDay": {
        const day = calendar.workdayAfter(calendar.dayOf(from), n);
        return { due: calendar.endOf(day), day, ...start };
      }
      case "naturalDay":
        return { ...naturalEnd(addDays(calendar.dayOf(from), n), calendar), ...start, rollOn: calendar.rollOn };
      case "workingHour": {
        const due = calendar.afterOfficeTime(from, n * HOUR_MS);
        return { due, day: calendar.dayOf(due), ...start };
      }
      case "hour": {
        const due = addMs(from, n * HOUR_MS);
        return { due, day: calendar.dayOf(due), ...start };
      }
    }
  }
}

/** The end of a natural-day count whose last day is `counted`. */
export function naturalEnd(counted: Day, calendar: Calendar): Pick<Deadline, "due" | "day" | "rolledFrom"> {
  const day = calendar.roll(counted);
  return { due: calendar.endOf(day), day, ...(day === counted ? {} : { rolledFrom: counted }) };
}

/** `n` 个工作日. */
export function workingDays(n: number): Term {
  return new Term("workingDay", n);
}

/** `n` 日 (自然日). */
export function naturalDays(n: number): Term {
  return new Term("naturalDay", n);
}

/** `n` hours of office time 工作时间. */
export function workingHours(n: number): Term {
  return new Term("workingHour", n);
}

/** `n` 小时, by the clock. */
export function hours(n: number): Term {
  return new Term("hour", n);
}

/** The term of recorded data. */
export function termOf(data: TermData): Term {
  return data instanceof Term ? data : new Term(data.unit, data.n);
}
