import { instantSchema } from "@caseloop/law";
import { z } from "zod";
import { ownersSchema, tier } from "./events.ts";

/** What may be asked about the lead of a ticket. */
export const commands = {
  /** The ticket was dispatched. */
  Watch: z.object({ owners: ownersSchema.optional() }),
  NameOwners: z.object({ owners: ownersSchema }),
  ReplaceOwner: z.object({ tier, to: z.string().min(1) }),
  /** The city ordered redo number `redos`. */
  CountRedo: z.object({ redos: z.int().min(1) }),
  /** A rung on elapsed time fell due at `scheduled`. */
  TakeRung: z.object({ notice: z.string().min(1), scheduled: instantSchema }),
  /** The ticket ended: time no longer raises the lead. */
  StandDown: z.object({}),
};
