import { z } from "zod";
import { fallDueSchema } from "../schedule.ts";
import { eventName } from "./condition.ts";

/** What may be asked of the clocks of a case. */
export const commands = {
  /** Something happened in the case: the event with that version in its stream. */
  Observe: z.object({ event: eventName, version: z.int().min(1), data: z.record(z.string(), z.unknown()) }),
  /** Give the notices and find the breaches that have fallen due. */
  FallDue: fallDueSchema,
};
