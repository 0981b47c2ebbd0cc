import { daySchema, fenSchema } from "@caseloop/law";
import { z } from "zod";
import { digestSchema } from "./digest.ts";
import { dutySchema } from "./duties.ts";
import { evaluationSchema } from "./evaluate.ts";
import { factsSchema } from "./fact.ts";
import { gateDueSchema } from "./gates.ts";
import { comparisons } from "./milder.ts";
import { bandSchema, optionSchema } from "./options.ts";
import { outcomes } from "./outcome.ts";

const id = z.string().min(1);

/** 裁量选择: which of the permitted outcomes, what fine, who chose and why. */
export const choiceSchema = z.object({
  outcome: z.enum(outcomes),
  /** In fen; absent where there is none. */
  fine: z.exactOptional(fenSchema),
  /** 较轻的处罚种类, such as a warning, in the place of a fine: mitigated cases only. */
  instead: z.exactOptional(id),
  /** An opaque id of who decided. */
  by: id,
  /** Needed wherever the law leaves a choice. */
  reason: z.exactOptional(id),
});
export type Choice = z.output<typeof choiceSchema>;

/**
 * 处罚决定的全部依据: everything needed to understand the decision, and to evaluate it again.
 * Facts point at what proved them, rules at their article, rule sets and bands at their content.
 */
export const penaltyDecidedSchema = z.object({
  norms: z.array(id).min(1),
  facts: factsSchema,
  decidedOn: daySchema,
  bands: z.object({ id, version: id, digest: digestSchema }),
  applied: z.enum(["act", "decision"]),
  comparison: z.enum(comparisons),
  underAct: evaluationSchema,
  underDecision: z.exactOptional(evaluationSchema),
  choice: choiceSchema,
  /** The rules that lead to the outcome, each with what proved it. */
  grounds: z.array(optionSchema.shape.rules.element.extend({ evidence: z.array(id) })),
  band: z.exactOptional(bandSchema),
  duties: z.array(dutySchema),
  /** What had to come first for this outcome and this fine. */
  gates: z.array(gateDueSchema),
  /** 法定下限: the statutory minimum of the norm that applies; absent where it names none or no norm was reached. */
  baseline: z.exactOptional(fenSchema),
  /** 减免金额: the baseline less the fine where mitigated, the baseline where no penalty is imposed, nothing otherwise. */
  reduction: fenSchema,
});
export type PenaltyDecided = z.output<typeof penaltyDecidedSchema>;
