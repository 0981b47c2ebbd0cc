import type { Calendar, Instant } from "@caseloop/law";

/** What durations are counted in: whole working days 工作日 or whole hours of office time 工作小时. */
export type Grid = "workingDay" | "workingHour";

const HOUR_MS = 3_600_000;

/**
 * Working time from one moment to another: working days after the day of the first, as terms count them, or milliseconds of office
 * time. Throws `CalendarOutOfRange`.
 */
export function worked(grid: Grid, from: Instant, to: Instant, calendar: Calendar): number {
  return grid === "workingDay"
    ? calendar.workdaysBetween(calendar.dayOf(from), calendar.dayOf(to))
    : calendar.officeTimeBetween(from, to);
}

/** The same in whole units of the grid; what has begun does not count. */
export function whole(grid: Grid, time: number): number {
  return grid === "workingDay" ? time : Math.floor(time / HOUR_MS);
}
