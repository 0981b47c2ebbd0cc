/** What a legislator can change: time, terms, money, acts and the clocks they set. */

// Acts
export {
  type Act,
  ActNotInForce,
  type Bilingual,
  basis,
  defineAct,
  type Edition,
  InvalidAct,
  inForce,
  type LegalBasis,
  successive,
} from "./act.ts";
export { complaintMeasures, foodSafetyLaw, penaltyLaw, penaltyProcedure, transferProvisions } from "./acts.ts";
// Time and calendars
export { type Calendar, CalendarOutOfRange, type Coverage, type OfficeHours, type RollOn } from "./calendar.ts";
export { chinaCalendar } from "./china.ts";
export { acts, cite } from "./cite.ts";
// Clocks set by law
export type { Extension, LegalClock } from "./clock.ts";
export { type ComplaintClocks, complaintClocks } from "./complaint.ts";
export { type Due, dueAfter, dueSchema, isLate } from "./due.ts";
export { compulsionLaw, litigationLaw, publicationRules } from "./enforcement.ts";
// Errors
export { InvalidValue } from "./errors.ts";
export { order20Grounds, order121Grounds, type RefusalCode, type RefusalGround } from "./grounds.ts";
export { type HostCalendar, hostCalendar } from "./host.ts";
export {
  type Cards,
  cards,
  type EnterpriseClocks,
  enterpriseClocks,
  type HotlineClocks,
  hotlineClocks,
} from "./hotline.ts";
// Decisions that ask the law
export { lawful, lawRefusals } from "./lawful.ts";
export { beijingResponse, jinanHotline, jiyang2110, shandongPractice, weifangHotline } from "./local.ts";
// Money
export {
  add,
  type Fen,
  fen,
  formatYuan,
  NegativeMoney,
  type Rounding,
  subtract,
  times,
  toYuan,
  yuan,
} from "./money.ts";
export {
  type AmountByParty,
  type MonthClock,
  type PenaltyClocks,
  type PenaltyRules,
  penaltyClocks,
} from "./penalty.ts";
// Policies
export {
  editionOn,
  InvalidPolicy,
  loadPolicy,
  type Policy,
  type PolicyEdition,
  PolicyEditionsClash,
  PolicyNotInForce,
  type PolicyRef,
  policyRefSchema,
} from "./policy.ts";
// Values in events
export {
  daySchema,
  deadlineSchema,
  fenSchema,
  instantSchema,
  legalBasisSchema,
  pauseSchema,
  termSchema,
} from "./schema.ts";
// Terms and deadlines
export { extend, InvalidPause, type Pause, pause, remaining, resume } from "./suspension.ts";
export {
  type Deadline,
  hours,
  naturalDays,
  Term,
  type TermData,
  type TermUnit,
  termOf,
  workingDays,
  workingHours,
} from "./term.ts";
export { addDays, addMonths, addMs, type Day, daysBetween, type Instant } from "./time.ts";
