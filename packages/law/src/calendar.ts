import { CaseloopError } from "@caseloop/core";
import type { Day, Instant } from "./time.ts";

/** Where the last day of a natural-day limit moves to: off statutory holidays only, or off every day without work. */
export type RollOn = "statutoryHoliday" | "nonWorkday";

/** The first and the last day a calendar can answer for, both included. */
export interface Coverage {
  readonly from: Day;
  readonly to: Day;
}

/** One stretch of office hours, local time `HH:MM`, start included and end not; the day may end at `24:00`. */
export type OfficeHours = readonly [start: string, end: string];

/**
 * 工作日历: which days are working days, what a day and an office hour are, and where a limit ends.
 * Every answer is for a day within `covers`; a question outside it throws `CalendarOutOfRange`, a malformed day or
 * instant `InvalidValue`. Nothing depends on the machine's time zone.
 */
export interface Calendar {
  readonly id: string;
  /** What is recorded in each deadline: names the calendar and its data, such as `cn/chinese-days@1.5.7`. */
  readonly version: string;
  /** IANA name of the zone in which its days begin. */
  readonly zone: string;
  readonly covers: Coverage;
  readonly officeHours: readonly OfficeHours[];
  readonly rollOn: RollOn;

  /** 工作日, make-up working days (调休上班) included. */
  isWorkday(day: Day): boolean;
  /** 法定节假日: the announced holiday period, the days off in lieu and the weekend inside it included. */
  isStatutoryHoliday(day: Day): boolean;
  /** The `n`th working day after that day, `n` ≥ 1; the day itself is not counted. */
  workdayAfter(day: Day, n: number): Day;
  /** The `n`th working day before that day, `n` ≥ 1; the day itself is not counted. */
  workdayBefore(day: Day, n: number): Day;
  /** Working days after `from` up to and including `to`; negative when `to` is earlier. */
  workdaysBetween(from: Day, to: Day): number;
  /** The day on which a limit ends whose last day falls on `day`: the same day, or the first day after that `rollOn` lets stand. */
  roll(day: Day): Day;

  /** The local day of a moment. */
  dayOf(at: Instant): Day;
  /** The first moment of the day. */
  startOf(day: Day): Instant;
  /** The last millisecond of the day. */
  endOf(day: Day): Instant;

  /** Office time between two moments by the local clock, in milliseconds; negative when `to` is earlier. */
  officeTimeBetween(from: Instant, to: Instant): number;
  /** The earliest moment by which that many milliseconds of office time have passed since `at`. */
  afterOfficeTime(at: Instant, ms: number): Instant;
}

/** A calendar was asked about a day it has no data for; `facts.day` is the day, `facts.covers` what it can answer. */
export class CalendarOutOfRange extends CaseloopError<
  "calendar-out-of-range",
  { day: Day; covers: Coverage; calendar: string }
> {
  constructor(day: Day, covers: Coverage, calendar: string) {
    super("calendar-out-of-range", `calendar ${calendar} covers ${covers.from} to ${covers.to}, not ${day}`, {
      day,
      covers,
      calendar,
    });
  }
}
