import {
  addMonths,
  type Calendar,
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

/** The limit of a clock in months that starts at that moment; throws `CalendarOutOfRange`. */
export function monthsAfter({ months, basis }: MonthClock, at: Instant, calendar: Calendar): MonthLimit {
  const counted = addMonths(calendar.dayOf(at), months);
  const day = calendar.roll(counted);
  const rolled = day === counted ? {} : { rolledFrom: counted };
  return { due: calendar.endOf(day), day, from: at, months, calendar: calendar.version, ...rolled, basis };
}
