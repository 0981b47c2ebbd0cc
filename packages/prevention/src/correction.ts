import { basis, type Calendar, type Day, type LegalBasis, penaltyLaw } from "@caseloop/law";

/** What decisions here need from outside: which days count. */
export interface DaysOnly {
  readonly calendar: Calendar;
}

/** 责令改正 (Penalty Law art. 28); the wording before 2021-07-15 is cited without an article, which nobody has looked up. */
export function correctionBasis(day: Day): LegalBasis {
  return basis(penaltyLaw, day < "2021-07-15" ? undefined : "28", day);
}
