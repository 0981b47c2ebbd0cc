import { instantSchema, policyRefSchema, termSchema } from "@caseloop/law";
import { z } from "zod";
import { rungSchema } from "../ladder.ts";
import { scheduledSchema } from "../schedule.ts";

const text = z.string().min(1);
const level = z.int().min(1);
const rungs = z.array(rungSchema);

/** 三级责任人 (M3): opaque ids; their duty stays whoever leads. */
export const ownersSchema = z.object({ bureauLeader: text, sectionHead: text, handler: text });
export type Owners = z.output<typeof ownersSchema>;
export const tier = z.enum(["bureauLeader", "sectionHead", "handler"]);

const because = z.discriminatedUnion("kind", [
  z.object({ kind: z.literal("redos"), redos: z.int().min(1) }),
  /** `policy` is the edition that scheduled the rung. */
  z.object({
    kind: z.literal("elapsed"),
    since: instantSchema,
    after: termSchema,
    scheduled: instantSchema,
    policy: policyRefSchema,
  }),
]);

/** What happens to the lead 牵头 of a ticket. */
export const events = {
  /** The first cycle began: time counts from here, and these rungs lie ahead. */
  Watched: z.object({ at: instantSchema, owners: ownersSchema.optional(), rungs }),
  OwnersNamed: z.object({ at: instantSchema, owners: ownersSchema }),
  /** The next cycle began. */
  RedoCounted: z.object({ at: instantSchema, redos: z.int().min(1), rungs }),
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
  /** Rungs whose moment has passed, whether or not they raised anybody. */
  RungsPassed: z.object({ at: instantSchema }),
  Scheduled: scheduledSchema,
  StoodDown: z.object({ at: instantSchema }),
};
