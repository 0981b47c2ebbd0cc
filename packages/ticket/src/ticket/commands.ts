import { daySchema, instantSchema, legalBasisSchema, termSchema } from "@caseloop/law";
import { z } from "zod";
import {
  assignmentSchema,
  callbackLevels,
  callerSchema,
  callersWords,
  internalLevels,
  levels,
  officer,
  respondentSchema,
  tiers,
  unit,
} from "./person.ts";
import { answers, channels, kinds, means, refusalClasses, sourceSchema, triggers } from "./request.ts";

const text = z.string().min(1);
const told = z.enum(means);

/** What can be asked of a ticket 工单. */
export const commands = {
  // intake 受理
  Register: z.object({
    kind: z.enum(kinds),
    channel: z.enum(channels),
    /** What it is about, in a word of the host's own list: `food`, `price`, `NYPD noise`. */
    topic: text,
    /** The request in the caller's words. */
    content: callersWords,
    /** Required unless `proactive` or imported. */
    caller: callerSchema.optional(),
    respondent: respondentSchema.optional(),
    urgent: z.boolean().default(false),
    sensitive: z.boolean().default(false),
    /** 未诉先办: the bureau's own case, outside every complaint rate (M13). */
    proactive: z.boolean().default(false),
    source: sourceSchema.optional(),
  }),
  AnswerDirectly: z.object({ officer, answer: text, means: told }),
  Refuse: z.object({
    officer,
    class: z.enum(refusalClasses),
    reason: text,
    /** Where the caller is sent: required for an emergency and for a statutory route [JN 23]. */
    route: text.optional(),
    /** The ticket that was lawfully handled: required where there is nothing new [JN 25]. */
    earlier: text.optional(),
  }),
  TellRefusal: z.object({ officer, means: told }),

  // dispatch 派单
  Dispatch: z.object({
    /** `owners` may be left out only for an imported ticket. */
    ...assignmentSchema.partial({ owners: true }).shape,
    /** 指定承办: the unit may not return it [WF 22]. */
    designated: z.boolean().default(false),
    /** A longer limit set by statute; the caller must have been told of it [JN 24]. */
    statutoryLimit: z.object({ term: termSchema, basis: legalBasisSchema, callerTold: z.boolean() }).optional(),
    /** The due date of the system an imported ticket comes from. */
    sourceDue: instantSchema.optional(),
  }),
  SignIn: z.object({ unit, officer }),
  RequestReturn: z.object({ unit, officer, reason: text }),
  /** The next assignment is part of the decision, so that there is a lead unit at every moment. */
  GrantReturn: z.object({
    approver: officer,
    reason: text,
    next: assignmentSchema,
    designated: z.boolean().default(false),
  }),
  DenyReturn: z.object({ approver: officer, reason: text, designated: z.boolean().default(true) }),
  AddAssisting: z.object({ unit, matter: text }),
  RaiseDispute: z.object({ units: z.array(unit).min(2), matter: text }),
  /** The unit found competent is designated. */
  SettleDispute: z.object({ arbiter: officer, reason: text, next: assignmentSchema }),
  ReplaceOwner: z.object({ tier: z.enum(tiers), to: officer, because: z.enum(["absence", "other"]) }),
  /** 回避 [JN 32]; an owner needs a replacement. */
  Recuse: z.object({ officer, interest: text, replacement: officer.optional() }),

  // handling 办理
  RecordContact: z.object({
    officer,
    means: told,
    reached: z.boolean().default(true),
    summary: callersWords.optional(),
  }),
  NoteWork: z.object({ officer, note: text }),
  /** An inspection 执法检查 takes two officers. */
  RecordVisit: z.object({ officers: z.array(officer).min(1), inspection: z.boolean().default(false), findings: text }),
  GiveFirstReply: z.object({ officer, text, means: told }),
  OpenCoordination: z.object({ units: z.array(unit).min(1), matter: text }),
  RecordOpinion: z.object({ unit, officer, opinion: text }),
  ConcludeCoordination: z.object({ outcome: text }),
  /** In working days. */
  RequestExtension: z.object({ applicant: officer, days: z.int().min(1), reason: text }),
  GrantExtension: z.object({ approver: officer }),
  DenyExtension: z.object({ approver: officer, reason: text }),
  /** 挂账: measures and a date for what cannot be solved yet [JN 24]. */
  Shelve: z.object({ applicant: officer, approver: officer, measures: text, until: daySchema }),
  TrackShelved: z.object({ officer, note: text }),
  Resume: z.object({ officer }),

  // reply 答复, review 审核, callback 回访
  Reply: z.object({ unit, officer, text, means: told }),
  Review: z.object({ reviewer: officer, remarks: text.optional() }),
  /** An internal return of the reply: by the reviewer, or by the district after a callback; never counted as a redo. */
  SendBack: z.object({ officer, level: z.enum(internalLevels), reason: text }),
  CallBack: z.object({
    level: z.enum(callbackLevels),
    clerk: officer,
    /** 过程: contact, attitude, speed. */
    process: z.enum(answers),
    /** 结果: the outcome. */
    result: z.enum(answers),
    solved: z.boolean().optional(),
    remarks: callersWords.optional(),
  }),
  OrderRedo: z.object({ level: z.enum(levels), officer, ground: z.enum(["dissatisfied", "notDone"]), reason: text }),

  // endings 办结
  Close: z.object({ officer }),
  /** Same facts and reasons again after lawful handling: explain, stop, written note [JN 25]. */
  ExplainAndStop: z.object({ level: z.enum(levels), officer, note: text }),
  Withdraw: z.object({ officer, reason: text }),
  /** `ticket` is this ticket's own id. */
  MergeInto: z.object({ ticket: text, into: text, officer }),
  /** For imported tickets; `closedAt` is the command's own moment where absent. */
  CloseAtSource: z.object({ closedAt: instantSchema.optional() }),

  // beside the life 标记与关联
  SetFlag: z.object({
    flag: z.enum(["urgent", "sensitive", "confidential"]),
    on: z.boolean(),
    reason: text,
    /** Needed to lift confidentiality [JN 16]. */
    callerAgreed: z.boolean().default(false),
  }),
  Supervise: z.object({ supervisor: officer, reason: text }),
  LiftSupervision: z.object({ supervisor: officer, reason: text }),
  EscalateSupervision: z.object({ trigger: z.enum(triggers), leader: officer.optional() }),
  /** The other half of a merge: this ticket takes `ticket` in. */
  Absorb: z.object({ ticket: text }),
  /** Links a complaint 投诉 or report 举报 to its ticket, once; it changes nothing else. */
  LinkTrack: z.object({ track: z.enum(["complaint", "report"]), id: text }),
  /** Words for the reported party; they may not name the caller. */
  NotifyRespondent: z.object({ officer, text }),
};
