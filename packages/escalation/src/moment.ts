import { addMs, type Calendar, type Deadline, type Instant, type TermUnit } from "@caseloop/law";

const HOUR_MS = 3_600_000;

/** The first moment after a deadline: from here on it is breached. */
export function afterEnd({ due }: Pick<Deadline, "due">): Instant {
  return addMs(due, 1);
}

/**
 * Whether something was done too long after its moment to be taken for fresh: on a later day; what is counted in hours, more than
 * an hour after.
 */
export function isStale(scheduled: Instant, at: Instant, unit: TermUnit, calendar: Calendar): boolean {
  if (unit === "hour" || unit === "workingHour") return Date.parse(at) - Date.parse(scheduled) > HOUR_MS;
  return calendar.dayOf(scheduled) < calendar.dayOf(at);
}
