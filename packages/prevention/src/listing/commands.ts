import { daySchema } from "@caseloop/law";
import { z } from "zod";
import { id, officer, partySchema, partysWords, text } from "../party.ts";

/** 较重行政处罚: a fine at the heavier tier, grade or licence, restriction or closure, other (Order 44 art. 2 ¶ 2). */
export const gravities = ["heavierFine", "qualification", "restriction", "other"] as const;

/** 移出情形 that somebody decides on; `withdrawn` is for the red list. Repair and a void decision have their own ways. */
export const removalGrounds = ["expired", "wrongEntry", "withdrawn"] as const;

const condition = z.object({ met: z.boolean(), evidence: text });

/** What can be asked of an entry on the red or black list 红黑榜. */
export const commands = {
  Propose: z.object({
    list: z.enum(["red", "black"]),
    party: partySchema,
    ground: text,
    /** What the ground rests on; the black list has its decision, the red list needs at least one. */
    evidence: z.array(text).default([]),
    proposer: officer,
    /** The penalty decision a black entry rests on. */
    decision: z.object({ number: text, on: daySchema, gravity: z.enum(gravities), case: id.optional() }).optional(),
  }),
  /** 列入前告知 */
  GiveNotice: z.object({ officer, receipt: text }),
  Object: z.object({ statement: partysWords }),
  Waive: z.object({ receipt: text }),
  DecideObjection: z.object({ officer, upheld: z.boolean(), reasons: text }),
  /** 列入决定; `until` only on the red list, where it has an end. */
  Enter: z.object({ approver: officer, reasons: text, until: daySchema.optional() }),
  Drop: z.object({ officer, reason: text }),
  Publish: z.object({ officer, where: text }),
  /** 申请信用修复 */
  ApplyRepair: z.object({
    /** 已经自觉履行义务 */
    performed: condition,
    /** 已经主动消除危害后果和不良影响 */
    harmRemoved: condition,
    /** 未再受到较重行政处罚 */
    noneSince: condition,
  }),
  AcceptRepair: z.object({ officer, accepted: z.boolean(), reason: text }),
  DecideRepair: z.object({ approver: officer, granted: z.boolean(), reasons: text }),
  /** With evidence, unless the time of the entry is over. */
  Remove: z.object({
    approver: officer,
    ground: z.enum(removalGrounds),
    reason: text,
    evidence: z.array(text).default([]),
  }),
  /** The decision it rests on was withdrawn, found unlawful or void 处罚决定被撤销、确认违法或者无效. */
  VoidDecision: z.object({ approver: officer, reason: text, evidence: z.array(text).min(1) }),
  TakeDown: z.object({ officer }),
};
