import { daySchema } from "@caseloop/law";
import { z } from "zod";
import { id, officer, text } from "../party.ts";

/** 大培训、大宣讲、大普法 (M19); training received from the district's hotline office and the city's brigade (M18) is `training`. */
export const programmes = ["training", "publicity", "lawEducation"] as const;

/** What can be asked of a session. */
export const commands = {
  Schedule: z.object({
    /** `received` from somebody else, or `given` to others. */
    direction: z.enum(["received", "given"]),
    programme: z.enum(programmes),
    topic: text,
    /** Who holds it. */
    organiser: text,
    /** For whom: required where it is given to others. */
    audience: text.optional(),
    day: daySchema,
    place: text,
    campaign: id.optional(),
  }),
  Move: z.object({ day: daySchema, reason: text, officer }),
  Cancel: z.object({ reason: text, officer }),
  /** 人次: everybody who took part, counted each time. */
  Hold: z.object({ personTimes: z.int().min(1), record: text, officer }),
  Correct: z.object({ personTimes: z.int().min(1), reason: text, applicant: officer, approver: officer }),
};
