import { z } from "zod";
import type { LegalBasis } from "./act.ts";
import type { Fen } from "./money.ts";
import type { Pause } from "./suspension.ts";
import type { Deadline, TermData } from "./term.ts";
import { isDay } from "./time.ts";

/*
 * Zod schemas of the values that events record, for `z.object({ due: deadlineSchema, … })` in a decider. They check
 * shape, not law: a recorded deadline is right because it was computed so, and is never computed again.
 */

/** `YYYY-MM-DD`, a day that exists. */
export const daySchema = z.string().refine((text) => text.length === 10 && isDay(text), "a day YYYY-MM-DD that exists");

/** ISO 8601 in UTC with milliseconds, on a day that exists. */
export const instantSchema = z
  .string()
  .refine((text) => CLOCK.test(text) && isDay(text), "an instant in UTC with milliseconds");
const CLOCK = /^\d{4}-\d\d-\d\dT([01]\d|2[0-3]):[0-5]\d:[0-5]\d\.\d{3}Z$/;

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
export const fenSchema = z.int().min(0) as unknown as z.ZodType<Fen, number>;
