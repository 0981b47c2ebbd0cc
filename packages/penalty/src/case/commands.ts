import { daySchema, dueSchema, fenSchema, instantSchema } from "@caseloop/law";
import { notFiledReasons } from "@caseloop/ticket";
import { z } from "zod";
import { obligations } from "../discretion/outcome.ts";
import {
  correctionGrounds,
  evidenceKinds,
  excludedTimes,
  fields,
  graveGrounds,
  liftGrounds,
  measureKinds,
  onSpotGrounds,
  serviceMethods,
  sources,
  suspensionGrounds,
  takeDownReasons,
} from "./fields.ts";
import { actSchema, conditionsSchema } from "./finding.ts";
import { chosenSchema, penaltySchema } from "./penalty.ts";
import { id, officer, partySchema, partysWords, text } from "./person.ts";

const officers = z.array(officer).min(1);
/** What can be asked of an enforcement case 行政处罚案件. */
export const commands = {
  // clue 线索, filing 立案
  OpenClue: z.object({
    /** `id` is the report, the ticket or the letter it came with. */
    source: z.object({ kind: z.enum(sources), id: id.optional() }),
    field: z.enum(fields).optional(),
    /** An opaque id of whom the clue is about. */
    about: id,
    /** The recorded limit of the check, where it has been running since the report came in. */
    checkBy: dueSchema.optional(),
  }),
  FileCase: z.object({
    field: z.enum(fields).optional(),
    party: partySchema,
    conditions: conditionsSchema,
    officers,
    approver: officer,
  }),
  NotFile: z.object({ reason: z.enum(notFiledReasons), explanation: text, approver: officer }),

  // clocks 期限
  ExtendCheck: z.object({ applicant: officer, approver: officer, reason: text }),
  ExtendDecision: z.object({ applicant: officer, approver: officer, reason: text }),
  /** 集体讨论决定继续延期: fixes the length, in natural days. */
  ExtendCollectively: z.object({ applicant: officer, members: officers, days: z.int().min(1), reason: text }),
  /** In working days: the rule names no length. */
  ExtendReview: z.object({ applicant: officer, approver: officer, days: z.int().min(1), reason: text }),
  /** Testing may also stop the clocks of the measures on the goods that are tested. */
  StopClock: z.object({ for: z.enum(excludedTimes), officer, note: text, measures: z.array(id).default([]) }),
  RestartClock: z.object({ for: z.enum(excludedTimes), officer }),
  /** 中止调查 */
  Suspend: z.object({ ground: z.enum(suspensionGrounds), applicant: officer, approver: officer, reason: text }),
  Resume: z.object({ officer, reason: text }),

  // investigation 调查
  AssignOfficers: z.object({ officers, by: officer }),
  /** 回避; an investigator or a host needs a replacement. */
  Recuse: z.object({ officer, interest: text, decidedBy: officer, replacement: officer.optional() }),
  Investigate: z.object({ officers, findings: text, rightsTold: z.boolean().default(false) }),
  AddEvidence: z.object({
    evidence: id,
    kind: z.enum(evidenceKinds),
    /** SHA-256 of the thing or its record, in hexadecimal; the host computes it. */
    digest: z.string().regex(/^[0-9a-f]{64}$/, "a SHA-256 digest in lower-case hexadecimal"),
    officers,
    obtainedAt: instantSchema,
    place: text,
    description: text,
  }),
  /** 非法证据排除 */
  ExcludeEvidence: z.object({ evidence: id, officer, reason: text }),
  Conclude: z.object({
    officers,
    acts: z.array(actSchema),
    proposal: text,
    grave: z.array(z.enum(graveGrounds)).default([]),
  }),

  // coercive measures 行政强制措施
  TakeMeasure: z.object({
    measure: id,
    kind: z.enum(measureKinds),
    officers,
    goods: text,
    reason: text,
    /** Absent for a measure taken on the spot 情况紧急. */
    approver: officer.optional(),
  }),
  DecideMeasure: z.object({ measure: id, approver: officer, approved: z.boolean() }),
  ExtendMeasure: z.object({ measure: id, applicant: officer, approver: officer, reason: text }),
  LiftMeasure: z.object({ measure: id, approver: officer, ground: z.enum(liftGrounds) }),
  ReturnGoods: z.object({ measure: id, officer, receipt: text }),
  ConfiscateGoods: z.object({ measure: id, officer }),

  // review 审核, notice 告知, defence 陈述申辩, hearing 听证
  Review: z.object({
    kind: z.enum(["case", "legal"]),
    reviewer: officer,
    opinion: z.enum(["agree", "correct", "supplement"]),
    remarks: text.optional(),
  }),
  Notify: z.object({
    officer,
    penalties: z.array(penaltySchema).min(1),
    reasons: text,
    /** What came to light since the notice before: only that can make the proposal heavier. */
    newEvidence: z.array(id).default([]),
  }),
  FileDefence: z.object({ defence: id, statement: partysWords }),
  AnswerDefence: z.object({ defence: id, officer, adopted: z.boolean(), reasons: text }),
  /** 明确放弃 */
  Waive: z.object({ rights: z.array(z.enum(["defence", "hearing"])).min(1) }),
  RequestHearing: z.object({}),
  ArrangeHearing: z.object({ host: officer, day: daySchema, place: text }),
  /** By the host, except where the party takes its request back. */
  EndHearing: z.object({ how: z.enum(["held", "absent", "withdrawn"]), officer, record: text }),
  ReportHearing: z.object({ host: officer, opinion: text }),

  // decision 决定
  /** 负责人集体讨论 */
  Discuss: z.object({ members: officers, agreed: z.boolean(), minutes: text }),
  Decide: z.object({ approver: officer, penalties: z.array(chosenSchema).min(1) }),
  /** 简易程序 */
  DecideOnSpot: z.object({
    officers,
    field: z.enum(fields).optional(),
    party: partySchema,
    description: text,
    /** 告知并听取陈述申辩 (procedure art. 69). */
    told: z.boolean(),
    statement: partysWords.optional(),
    penalty: chosenSchema,
  }),
  /** 违法事实不能成立 */
  Dismiss: z.object({ approver: officer, reason: text }),
  /** 移送其他行政管理部门 */
  HandOver: z.object({ to: id, approver: officer, reason: text }),
  /** 终止调查 */
  Terminate: z.object({ approver: officer, reason: text }),

  // service 送达
  Announce: z.object({ document: z.enum(["notice", "decision"]), officer, reason: text }),
  Serve: z.object({ document: z.enum(["notice", "decision"]), method: z.enum(serviceMethods), officer, receipt: text }),

  // payment 缴纳, remedies 救济, execution 执行
  Pay: z.object({ amount: fenSchema, receipt: text }),
  CollectOnSpot: z.object({ amount: fenSchema, receipt: text, officers, ground: z.enum(onSpotGrounds) }),
  HandIn: z.object({ officer }),
  /** 暂缓或者分期: one part is a deferral. */
  GrantInstalments: z.object({
    application: partysWords,
    officer,
    approver: officer,
    plan: z.array(z.object({ amount: fenSchema, by: daySchema })).min(1),
  }),
  ImposeSurcharge: z.object({ approver: officer }),
  SeekRemedy: z.object({ kind: z.enum(["reconsideration", "litigation"]), body: text }),
  EndRemedy: z.object({ result: z.enum(["upheld", "withdrawn", "annulled", "changed"]), document: text }),
  PerformDuty: z.object({ duty: z.enum(obligations), officer, proof: text }),
  /** 催告, dated by its service. */
  Demand: z.object({ officer }),
  ApplyToCourt: z.object({ approver: officer, court: text }),
  RecordCourt: z.object({ outcome: z.enum(["executed", "terminated", "refused"]), document: text }),

  // publication 公示
  Publish: z.object({ officer, where: text, lowFine: z.boolean().default(false) }),
  TakeDown: z.object({ officer, reason: z.enum(takeDownReasons) }),

  // police 行刑衔接
  TransferToPolice: z.object({ team: officers, approver: officer, suspicion: text }),
  RecordPoliceAnswer: z.object({ accepted: z.boolean(), document: text }),
  TakeBack: z.object({
    officer,
    reason: z.enum(["notAccepted", "withdrawn", "notProsecuted", "notGuilty"]),
    document: text,
  }),

  // correction 纠正, closure 结案
  WithdrawDecision: z.object({ approver: officer, ground: z.enum(correctionGrounds), reason: text }),
  ReturnMoney: z.object({ amount: fenSchema, officer, receipt: text }),
  FilePapers: z.object({ officer }),
  Close: z.object({ applicant: officer, approver: officer }),
};
