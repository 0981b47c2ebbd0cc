import { daySchema, instantSchema, policyRefSchema } from "@caseloop/law";
import { z } from "zod";
import { measuredSchema } from "./commands.ts";
import { figureSchema } from "./figure.ts";
import { decimalSchema } from "./scheme.ts";

const id = z.string().min(1);
const text = z.string().min(1);
const rank = z.int().min(1);
const board = z.enum(["red", "black"]);

/** Every event says when it happened in the world. */
const event = <Shape extends z.ZodRawShape>(shape: Shape) => z.object({ at: instantSchema, ...shape });

/** A unit's place as it was published, and the way there. */
const placing = z.object({
  unit: id,
  score: z.exactOptional(decimalSchema),
  rank: z.exactOptional(rank),
  board: z.exactOptional(board),
  points: z.array(z.object({ indicator: id, value: text, points: z.exactOptional(decimalSchema) })),
  below: z.array(z.object({ indicator: id, floor: decimalSchema, consequence: text })),
});

/** What a unit was before a correction, and is after it. */
const place = z.object({
  score: z.exactOptional(decimalSchema),
  rank: z.exactOptional(rank),
  board: z.exactOptional(board),
});

/** What happens to an assessment 考核: one period, one scheme, all units. */
export const events = {
  Opened: event({
    scheme: policyRefSchema,
    /** 口径 */
    rates: policyRefSchema,
    period: z.object({ id: text, from: daySchema, to: daySchema }),
    units: z.array(id),
    officer: id,
  }),
  Reviewed: event({ unit: id, indicator: id, score: decimalSchema, reviewer: id, office: id, reason: text }),
  Locked: event({
    officer: id,
    scheme: policyRefSchema,
    counted: instantSchema,
    figures: z.array(measuredSchema),
    placings: z.array(placing),
  }),
  Corrected: event({
    /** From 1. */
    number: z.int().min(1),
    officer: id,
    approver: id,
    reason: text,
    scheme: policyRefSchema,
    changes: z.array(z.object({ unit: id, indicator: id, before: figureSchema, after: figureSchema })),
    /** Every unit whose score, rank or board is another one now, not only those whose figures were wrong. */
    moved: z.array(z.object({ unit: id, before: place, after: place })),
    placings: z.array(placing),
  }),
};
