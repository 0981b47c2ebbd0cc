import { dueSchema, instantSchema, legalBasisSchema } from "@caseloop/law";
import { z } from "zod";
import { recusalReasonSchema } from "../draw/roster.ts";
import { id, officer } from "../party.ts";
import { commands, resultSchema } from "./commands.ts";

const at = { at: instantSchema };
const late = z.boolean();

export const events = {
  Opened: commands.Open.extend(at),
  /** `replacement` is the reserve next in line, unless an `approver` named it because none was left; none for a reserve. */
  Recused: z.object({
    ...at,
    inspector: officer,
    department: id,
    reason: recusalReasonSchema,
    replacement: officer.optional(),
    approver: officer.optional(),
  }),
  Visited: commands.Visit.extend({ ...at, inspectee: id, departments: z.array(id), items: z.int().min(1) }),
  FindingRecorded: commands.RecordFinding.extend(at),
  CorrectionOrdered: commands.OrderCorrection.extend({ ...at, basis: legalBasisSchema }),
  ClueOpened: commands.OpenClue.extend({ ...at, inspectee: id }),
  Concluded: commands.Conclude.extend({ ...at, publishBy: dueSchema }),
  Published: commands.Publish.extend({
    ...at,
    results: z.array(z.object({ item: id, result: resultSchema })),
    publishBy: dueSchema,
    late,
  }),
  FindingCorrected: commands.CorrectFinding.extend({ ...at, was: resultSchema }),
  /** `late` where the day of the order had passed. */
  FollowedUp: commands.FollowUp.extend({ ...at, late }),
  Closed: commands.Close.extend(at),
};
