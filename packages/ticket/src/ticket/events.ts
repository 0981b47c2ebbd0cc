import { daySchema, instantSchema, legalBasisSchema, pauseSchema } from "@caseloop/law";
import { z } from "zod";
import { limitSchema, limitsSchema } from "./limit.ts";
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
const cycle = z.int().min(1);

/** Every event says when it happened in the world. */
const event = <Shape extends z.ZodRawShape>(shape: Shape) => z.object({ at: instantSchema, ...shape });

/** How a ticket stood when it ended: enough for every rate without reading on. */
const end = <Shape extends z.ZodRawShape>(shape: Shape) =>
  event({
    /** The lead unit, if one was ever named. */
    unit: unit.optional(),
    cycle,
    /** The effective deadline of the last cycle. */
    due: instantSchema.optional(),
    /** Whether a deadline was breached in any cycle: a breach is permanent. */
    late: z.boolean(),
    /** The cycles in which one was. */
    breaches: z.array(cycle),
    ...shape,
  });

/** What happens to a ticket 工单. */
export const events = {
  // intake 受理
  Registered: event({
    kind: z.enum(kinds),
    channel: z.enum(channels),
    topic: text,
    content: callersWords,
    caller: callerSchema.optional(),
    respondent: respondentSchema.optional(),
    urgent: z.boolean(),
    sensitive: z.boolean(),
    confidential: z.boolean(),
    proactive: z.boolean(),
    source: sourceSchema.optional(),
  }),
  AnsweredDirectly: event({ officer, answer: text, means: z.enum(means) }),
  Refused: event({
    officer,
    class: z.enum(refusalClasses),
    reason: text,
    route: text.optional(),
    earlier: text.optional(),
  }),
  RefusalTold: event({ officer, means: z.enum(means) }),

  // dispatch 派单
  Dispatched: event({
    ...assignmentSchema.partial({ owners: true }).shape,
    cycle,
    designated: z.boolean(),
    limits: limitsSchema,
    toldOfLongerLimit: z.boolean(),
  }),
  SignedIn: event({ unit, officer }),
  ReturnRequested: event({ unit, officer, reason: text }),
  ReturnGranted: event({ unit, approver: officer, reason: text }),
  ReturnDenied: event({ unit, approver: officer, reason: text, designated: z.boolean() }),
  Reassigned: event({
    ...assignmentSchema.shape,
    from: unit,
    designated: z.boolean(),
    because: z.enum(["return", "dispute"]),
    giveBack: limitSchema.optional(),
  }),
  AssistingAdded: event({ unit, matter: text }),
  DutyDisputeRaised: event({ units: z.array(unit).min(2), matter: text }),
  DutyDisputeSettled: event({ lead: unit, arbiter: officer, reason: text }),
  Recused: event({ officer, interest: text }),
  OwnerReplaced: event({
    tier: z.enum(tiers),
    from: officer,
    to: officer,
    because: z.enum(["interest", "absence", "other"]),
  }),

  // handling 办理
  Contacted: event({
    unit,
    officer,
    means: z.enum(means),
    reached: z.boolean(),
    summary: callersWords.optional(),
    first: z.boolean(),
    late: z.boolean(),
  }),
  WorkNoted: event({ officer, note: text }),
  SiteVisited: event({ officers: z.array(officer).min(1), inspection: z.boolean(), findings: text }),
  FirstReplyGiven: event({ unit, officer, text, means: z.enum(means), late: z.boolean() }),
  CoordinationOpened: event({ units: z.array(unit).min(1), matter: text }),
  OpinionRecorded: event({ unit, officer, opinion: text }),
  CoordinationConcluded: event({ outcome: text }),
  ExtensionRequested: event({ applicant: officer, days: z.int().min(1), reason: text }),
  ExtensionGranted: event({
    applicant: officer,
    approver: officer,
    days: z.int().min(1),
    before: instantSchema,
    limit: limitSchema,
  }),
  ExtensionDenied: event({ applicant: officer, approver: officer, reason: text }),
  Shelved: event({
    applicant: officer,
    approver: officer,
    measures: text,
    until: daySchema,
    basis: legalBasisSchema,
    pause: pauseSchema.optional(),
  }),
  ShelvedTracked: event({ officer, note: text }),
  Resumed: event({
    officer,
    applicant: officer,
    approver: officer,
    basis: legalBasisSchema,
    before: instantSchema.optional(),
    limit: limitSchema.optional(),
  }),

  // reply 答复, review 审核, callback 回访
  Replied: event({
    unit,
    officer,
    cycle,
    text,
    means: z.enum(means),
    due: instantSchema.optional(),
    late: z.boolean(),
  }),
  ReplyReviewed: event({ reviewer: officer, remarks: text.optional() }),
  ReplySentBack: event({ unit, officer, level: z.enum(internalLevels), reason: text }),
  CalledBack: event({
    unit: unit.optional(),
    cycle,
    level: z.enum(callbackLevels),
    clerk: officer,
    process: z.enum(answers),
    result: z.enum(answers),
    solved: z.boolean().optional(),
    remarks: callersWords.optional(),
  }),
  RedoOrdered: event({
    /** The city's, always: the level is recorded so that anybody can see it. */
    level: z.enum(levels),
    unit,
    cycle,
    redos: z.int().min(1),
    officer,
    ground: z.enum(["dissatisfied", "notDone"]),
    reason: text,
    limits: limitsSchema,
  }),

  // endings 办结
  Closed: end({
    ending: z.enum(["handled", "answered", "refused"]),
    officer,
    redos: z.int().min(0),
    process: z.enum(answers).optional(),
    result: z.enum(answers).optional(),
  }),
  StoppedWithNote: end({ officer, note: text }),
  Withdrawn: end({ officer, reason: text }),
  Merged: end({ into: text, officer }),
  ClosedAtSource: end({ system: text, closedAt: instantSchema }),

  // beside the life 标记与关联
  FlagSet: event({ flag: z.enum(["urgent", "sensitive", "confidential"]), on: z.boolean(), reason: text }),
  Supervised: event({ supervisor: officer, reason: text }),
  SupervisionLifted: event({ supervisor: officer, reason: text }),
  SupervisionEscalated: event({ trigger: z.enum(triggers), leader: officer.optional() }),
  Absorbed: event({ ticket: text }),
  TrackLinked: event({ track: z.enum(["complaint", "report"]), id: text }),
  RespondentNotified: event({ officer, text }),
};

/** The events that end a ticket; each carries `unit?`, `cycle`, `due?`, `late` and `breaches`. */
export const endings = ["Closed", "StoppedWithNote", "Withdrawn", "Merged", "ClosedAtSource"] as const;
