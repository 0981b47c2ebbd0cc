import { daySchema } from "@caseloop/law";
import { z } from "zod";
import { conditionSchema } from "./condition.ts";
import { factDefinitionSchema } from "./fact.ts";
import { amountSchema, normSchema } from "./norm.ts";
import { gates, obligations, outcomes, stages } from "./outcome.ts";
import { ruleSchema } from "./rule.ts";

const id = z.string().min(1);
const fen = z.int().min(0);

/** What goes with outcomes in general; for an outcome without penalty, with the stages that led to it. */
const dutySchema = z.object({
  do: z.enum(obligations),
  article: id,
  outcomes: z.array(z.enum(outcomes)).min(1),
  stages: z.exactOptional(z.array(z.enum(stages)).min(1)),
  amount: z.exactOptional(amountSchema),
});

/** What must come before a decision with such an outcome, or with a fine from that many fen on. */
const gateSchema = z.object({
  gate: z.enum(gates),
  article: z.exactOptional(id),
  outcomes: z.array(z.enum(outcomes)).min(1),
  when: z.exactOptional(conditionSchema),
  fineFrom: z.exactOptional(fen),
  zh: id,
  en: id,
});

/** 规则集: one edition of the law, or of what a place made of it, as data. */
export const documentSchema = z.object({
  /** Such as `cn-administrative-penalty-law-2021`. */
  id,
  /** What it is an edition of: of one series one set is in force on a day. */
  series: id,
  /** Of the data: a corrected figure is a new version. */
  version: id,
  /** `general` must be in force; `special` where one of its norms was broken; `local` where it is in force. */
  role: z.enum(["general", "special", "local"]),
  /** Such as `CN`, `CN-SD`. */
  jurisdiction: id,
  zh: id,
  en: id,
  act: id,
  edition: id,
  effective: z.object({ from: daySchema, to: z.exactOptional(daySchema) }),
  /** True where a figure or a date could not be confirmed. */
  assumed: z.exactOptional(z.literal(true)),
  facts: z.record(id, factDefinitionSchema),
  rules: z.array(ruleSchema).default([]),
  norms: z.array(normSchema).default([]),
  duties: z.array(dutySchema).default([]),
  gates: z.array(gateSchema).default([]),
});
export type Document = z.output<typeof documentSchema>;
