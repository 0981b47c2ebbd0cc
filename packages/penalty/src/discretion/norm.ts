import { z } from "zod";
import { type Condition, conditionSchema } from "./condition.ts";
import { obligations } from "./outcome.ts";

const percent = z.int().min(0);
const fen = z.int().min(0);

/**
 * 罚款规定: a range in fen, so many times a value, or both: then the multiple stays inside the range. Both ends are included (以上、以下); no `min` means
 * that the law names a maximum only (…以下), so there is no floor.
 */
export const fineSchema = z
  .object({
    fixed: z.exactOptional(z.object({ min: z.exactOptional(fen), max: fen })),
    /** In percent of a money fact: ten times is 1000. */
    multiple: z.exactOptional(z.object({ of: z.string().min(1), min: z.exactOptional(percent), max: percent })),
    /** 可以并处: a fine need not be imposed. */
    optional: z.exactOptional(z.literal(true)),
  })
  .superRefine(({ fixed, multiple }, context) => {
    const problem = (path: string[], message: string) => context.addIssue({ code: "custom", path, message });
    if (!fixed && !multiple) problem([], "a fine is fixed, a multiple, or both");
    if ((fixed?.min ?? 0) > (fixed?.max ?? 0)) problem(["fixed", "min"], "the minimum is above the maximum");
    if ((multiple?.min ?? 0) > (multiple?.max ?? 0)) problem(["multiple", "min"], "the minimum is above the maximum");
  });
export type Fine = z.output<typeof fineSchema>;

/** How much: a money fact, less another 除依法应当退赔的外. With nothing left there is no duty. */
export const amountSchema = z.object({
  of: z.string().min(1),
  less: z.exactOptional(z.string().min(1)),
});

/** A fine that depends on facts: exactly one clause holds. */
const clauseSchema = z.object({ when: z.exactOptional(conditionSchema), fine: fineSchema });

/** 违法行为及处罚依据: what is forbidden and what it costs. */
export const normSchema = z.object({
  id: z.string().min(1),
  /** Of the rule set's act. */
  article: z.string().min(1),
  zh: z.string().min(1),
  en: z.string().min(1),
  clauses: z.array(clauseSchema).min(1),
  /** What goes with every penalty under this norm, beside what goes with all. */
  duties: z.array(z.object({ do: z.enum(obligations), amount: z.exactOptional(amountSchema) })).default([]),
});
export type Norm = z.output<typeof normSchema>;

/** The condition of a clause; without one it always holds. */
export const always: Condition = { all: [] };
