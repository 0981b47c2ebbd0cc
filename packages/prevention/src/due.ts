import {
  basis,
  type Calendar,
  type Day,
  type Instant,
  type LegalBasis,
  type LegalClock,
  penaltyLaw,
} from "@caseloop/law";
import type { Due } from "@caseloop/ticket";

/** What decisions here need from outside: which days count. */
export interface DaysOnly {
  readonly calendar: Calendar;
}

/** The deadline of a clock that starts at that moment; throws `CalendarOutOfRange`. */
export function dueAfter({ term, basis, assumed }: LegalClock, at: Instant, calendar: Calendar): Due {
  return { deadline: term.after(at, calendar), basis, ...(assumed && { assumed }) };
}

/** Whether that moment lies after the limit. */
export function isLate(at: Instant, due: { readonly deadline: { readonly due: Instant } }): boolean {
  return at > due.deadline.due;
}

/** 责令改正 (Penalty Law art. 28); the wording before 2021-07-15 is cited without an article, which nobody has looked up. */
export function correctionBasis(day: Day): LegalBasis {
  return basis(penaltyLaw, day < "2021-07-15" ? undefined : "28", day);
}
