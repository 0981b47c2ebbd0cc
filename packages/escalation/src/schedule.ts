import { type Instant, instantSchema } from "@caseloop/law";
import { z } from "zod";

/** The first moment at which something of a stream falls due, before and after a change; all an agenda needs to know. */
export const scheduledSchema = z.object({
  at: instantSchema,
  was: instantSchema.optional(),
  next: instantSchema.optional(),
});

type Scheduled = { readonly type: "Scheduled"; readonly data: z.output<typeof scheduledSchema> };

/** What may be asked of whatever keeps a schedule: do all that has fallen due by now, in order of time. */
export const fallDueSchema = z.object({});

/** The event that moves the first moment; none where it stays. */
export function reschedule(was: Instant | undefined, next: Instant | undefined, at: Instant): readonly Scheduled[] {
  if (was === next) return [];
  return [{ type: "Scheduled", data: { at, ...(was !== undefined && { was }), ...(next !== undefined && { next }) } }];
}

/** The earliest of these moments. */
export function earliest(moments: Iterable<{ readonly at: Instant }>): Instant | undefined {
  let first: Instant | undefined;
  for (const { at } of moments) if (first === undefined || at < first) first = at;
  return first;
}
