import { daySchema, dueSchema, fenSchema, instantSchema, legalBasisSchema, pauseSchema } from "@caseloop/law";
import { z } from "zod";
import { commands } from "./commands.ts";
import { fields, kinds, stops } from "./fields.ts";
import { monthLimitSchema } from "./months.ts";
import { decisionSchema } from "./penalty.ts";
import { id, officer, text } from "./person.ts";

/** Every event says when it happened in the world. */
const at = { at: instantSchema };

/** Whether the limit had passed when it was done: a breach is permanent. */
const late = z.boolean();
const basis = legalBasisSchema;
/** The limit that replaces `before`. */
const moved = { before: dueSchema, due: dueSchema };
/** A clock that stops: what is left of it, absent where it does not run or has run out. */
const stopped = {
  basis,
  left: pauseSchema.optional(),
  measures: z.array(z.object({ measure: id, left: pauseSchema })),
};
const restarted = {
  basis,
  due: dueSchema.optional(),
  measures: z.array(z.object({ measure: id, due: dueSchema })),
};

/** What happens to an enforcement case 行政处罚案件. */
export const events = {
  // clue 线索, filing 立案
  ClueOpened: commands.OpenClue.extend({ ...at, checkBy: dueSchema }),
  SourceAdded: commands.OpenClue.pick({ source: true }).extend(at),
  CaseFiled: commands.FileCase.extend({ ...at, field: z.enum(fields), basis, decideBy: dueSchema, late }),
  NotFiled: commands.NotFile.extend({ ...at, basis, late }),

  // clocks 期限
  CheckExtended: commands.ExtendCheck.extend({ ...at, ...moved }),
  DecisionExtended: commands.ExtendDecision.extend({ ...at, ...moved }),
  DecisionExtendedCollectively: commands.ExtendCollectively.extend({ ...at, ...moved }),
  ReviewExtended: commands.ExtendReview.extend({ ...at, ...moved }),
  /** `for` may also be a suspension, a hearing, an announcement or the police. */
  ClockStopped: z.object({ ...at, for: z.enum(stops), ...stopped }),
  ClockRestarted: z.object({ ...at, for: z.enum(stops), ...restarted }),
  Suspended: commands.Suspend.extend(at),
  Resumed: commands.Resume.extend(at),

  // investigation 调查
  OfficersAssigned: commands.AssignOfficers.extend(at),
  Recused: commands.Recuse.extend(at),
  Investigated: commands.Investigate.extend(at),
  EvidenceAdded: commands.AddEvidence.extend(at),
  EvidenceExcluded: commands.ExcludeEvidence.extend(at),
  InvestigationConcluded: commands.Conclude.extend({ ...at, reviewBy: dueSchema }),

  // coercive measures 行政强制措施
  MeasureTaken: commands.TakeMeasure.extend({ ...at, due: dueSchema, reportBy: dueSchema.optional() }),
  MeasureApproved: z.object({ ...at, measure: id, approver: officer, late }),
  MeasureExtended: commands.ExtendMeasure.extend({ ...at, ...moved }),
  MeasureLifted: z.object({
    ...at,
    measure: id,
    approver: officer,
    ground: z.union([commands.LiftMeasure.shape.ground, z.literal("notApproved")]),
    late,
  }),
  GoodsReturned: commands.ReturnGoods.extend(at),
  GoodsConfiscated: commands.ConfiscateGoods.extend({ ...at, late }),

  // review 审核, notice 告知, defence 陈述申辩, hearing 听证
  Reviewed: commands.Review.extend({ ...at, late }),
  /** Numbered from 1; `hearing` names why there is a right to one, if there is. */
  PenaltyNotified: commands.Notify.extend({
    ...at,
    notice: z.int().min(1),
    basis,
    hearing: z.object({ basis, because: z.array(z.enum(["fine", "confiscation", ...kinds])).min(1) }).optional(),
  }),
  DefenceFiled: commands.FileDefence.extend(at),
  DefenceAnswered: commands.AnswerDefence.extend(at),
  RightsWaived: commands.Waive.extend(at),
  HearingRequested: z.object(at),
  HearingArranged: commands.ArrangeHearing.extend({ ...at, basis }),
  HearingEnded: commands.EndHearing.extend(at),
  HearingReported: commands.ReportHearing.extend({ ...at, reviewBy: dueSchema }),

  // decision 决定
  Discussed: commands.Discuss.extend({ ...at, basis }),
  FoundOnSpot: commands.DecideOnSpot.omit({ penalty: true }).extend({
    ...at,
    field: z.enum(fields),
    act: id,
    basis,
  }),
  PenaltyDecided: decisionSchema.extend(at),
  Dismissed: commands.Dismiss.extend({ ...at, basis, late }),
  HandedOver: commands.HandOver.extend({ ...at, basis, late }),
  Terminated: commands.Terminate.extend({ ...at, basis }),

  // service 送达
  Announced: commands.Announce.extend({ ...at, effective: dueSchema }),
  NoticeServed: z.object({
    ...at,
    method: commands.Serve.shape.method,
    officer,
    receipt: text,
    servedAt: instantSchema,
    defenceBy: dueSchema,
  }),
  DecisionServed: z.object({
    ...at,
    method: commands.Serve.shape.method,
    officer,
    receipt: text,
    servedAt: instantSchema,
    payBy: dueSchema.optional(),
    late,
  }),

  // payment 缴纳, remedies 救济, execution 执行
  /** How the sum was set against what was owed, and the surcharge that had run up by then. */
  Paid: z.object({
    ...at,
    receipt: text,
    amount: fenSchema,
    confiscated: fenSchema,
    fine: fenSchema,
    surcharge: fenSchema,
    accrued: fenSchema,
    day: daySchema,
    onSpot: z
      .object({ officers: z.array(officer), ground: commands.CollectOnSpot.shape.ground, handInBy: dueSchema })
      .optional(),
    /** Paid after the day it was due. */
    late,
  }),
  HandedIn: commands.HandIn.extend({ ...at, late }),
  InstalmentsGranted: commands.GrantInstalments.extend({ ...at, basis }),
  SurchargeImposed: commands.ImposeSurcharge.extend({
    ...at,
    basis,
    percentPerDay: z.int().min(1),
    /** The last day to pay: the first day of surcharge is the next. */
    overdueSince: daySchema,
    cap: fenSchema,
  }),
  RemedySought: commands.SeekRemedy.extend({ ...at, day: daySchema, basis }),
  RemedyEnded: commands.EndRemedy.extend({ ...at, day: daySchema, litigateBy: dueSchema.optional() }),
  DutyPerformed: commands.PerformDuty.extend(at),
  Demanded: commands.Demand.extend({ ...at, performBy: dueSchema, owed: fenSchema }),
  AppliedToCourt: commands.ApplyToCourt.extend({
    ...at,
    owed: fenSchema,
    remediesEnded: instantSchema,
    window: monthLimitSchema,
  }),
  CourtDecided: commands.RecordCourt.extend(at),

  // publication 公示
  Published: commands.Publish.extend({ ...at, publishBy: dueSchema, until: daySchema, basis, late }),
  TakenDown: commands.TakeDown.extend({ ...at, basis, late }),

  // police 行刑衔接
  TransferredToPolice: commands.TransferToPolice.extend({ ...at, basis, measures: z.array(id) }),
  PoliceAnswered: commands.RecordPoliceAnswer.extend(at),
  TakenBack: commands.TakeBack.extend(at),

  // correction 纠正, closure 结案
  DecisionWithdrawn: commands.WithdrawDecision.extend({
    ...at,
    decision: z.int().min(1),
    toReturn: fenSchema,
    takeDownBy: dueSchema.optional(),
  }),
  MoneyReturned: commands.ReturnMoney.extend({ ...at, left: fenSchema }),
  PapersFiled: commands.FilePapers.extend({ ...at, late }),
  Closed: commands.Close.extend({
    ...at,
    ending: z.enum([
      "executed",
      "terminatedByCourt",
      "terminated",
      "notFiled",
      "dismissed",
      "notPunished",
      "handedOver",
      "transferred",
    ]),
    closeBy: dueSchema.optional(),
    late,
    /** Every clock that was ever missed in this case. */
    breaches: z.array(text),
  }),
};
