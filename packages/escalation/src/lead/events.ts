import { instantSchema, policyRefSchema, termSchema } from "@caseloop/law";
import { z } from "zod";
import { scheduledSchema } from "../schedule.ts";

const text = z.string().min(1);
const level = z.int().min(1);

/** 三级责任人 (M3): opaque ids; their duty stays whoever leads. */
export const ownersSchema = z.object({ bureauLeader: text, sectionHead: text, handler: text });
export type Owners = z.output<typeof ownersSchema>;
export const tier = z.enum(["bureauLeader", "sectionHead", "handler"]);

const because = z.discriminatedUnion("kind", [
  z.object({ kind: z.literal("redos"), redos: z.int().min(1) }),
  z.object({ kind: z.literal("elapsed"), since: instantSchema, after: termSchema }),
]);

/** What happens to the lead 牵头 of a ticket. */
export const events = {
  /** A cycle began: time counts from here. */
  Watched: z.object({ at: instantSchema, owners: ownersSchema.optional() }),
  OwnersNamed: z.object({ at: instantSchema, owners: ownersSchema }),
  RedoCounted: z.object({ at: instantSchema, redos: z.int().min(1) }),
  LeadRaised: z.object({
    at: instantSchema,
    level,
    /** The level before; 0 where nobody led yet. */
    from: z.int().min(0),
    office: text,
    /** Absent where the office is vacant on that day. */
    holder: text.optional(),
    because,
    policy: policyRefSchema,
    /** Whose duty remains 承办责任不变. */
    owners: ownersSchema.optional(),
    /** Raised on a later day than it was due: the system was not running, and nobody should think it fresh. */
    late: z.boolean(),
  }),
  Scheduled: scheduledSchema,
  StoodDown: z.object({ at: instantSchema }),
};
