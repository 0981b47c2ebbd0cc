import { daySchema, instantSchema } from "@caseloop/law";
import { z } from "zod";
import { assignmentSchema, partySchema, positions } from "./unit.ts";

const id = z.string().min(1);
const text = z.string().min(1);
const request = z.int().min(1);

/** Who settles a duty dispute in the end: the hotline office 热线工作机构 or the government 政府. */
export const arbiters = ["hotlineOffice", "government"] as const;

/** What can be asked of the coordination of a ticket 协同办理. */
export const commands = {
  Open: z.object({ lead: id, designated: z.boolean().default(false), assisting: z.array(partySchema), matter: text }),
  /** Another unit assists from now on. */
  Invite: z.object({ ...partySchema.shape, matter: text }),
  /**
   * The ticket itself was given to that lead at that moment; what is older than the present lead changes nothing. Without `assisting`
   * the others assist as before.
   */
  FollowLead: z.object({
    lead: id,
    assisting: z.array(id).optional(),
    designated: z.boolean(),
    since: instantSchema,
  }),
  /** 会商: units talk it over. */
  Consult: z.object({ units: z.array(id).min(2), officer: id, outcome: text }),

  // assistance 协助
  /** A request with the day by which it is answered. */
  RequestAssistance: z.object({ unit: id, officer: id, task: text, until: daySchema }),
  AnswerAssistance: z.object({ request, unit: id, officer: id, answer: text }),
  RefuseAssistance: z.object({ request, unit: id, officer: id, reason: text }),

  // duty disputes 职责争议
  RaiseDispute: z.object({
    unit: id,
    officer: id,
    position: z.enum(positions),
    grounds: text,
    /** The other units it concerns. */
    against: z.array(id).min(1),
  }),
  /** What a unit claims, and on what grounds; it may be stated anew. */
  StateClaim: z.object({ unit: id, officer: id, position: z.enum(positions), grounds: text }),
  /** The units of the dispute talk it over; with `next` they agree whose duty it is. */
  ConsultDispute: z.object({
    units: z.array(id).min(2),
    officer: id,
    outcome: text,
    next: assignmentSchema.optional(),
  }),
  /** 提请裁定 */
  ReferDispute: z.object({ officer: id, to: z.enum(arbiters), body: id }),
  /** 裁定: final. The unit found competent is designated and cannot dispute or return it again. */
  Arbitrate: z.object({ body: id, arbiter: id, reason: text, next: assignmentSchema }),

  Conclude: z.object({ officer: id, outcome: text }),
};
