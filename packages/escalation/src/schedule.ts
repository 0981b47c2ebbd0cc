import { type Instant, instantSchema } from "@caseloop/law";
import { z } from "zod";

/** 提醒: something that falls due at a moment, unless the case moves first. */
const pendingSchema = z.object({ notice: z.string().min(1), at: instantSchema });
export type Pending = z.output<typeof pendingSchema>;

/** What is still to fall due, in order of time; `was` and `next` are its first moment before and after, for the agenda. */
export const scheduledSchema = z.object({
  at: instantSchema,
  was: instantSchema.optional(),
  next: instantSchema.optional(),
  pending: z.array(pendingSchema),
});
export type Scheduled = z.output<typeof scheduledSchema>;

type Same = { readonly type: "Scheduled"; readonly data: Scheduled };

/** The event that puts `after` in the place of `before`; none where nothing changes. */
export function reschedule(before: readonly Pending[], after: readonly Pending[], at: Instant): readonly Same[] {
  const pending = after.toSorted((a, b) => (a.at < b.at ? -1 : a.at > b.at ? 1 : 0));
  const same =
    pending.length === before.length &&
    pending.every(({ notice, at }, i) => before[i]?.notice === notice && before[i]?.at === at);
  if (same) return [];
  const [was, next] = [before[0]?.at, pending[0]?.at];
  return [{ type: "Scheduled", data: { at, pending, ...(was && { was }), ...(next && { next }) } }];
}
