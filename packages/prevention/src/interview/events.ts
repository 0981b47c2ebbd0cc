import { daySchema, instantSchema } from "@caseloop/law";
import { z } from "zod";
import { id, text } from "../party.ts";
import { commands } from "./commands.ts";

const at = { at: instantSchema };

/** 承诺期限: the last moment of the day promised, by the calendar of that version. */
const promised = { by: daySchema, due: instantSchema, calendar: text };

/** What happens to an administrative interview 行政约谈. */
export const events = {
  Called: commands.Call.extend(at),
  CalledAgain: commands.CallAgain.extend(at),
  Held: commands.Hold.extend(at),
  Committed: z.object({
    ...at,
    party: id,
    commitments: z.array(z.object({ commitment: id, promise: text, ...promised })),
    officer: id,
  }),
  CommitmentRefused: commands.RecordRefusal.extend(at),
  CommitmentExtended: commands.ExtendCommitment.extend({ ...at, before: instantSchema, ...promised }),
  FulfilmentRecorded: commands.RecordFulfilment.extend({ ...at, late: z.boolean() }),
  CommitmentVerified: commands.Verify.extend(at),
  /** How the parties stood; together they are all who were called. */
  Closed: commands.Close.extend({
    ...at,
    kept: z.array(id),
    broken: z.array(id),
    refused: z.array(id),
    absent: z.array(id),
    /** Attended, and promised nothing. */
    heard: z.array(id),
  }),
};
