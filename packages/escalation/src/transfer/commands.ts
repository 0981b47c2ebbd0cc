import { personal } from "@caseloop/core";
import { fenSchema } from "@caseloop/law";
import { z } from "zod";

const id = z.string().min(1);
const text = z.string().min(1);
/** Words on what somebody is suspected of: they may name the person anywhere. */
export const onSuspect = personal(text, { subject: "suspect" });

/** Why a case is transferred: the facts look like a crime (art. 3¶1), or in intellectual property there is reasonable suspicion (art. 3¶2, from 2020). */
export const grounds = ["crime", "reasonableSuspicion"] as const;

/** 移送材料 (art. 6): transfer letter, investigation report, list of items, test report or appraisal, other material. */
export const materials = ["transferLetter", "investigationReport", "itemList", "testReport", "other"] as const;

/** Kinds of administrative penalty 行政处罚 (行政处罚法 art. 9), as far as they differ here. */
export const penalties = [
  "warning",
  "fine",
  "confiscation",
  "permitSuspended",
  "permitRevoked",
  "businessHalted",
] as const;

/** How a criminal case that was filed ended: dropped by the police, not prosecuted, convicted, acquitted. */
export const outcomes = ["dropped", "notProsecuted", "convicted", "acquitted"] as const;

/** What can be asked of a transfer of suspected crime 涉嫌犯罪案件移送. */
export const commands = {
  /** 专案组: at least two officers; `case` is the enforcement case it comes from. */
  FormTeam: z.object({
    case: id,
    team: z.array(id),
    ground: z.enum(grounds).default("crime"),
    suspicion: onSuspect,
    officer: id,
  }),
  /** A penalty decided before the transfer (art. 11¶2, ¶3). */
  NoteEarlierPenalty: z.object({ kind: z.enum(penalties), amount: fenSchema.optional(), officer: id }),
  /** 移送报告: what the team found, and whether it recommends the transfer. */
  Report: z.object({ officer: id, findings: onSuspect, recommendation: z.enum(["transfer", "noTransfer"]) }),
  /** The head 正职负责人 decides; a refusal states its reason. */
  Decide: z.object({ head: id, approved: z.boolean(), reason: text.optional() }),
  HandOver: z.object({ officer: id, police: id, materials: z.array(z.enum(materials)) }),
  /** 抄送检察院 */
  CopyToProcuratorate: z.object({ officer: id, procuratorate: id }),

  // what the police answer
  /** 回执: signed for by the police. */
  NoteReceipt: z.object({ officer: id, receipt: text }),
  /** Not their jurisdiction: passed on to the police that have it. */
  NotePassedOn: z.object({ officer: id, to: id }),
  NoteFiling: z.object({ officer: id, filed: z.boolean(), notice: text, reason: onSuspect.optional() }),
  HandItems: z.object({ officer: id, receipt: text }),

  // against a refusal to file
  AskReconsideration: z.object({ officer: id, grounds: onSuspect }),
  NoteReconsideration: z.object({ officer: id, filed: z.boolean(), notice: text, reason: onSuspect.optional() }),
  /** 建议立案监督 */
  SuggestSupervision: z.object({ officer: id, procuratorate: id, grounds: onSuspect }),
  /** What the procuratorate did: had the police file the case, or found their refusal right. */
  NoteSupervision: z.object({ officer: id, filed: z.boolean(), document: text }),

  // the way back
  /** The refusal to file stands: the administrative case goes on (art. 10). */
  AcceptRefusal: z.object({ officer: id, approver: id, reason: text }),
  NoteOutcome: z.object({
    officer: id,
    outcome: z.enum(outcomes),
    document: text,
    criminalFine: z.boolean().default(false),
  }),
  /** May the enforcement case decide such penalties now? */
  ClearPenalty: z.object({ kinds: z.array(z.enum(penalties)).min(1), officer: id }),
};
