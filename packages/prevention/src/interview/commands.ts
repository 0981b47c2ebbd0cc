import { personal } from "@caseloop/core";
import { daySchema } from "@caseloop/law";
import { fields } from "@caseloop/penalty";
import { z } from "zod";
import { id, officer, officers, partySchema, partysWords, text } from "../party.ts";

const one = { party: id, commitment: id };

/** What can be asked of an administrative interview 行政约谈. */
export const commands = {
  /** One party, or with `trade` a whole trade; `outreach` is the finding that led to a party's being called. */
  Call: z.object({
    subject: text,
    field: z.enum(fields).optional(),
    trade: text.optional(),
    parties: z.array(partySchema.extend({ outreach: id.optional() })).min(1),
    day: daySchema,
    place: text,
    officer,
    campaign: id.optional(),
  }),
  /** Those who stayed away are called once more. */
  CallAgain: z.object({ parties: z.array(id).min(1), day: daySchema, place: text, officer }),
  /** Everybody called for that day is named, as attending or as absent. */
  Hold: z.object({
    officers,
    attendance: z
      .array(
        z.object({
          party: id,
          attended: z.boolean(),
          representative: personal(text, { subject: "party" }).optional(),
          reason: partysWords.optional(),
        }),
      )
      .min(1),
    /** The points stated to them 告知要点. */
    points: z.array(text).min(1),
    record: text,
  }),
  Commit: z.object({
    party: id,
    commitments: z.array(z.object({ commitment: id, promise: text, by: daySchema })).min(1),
    officer,
  }),
  /** 拒绝承诺改正: with `case`, the enforcement case that is opened. */
  RecordRefusal: z.object({ party: id, officers, words: partysWords, case: id }),
  ExtendCommitment: z.object({ ...one, by: daySchema, applicant: officer, approver: officer, reason: text }),
  RecordFulfilment: z.object({ ...one, proof: text, officer }),
  /** 复查 by two officers; `case` where it is not fulfilled. */
  Verify: z.object({ ...one, officers, fulfilled: z.boolean(), evidence: text, case: id.optional() }),
  Close: z.object({ officer, summary: text }),
};
