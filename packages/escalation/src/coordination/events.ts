import { daySchema, dueSchema, instantSchema } from "@caseloop/law";
import { z } from "zod";
import { scheduledSchema } from "../schedule.ts";
import { arbiters } from "./commands.ts";
import { assignmentSchema, departments, partySchema, positions } from "./unit.ts";

const id = z.string().min(1);
const text = z.string().min(1);
const request = z.int().min(1);

/** Every event says when it happened in the world. */
const event = <Shape extends z.ZodRawShape>(shape: Shape) => z.object({ at: instantSchema, ...shape });

/** What happens in the coordination of a ticket 协同办理. */
export const events = {
  Opened: event({ lead: id, designated: z.boolean(), assisting: z.array(partySchema), matter: text }),
  UnitInvited: event({ unit: id, department: z.enum(departments), matter: text }),
  /** The ticket was given to a lead at `since`. */
  LeadFollowed: event({
    from: id,
    lead: id,
    assisting: z.array(partySchema),
    designated: z.boolean(),
    since: instantSchema,
  }),
  Consulted: event({ units: z.array(id), officer: id, outcome: text }),

  // assistance 协助
  AssistanceRequested: event({ request, unit: id, officer: id, task: text, until: daySchema, due: instantSchema }),
  AssistanceAnswered: event({ request, unit: id, officer: id, answer: text, late: z.boolean() }),
  AssistanceRefused: event({ request, unit: id, officer: id, reason: text, late: z.boolean() }),

  // duty disputes 职责争议
  DisputeRaised: event({
    unit: id,
    officer: id,
    position: z.enum(positions),
    grounds: text,
    /** All units it concerns, the one that raised it first. */
    units: z.array(id),
    /** 首接负责: the unit that has the ticket stays responsible until it is settled [BJ 14]. */
    responsible: id,
    settleBy: dueSchema,
  }),
  ClaimStated: event({ unit: id, officer: id, position: z.enum(positions), grounds: text }),
  DisputeConsulted: event({ units: z.array(id), officer: id, outcome: text }),
  ArbitrationRequested: event({ officer: id, to: z.enum(arbiters), body: id, late: z.boolean() }),
  /** Agreed 协商一致 or arbitrated 裁定, and final either way. */
  DutySettled: event({
    how: z.enum(["agreed", "arbitrated"]),
    from: id,
    next: assignmentSchema,
    /** `next.assisting`, with their departments. */
    assisting: z.array(partySchema),
    /** All units of the dispute. */
    units: z.array(id),
    body: id.optional(),
    officer: id,
    reason: text,
    late: z.boolean(),
  }),

  Concluded: event({ officer: id, outcome: text }),
  /** A date passed with nobody having acted, recorded when it was noticed. */
  RequestOverran: event({ request, unit: id, due: instantSchema }),
  DisputeOverran: event({ units: z.array(id), responsible: id, due: instantSchema }),
  Scheduled: scheduledSchema,
};
