import { daySchema, instantSchema } from "@caseloop/law";
import { triggers } from "@caseloop/ticket";
import { z } from "zod";
import { participations, results } from "./commands.ts";

const id = z.string().min(1);
const text = z.string().min(1);
const number = z.int().min(1);
const trigger = z.enum(triggers);
const tickets = z.array(id);

/** Every event says when it happened in the world. */
const event = <Shape extends z.ZodRawShape>(shape: Shape) => z.object({ at: instantSchema, ...shape });
/** A day somebody named, and its last moment. */
const by = { until: daySchema, due: instantSchema };

/** What happens to a supervision 提级督办. */
export const events = {
  SupervisionEscalated: event({
    trigger,
    tickets,
    units: z.array(id),
    supervisor: id,
    office: id,
    reason: text,
    /** From 1; 2 and more is repeated supervision 再次督办. */
    round: number,
  }),
  TriggerAdded: event({ trigger, officer: id, reason: text, tickets }),
  TicketJoined: event({ ticket: id, officer: id, reason: text, supervisor: id, triggers: z.array(trigger) }),
  TicketReleased: event({ ticket: id, officer: id, reason: text }),
  LeaderAssigned: event({ leader: id, officer: id }),
  LeaderTookPart: event({ leader: id, how: z.enum(participations), text }),
  NoticeIssued: event({ notice: number, supervisor: id, office: id, unit: id, demands: text, ...by }),
  NoticeAnswered: event({ notice: number, unit: id, officer: id, text, late: z.boolean() }),
  MeasureSet: event({ measure: number, unit: id, responsible: id, officer: id, text, ...by }),
  MeasureMoved: event({ measure: number, approver: id, reason: text, before: instantSchema, ...by }),
  MeasureCompleted: event({ measure: number, unit: id, officer: id, outcome: text, late: z.boolean() }),
  ProgressReported: event({ unit: id, officer: id, text }),
  SupervisionLifted: event({
    result: z.enum(results),
    officer: id,
    office: id,
    summary: text,
    round: number,
    tickets,
    /** Leaders who took part in person. */
    leaders: z.array(id),
  }),
};
