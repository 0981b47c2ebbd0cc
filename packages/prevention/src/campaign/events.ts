import { daySchema, instantSchema } from "@caseloop/law";
import { z } from "zod";
import { targetSchema } from "./activity.ts";
import { commands } from "./commands.ts";

const at = { at: instantSchema };

/** What happens to a campaign. */
export const events = {
  Planned: commands.Plan.extend(at),
  Amended: commands.Amend.extend({ ...at, before: z.object({ to: daySchema, targets: z.array(targetSchema) }) }),
  /** `counts` where it was done within the days of the campaign, and before it was closed. */
  Linked: commands.Link.extend({ ...at, counts: z.boolean() }),
  Closed: commands.Close.extend({
    ...at,
    results: z.array(targetSchema.extend({ reached: z.int().min(0), met: z.boolean() })),
  }),
};
