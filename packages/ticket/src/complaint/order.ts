import {
  type Calendar,
  type ComplaintClocks,
  chinaCalendar,
  complaintClocks,
  type Day,
  type Instant,
} from "@caseloop/law";

/** What decisions on complaints and reports need from outside: which days count, and what the order in force on a day says. */
export interface OrderInForce {
  readonly calendar: Calendar;
  /** 总局令第20号 or 第121号, by the day on which a clock starts or a decision is made. */
  readonly clocks: (day: Day) => ComplaintClocks;
}

/** China's calendar with Orders 20 and 121: what is used when a caller hands in nothing. */
export const orderInForce: OrderInForce = { calendar: chinaCalendar, clocks: complaintClocks };

/** What the order in force on the day of that moment says; throws `ActNotInForce` before 2020-01-01. */
export function orderOn(at: Instant, { calendar, clocks }: OrderInForce): ComplaintClocks {
  return clocks(calendar.dayOf(at));
}
