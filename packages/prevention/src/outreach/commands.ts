import { termSchema } from "@caseloop/law";
import { fields } from "@caseloop/penalty";
import { kinds } from "@caseloop/ticket";
import { z } from "zod";
import { id, officer, officers, partySchema, partysWords, text } from "../party.ts";

/** What can be asked of an outreach finding 走访发现. */
export const commands = {
  /** What officers found on a visit nobody had complained to bring about. */
  RecordFinding: z.object({
    party: partySchema,
    officers,
    matter: text,
    field: z.enum(fields).optional(),
    /** The trade it belongs to, where the whole trade may be concerned. */
    trade: text.optional(),
    campaign: id.optional(),
  }),
  /** A check made on the finding, such as a price check 价格检查, under its own id. */
  LinkCheck: z.object({ check: id, field: z.enum(fields), violation: z.boolean(), findings: text, officer }),
  /** 责令限期改正: what must be put right, and in what time; the bureau sets the length. */
  OrderCorrection: z.object({
    officers,
    items: z.array(z.object({ item: id, demand: text })).min(1),
    term: termSchema,
  }),
  ExtendCorrection: z.object({ applicant: officer, approver: officer, term: termSchema, reason: text }),
  RecordPerformance: z.object({ items: z.array(id).min(1), proof: text, officer }),
  /** 拒不改正; `case` is the enforcement case that is opened. */
  RecordRefusal: z.object({ officers, words: partysWords, case: id }),
  /** 复查 by two officers, item by item; `case` where something is not put right. */
  Verify: z.object({
    officers,
    items: z.array(z.object({ item: id, fulfilled: z.boolean(), evidence: text })).min(1),
    case: id.optional(),
  }),
  /** The party was called to an interview 约谈. */
  LinkInterview: z.object({ interview: id }),
  /** 未诉先办: the matter becomes a ticket of the bureau's own. */
  RaiseTicket: z.object({ ticket: id, kind: z.enum(kinds), topic: text, officer }),
  /** Nothing had to be ordered. */
  Close: z.object({ officer, reason: text }),
};
