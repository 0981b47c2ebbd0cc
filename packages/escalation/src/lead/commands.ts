import { z } from "zod";
import { fallDueSchema } from "../schedule.ts";
import { ownersSchema, tier } from "./events.ts";

/** What may be asked about the lead of a ticket. */
export const commands = {
  /** The ticket was dispatched. */
  Watch: z.object({ owners: ownersSchema.optional() }),
  NameOwners: z.object({ owners: ownersSchema }),
  ReplaceOwner: z.object({ tier, to: z.string().min(1) }),
  /** The city ordered redo number `redos`. */
  CountRedo: z.object({ redos: z.int().min(1) }),
  /** Take the rungs on elapsed time that have fallen due. */
  FallDue: fallDueSchema,
  /** The ticket ended: time no longer raises the lead. */
  StandDown: z.object({}),
};
