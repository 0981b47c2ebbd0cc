import { daySchema, dueSchema, instantSchema, legalBasisSchema } from "@caseloop/law";
import { z } from "zod";
import { officer, text } from "../party.ts";
import { commands } from "./commands.ts";

const at = { at: instantSchema };
const late = { late: z.boolean() };
/** The last day, as counted, with its rule. */
const lastDay = z.object({
  day: daySchema,
  months: z.int().min(1),
  basis: legalBasisSchema,
  assumed: z.literal(true).optional(),
});

/** What happens to an entry on the red or black list. */
export const events = {
  Proposed: commands.Propose.extend(at),
  NoticeGiven: commands.GiveNotice.extend({ ...at, objectBy: dueSchema }),
  Objected: commands.Object.extend(at),
  Waived: commands.Waive.extend(at),
  ObjectionDecided: commands.DecideObjection.extend(at),
  Entered: z.object({
    ...at,
    approver: officer,
    reasons: text,
    /** On the black list: what it rests on and how long it stands. */
    basis: legalBasisSchema.optional(),
    publishBy: dueSchema.optional(),
    stands: lastDay.optional(),
    /** The day after which the party may ask for repair. */
    repairAfter: lastDay.optional(),
    /** On the red list, where it has an end. */
    until: daySchema.optional(),
  }),
  Dropped: commands.Drop.extend({ ...at, because: z.enum(["objection", "reconsidered", "decisionVoid"]) }),
  Published: commands.Publish.extend({ ...at, ...late }),
  RepairApplied: commands.ApplyRepair.extend({ ...at, acceptBy: dueSchema }),
  RepairAccepted: commands.AcceptRepair.extend({ ...at, ...late, decideBy: dueSchema }),
  RepairNotAccepted: commands.AcceptRepair.extend({ ...at, ...late }),
  RepairDenied: commands.DecideRepair.extend({ ...at, ...late }),
  /** `takeDownBy` where the law sets a limit and something is published. */
  Removed: z.object({
    ...at,
    ground: z.enum([...commands.Remove.shape.ground.options, "repaired", "decisionVoid"]),
    approver: officer,
    reason: text,
    evidence: z.array(text),
    takeDownBy: dueSchema.optional(),
    /** Of the decision on repair. */
    late: z.boolean().optional(),
  }),
  TakenDown: commands.TakeDown.extend({ ...at, ...late }),
};
