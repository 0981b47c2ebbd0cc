import { addDays, daySchema } from "@caseloop/law";
import { z } from "zod";
import { id, officer, partySchema, text } from "../party.ts";
import { registryKindNames, revocationGrounds } from "./kinds.ts";

/** A day that exists: no 30 February. */
const day = daySchema.refine(exists, "a day that exists");

function exists(text: string): boolean {
  try {
    return addDays(text, 0) === text;
  } catch {
    return false;
  }
}

export const commands = {
  /** 授予/认定: from a day on, which may lie before or after the decision; to its last day, or open. `place` is the subdistrict 街镇. */
  Grant: z.object({
    kind: z.enum(registryKindNames),
    place: id,
    holder: partySchema,
    from: day,
    to: day.optional(),
    /** The number of the decision or list it was granted by. */
    decision: text,
    officer,
  }),
  /** 续展: a later last day, decided before the present one has passed. */
  Renew: z.object({ to: day, decision: text, officer }),
  /** 暂停: from a day on, to its last day or until it is resumed. */
  Suspend: z.object({ from: day, to: day.optional(), reason: text, officer }),
  /** 恢复: `from` is the first day on which it is effective again. */
  Resume: z.object({ from: day, reason: text, officer }),
  /** 取消: `from` is the first day on which it no longer stands; left out for a grant undone from its first day. */
  Revoke: z.object({
    from: day.optional(),
    ground: z.enum(revocationGrounds),
    reason: text,
    evidence: z.array(text).default([]),
    officer,
    approver: officer,
  }),
};
