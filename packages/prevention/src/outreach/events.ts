import { dueSchema, instantSchema } from "@caseloop/law";
import { z } from "zod";
import { commands } from "./commands.ts";

const at = { at: instantSchema };
const party = { party: commands.RecordFinding.shape.party.shape.id };

/** What happens to an outreach finding. */
export const events = {
  FindingRecorded: commands.RecordFinding.extend(at),
  CheckLinked: commands.LinkCheck.extend(at),
  CorrectionOrdered: commands.OrderCorrection.extend({ ...at, ...party, due: dueSchema }),
  CorrectionExtended: commands.ExtendCorrection.extend({ ...at, ...party, before: dueSchema, due: dueSchema }),
  Performed: commands.RecordPerformance.extend({ ...at, ...party, late: z.boolean() }),
  CorrectionRefused: commands.RecordRefusal.extend({ ...at, ...party }),
  Verified: commands.Verify.extend({ ...at, ...party, fulfilled: z.boolean() }),
  InterviewLinked: commands.LinkInterview.extend(at),
  /** `matter` is what the ticket is registered with. */
  TicketRaised: commands.RaiseTicket.extend({ ...at, matter: commands.RecordFinding.shape.matter }),
  Closed: commands.Close.extend(at),
};
