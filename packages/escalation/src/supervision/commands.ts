import { daySchema } from "@caseloop/law";
import { triggers } from "@caseloop/ticket";
import { z } from "zod";

const id = z.string().min(1);
const text = z.string().min(1);

/** How a leader took part in person: went there, met the people, chaired a meeting, gave written instructions. */
export const participations = ["visit", "meeting", "interview", "instruction"] as const;

/** How a supervision ends: the matter is resolved 化解, handed to another authority 移交, or was escalated without ground 撤销. */
export const results = ["resolved", "handedOver", "unfounded"] as const;

/** Who supervises 督办员, and the office they belong to: never the unit supervised. */
const supervisor = { supervisor: id, office: id };

/** What can be asked of a supervision 提级督办. */
export const commands = {
  /** Raise the matter; after a lift it begins the next round (再次督办). Several tickets may be one matter. */
  Escalate: z.object({
    trigger: z.enum(triggers),
    tickets: z.array(id).min(1),
    /** 被督办单位 */
    units: z.array(id).min(1),
    ...supervisor,
    reason: text,
  }),
  /** A further reason that has come up. */
  AddTrigger: z.object({ trigger: z.enum(triggers), officer: id, reason: text }),
  /** 并案: another ticket belongs to the same matter. */
  JoinTicket: z.object({ ticket: id, officer: id, reason: text }),
  ReleaseTicket: z.object({ ticket: id, officer: id, reason: text }),
  /** 领导包案: a leader takes the matter on in person. */
  AssignLeader: z.object({ leader: id, officer: id }),
  RecordParticipation: z.object({ leader: id, how: z.enum(participations), text }),
  /** 督办通知: what the unit must do, and by which day it answers. */
  IssueNotice: z.object({ ...supervisor, unit: id, demands: text, until: daySchema }),
  AnswerNotice: z.object({ notice: z.int().min(1), unit: id, officer: id, text }),
  /** A measure with its date and the officer who answers for it. */
  SetMeasure: z.object({ unit: id, responsible: id, officer: id, text, until: daySchema }),
  /** A later date, approved by somebody else before the old one has passed. */
  MoveMeasure: z.object({ measure: z.int().min(1), until: daySchema, approver: id, reason: text }),
  CompleteMeasure: z.object({ measure: z.int().min(1), unit: id, officer: id, outcome: text }),
  ReportProgress: z.object({ unit: id, officer: id, text }),
  /** `office` is the office of whoever lifts it. */
  Lift: z.object({ result: z.enum(results), officer: id, office: id, summary: text }),
};
