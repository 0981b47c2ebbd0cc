import { daySchema, instantSchema } from "@caseloop/law";
import { z } from "zod";
import { commands } from "./commands.ts";

const at = { at: instantSchema };
const { direction, programme, campaign } = commands.Schedule.shape;
/** What totals are counted by. */
const counted = { direction, programme, day: daySchema };

/** What happens to a training session 培训场次. */
export const events = {
  Scheduled: commands.Schedule.extend(at),
  Moved: commands.Move.extend({ ...at, before: daySchema }),
  Cancelled: commands.Cancel.extend(at),
  Held: commands.Hold.extend({ ...at, ...counted, campaign }),
  Corrected: commands.Correct.extend({ ...at, ...counted, before: z.int().min(1) }),
};
