import type { Calendar, Deadline, Instant, TermUnit } from "@caseloop/law";

const HOUR_MS = 3_600_000;

/** The moment so many milliseconds after another. */
export function later(at: Instant, ms: number): Instant {
  return new Date(Date.parse(at) + ms).toISOString();
}

/** The first moment after a deadline: from here on it is breached. */
export function afterEnd({ due }: Pick<Deadline, "due">): Instant {
  return later(due, 1);
}

/**
 * Whether something was done too long after its moment to be taken for fresh: on a later day; what is counted in hours, more than
 * an hour after.
 */
export function isStale(scheduled: Instant, at: Instant, unit: TermUnit, calendar: Calendar): boolean {
  if (unit === "hour" || unit === "workingHour") return Date.parse(at) - Date.parse(scheduled) > HOUR_MS;
  return calendar.dayOf(scheduled) < calendar.dayOf(at);
}
