import { daySchema } from "@caseloop/law";
import { z } from "zod";
import { id, officer, text } from "../party.ts";
import { activities, campaignFields, targetSchema } from "./activity.ts";

/** What can be asked of a campaign 集中整治. */
export const commands = {
  /** First and last day, both included. */
  Plan: z.object({
    title: text,
    fields: z.array(z.enum(campaignFields)).min(1),
    from: daySchema,
    to: daySchema,
    targets: z.array(targetSchema).min(1),
    lead: id,
    applicant: officer,
    approver: officer,
  }),
  Amend: z.object({
    to: daySchema.optional(),
    targets: z.array(targetSchema).min(1).optional(),
    applicant: officer,
    approver: officer,
    reason: text,
  }),
  /** Something was done for it; what happened elsewhere is linked by `joining`, the rest by hand. */
  Link: z.object({ activity: z.enum(activities), id }),
  /** 总结: the results are counted, not told. */
  Close: z.object({ officer, report: text }),
};
