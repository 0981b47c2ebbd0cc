import type { Calendar, Instant, LegalClock } from "@caseloop/law";
import type { Due } from "@caseloop/ticket";

/** The deadline of a clock that starts at that moment, with its rule; throws `CalendarOutOfRange`. */
export function dueAfter({ term, basis, assumed }: LegalClock, at: Instant, calendar: Calendar): Due {
  return { deadline: term.after(at, calendar), basis, ...(assumed && { assumed }) };
}

/** Whether that moment lies after the deadline; never, where none runs. */
export function isLate(at: Instant, due: { readonly deadline: { readonly due: Instant } } | undefined): boolean {
  return due !== undefined && at > due.deadline.due;
}
