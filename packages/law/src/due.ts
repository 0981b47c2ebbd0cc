import { z } from "zod";
import type { Calendar } from "./calendar.ts";
import type { LegalClock } from "./clock.ts";
import { deadlineSchema, legalBasisSchema } from "./schema.ts";
import type { Instant } from "./time.ts";

/** 期限: a deadline with the rule it rests on, as recorded; `assumed` where the rule could not be confirmed. */
export const dueSchema = z.object({
  deadline: deadlineSchema,
  basis: legalBasisSchema,
  assumed: z.exactOptional(z.literal(true)),
});
export type Due = z.output<typeof dueSchema>;

/** The deadline of a clock that starts at that moment, with its rule; throws `CalendarOutOfRange` beyond the calendar. */
export function dueAfter({ term, basis, assumed }: LegalClock, at: Instant, calendar: Calendar): Due {
  return { deadline: term.after(at, calendar), basis, ...(assumed && { assumed }) };
}

/** Whether that moment lies after the deadline, whose last millisecond is still in time; never, where none runs. */
export function isLate(at: Instant, due: { readonly deadline: { readonly due: Instant } } | undefined): boolean {
  return due !== undefined && at > due.deadline.due;
}
