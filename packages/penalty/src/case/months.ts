import {
  type Calendar,
  type Day,
  daySchema,
  type Instant,
  instantSchema,
  legalBasisSchema,
  type MonthClock,
} from "@caseloop/law";
import { z } from "zod";

/** 以月计算的期限, as recorded: the last day is the day of that date so many months on, moved off holidays by the calendar's rule. */
export const monthLimitSchema = z.object({
  due: instantSchema,
  day: daySchema,
  from: instantSchema,
  months: z.int().min(1),
  calendar: z.string().min(1),
  rolledFrom: z.exactOptional(daySchema),
  basis: legalBasisSchema,
});
export type MonthLimit = z.output<typeof monthLimitSchema>;

const lengths = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31] as const;

/** The same date so many months later, or the last day of a month that has no such date. */
export function addMonths(day: Day, n: number): Day {
  const [year = 0, month = 1, date = 1] = day.split("-").map(Number);
  const months = year * 12 + (month - 1) + n;
  const [y, m] = [Math.floor(months / 12), months % 12];
  const leap = m === 1 && y % 4 === 0 && (y % 100 !== 0 || y % 400 === 0);
  const last = leap ? 29 : (lengths[m] ?? 31);
  const two = (value: number): string => String(value).padStart(2, "0");
  return `${String(y).padStart(4, "0")}-${two(m + 1)}-${two(Math.min(date, last))}`;
}

/** The limit of a clock in months that starts at that moment; throws `CalendarOutOfRange`. */
export function monthsAfter({ months, basis }: MonthClock, at: Instant, calendar: Calendar): MonthLimit {
  const counted = addMonths(calendar.dayOf(at), months);
  const day = calendar.roll(counted);
  const rolled = day === counted ? {} : { rolledFrom: counted };
  return { due: calendar.endOf(day), day, from: at, months, calendar: calendar.version, ...rolled, basis };
}
