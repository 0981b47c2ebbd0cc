import { daySchema, instantSchema } from "@caseloop/law";
import { z } from "zod";
import { id } from "../party.ts";
import { commands } from "./commands.ts";
import { registryKindNames } from "./kinds.ts";

/** Every event says of which register it is, and what it changes in the number of effective entries from which day on. */
const counted = {
  at: instantSchema,
  kind: z.enum(registryKindNames),
  place: id,
  changes: z.array(z.object({ day: daySchema, by: z.int() })),
};

export const events = {
  Granted: commands.Grant.extend(counted),
  Renewed: commands.Renew.extend({ ...counted, was: daySchema }),
  Suspended: commands.Suspend.extend(counted),
  /** `to` is the last day of the suspension that ends. */
  Resumed: commands.Resume.extend({ ...counted, to: daySchema }),
  Revoked: commands.Revoke.extend({ ...counted, from: daySchema }),
};
