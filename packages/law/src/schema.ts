import { z } from "zod";
import type { LegalBasis } from "./act.ts";
import type { Fen } from "./money.ts";
import type { Pause } from "./suspension.ts";
import type { Deadline, TermData } from "./term.ts";

/*
 * Zod schemas of the values that events record, for `z.object({ due: deadlineSchema, … })` in a decider. They check
 * shape, not law: a recorded deadline is right because it was computed so, and is never computed again.
 */

/** `YYYY-MM-DD`. */
export const daySchema = z.string().regex(/^\d{4}-(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])$/, "a day YYYY-MM-DD");

/** ISO 8601 in UTC with milliseconds. */
export const instantSchema = z
  .string()
  .regex(
    /^\d{4}-(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])T([01]\d|2[0-3]):[0-5]\d:[0-5]\d\.\d{3}Z$/,
    "an instant in UTC with milliseconds",
  );

export const termSchema: z.ZodType<TermData> = z.object({
  unit: z.enum(["workingDay", "naturalDay", "workingHour", "hour"]),
  n: z.int().min(1),
});

export const deadlineSchema: z.ZodType<Deadline> = z.object({
  due: instantSchema,
  day: daySchema,
  from: instantSchema,
  term: termSchema,
  calendar: z.string().min(1),
  rollOn: z.exactOptional(z.enum(["statutoryHoliday", "nonWorkday"])),
  rolledFrom: z.exactOptional(daySchema),
});

export const pauseSchema: z.ZodType<Pause> = z.object({
  at: instantSchema,
  left: z.int().min(0),
  deadline: deadlineSchema,
});

export const legalBasisSchema: z.ZodType<LegalBasis> = z.object({
  act: z.string().min(1),
  article: z.exactOptional(z.string().min(1)),
  edition: z.string().min(1),
});

/** Whole fen of at least 0. */
export const fenSchema = z.int().min(0) as unknown as z.ZodType<Fen>;
