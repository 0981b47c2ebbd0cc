import {
  type Calendar,
  type ComplaintClocks,
  chinaCalendar,
  complaintClocks,
  type Day,
  deadlineSchema,
  type Instant,
  type LegalClock,
  legalBasisSchema,
} from "@caseloop/law";
import { z } from "zod";

/** What decisions on complaints and reports need from outside: which days count, and what the order in force on a day says. */
export interface OrderInForce {
  readonly calendar: Calendar;
  /** 总局令第20号 or 第121号, by the day on which a clock starts or a decision is made. */
  readonly clocks: (day: Day) => ComplaintClocks;
}

/** China's calendar with Orders 20 and 121: what is used when a caller hands in nothing. */
export const orderInForce: OrderInForce = { calendar: chinaCalendar, clocks: complaintClocks };

/** 期限: a deadline with the rule it rests on, as recorded; `assumed` where the rule could not be confirmed. */
export const dueSchema = z.object({
  deadline: deadlineSchema,
  basis: legalBasisSchema,
  assumed: z.exactOptional(z.literal(true)),
});
export type Due = z.output<typeof dueSchema>;

/** What the order in force on the day of that moment says; throws `ActNotInForce` before 2020-01-01. */
export function orderOn(at: Instant, { calendar, clocks }: OrderInForce): ComplaintClocks {
  return clocks(calendar.dayOf(at));
}

/** The deadline of a clock that starts at that moment; throws `CalendarOutOfRange` beyond the calendar. */
export function dueAfter({ term, basis, assumed }: LegalClock, at: Instant, { calendar }: OrderInForce): Due {
  return { deadline: term.after(at, calendar), basis, ...(assumed ? { assumed } : {}) };
}

/** Whether that moment lies after the deadline; never, where none runs. */
export function isLate(at: Instant, due: { readonly deadline: { readonly due: Instant } } | undefined): boolean {
  return due !== undefined && at > due.deadline.due;
}
