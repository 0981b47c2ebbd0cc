import { daySchema } from "@caseloop/law";
import { z } from "zod";
import { lotSchema } from "../draw/draw.ts";
import { recusalReasonSchema } from "../draw/roster.ts";
import { id, officer, officers, partysWords, text } from "../party.ts";
import { itemSchema } from "../plan/commands.ts";

/** 检查结果: nothing found 未发现问题, a problem 发现问题, no such business 未发现相关经营活动, nobody there 无法联系. */
export const resultSchema = z.enum(["pass", "fail", "notApplicable", "absent"]);
export type Result = z.output<typeof resultSchema>;

const item = { item: id };

export const commands = {
  /** Open the visit that a plan has drawn. */
  Open: lotSchema.extend({ plan: id, items: z.array(itemSchema).min(1) }),
  /** 回避: the next reserve of the department steps in; where none is left, a `replacement` by approval. */
  Recuse: z.object({
    inspector: officer,
    reason: recusalReasonSchema,
    replacement: officer.optional(),
    approver: officer.optional(),
  }),
  /** 进一次门、查多项事: the one visit, with at least two of every department's team. */
  Visit: z.object({ officers }),
  RecordFinding: z.object({
    ...item,
    result: resultSchema,
    facts: partysWords,
    evidence: z.array(text).default([]),
    officers,
  }),
  /** 责令改正: what is to be put right until which day. */
  OrderCorrection: z.object({ ...item, measures: text, until: daySchema, officers }),
  /** 线索: what was found goes on as a report 举报 or an enforcement case 案件, by its id. */
  OpenClue: z.object({ ...item, to: z.object({ kind: z.enum(["report", "case"]), id }), officer }),
  /** The check is over: every item has its finding, and every problem its answer. */
  Conclude: z.object({ officer }),
  /** 公示 */
  Publish: z.object({ channel: text, officer }),
  /** A finding that was wrong; the result is then concluded and published again. */
  CorrectFinding: z.object({
    ...item,
    result: resultSchema,
    facts: partysWords,
    reason: text,
    officer,
    approver: officer,
  }),
  /** 复查: has it been put right? */
  FollowUp: z.object({ ...item, corrected: z.boolean(), facts: partysWords, officers }),
  Close: z.object({ officer }),
};
