import { legalBasisSchema } from "@caseloop/law";
import { z } from "zod";
import { stages } from "./outcome.ts";

const scalar = z.union([z.boolean(), z.int(), z.string()]);

/** One test of a rule: what was expected, what is. Either is absent where a fact was not found out and did not matter. */
export const testTraceSchema = z.object({
  fact: z.string().min(1),
  op: z.string().min(1),
  expected: z.exactOptional(z.union([scalar, z.array(z.string())])),
  actual: z.exactOptional(scalar),
  holds: z.boolean(),
});
export type TestTrace = z.output<typeof testTraceSchema>;

/** What became of one rule 规则适用记录: it fired, its condition was not met, an earlier step had decided, or another norm than its own applies. */
export const ruleTraceSchema = z.object({
  set: z.string().min(1),
  rule: z.string().min(1),
  stage: z.enum(stages),
  basis: legalBasisSchema,
  result: z.enum(["fired", "notMet", "notReached", "setAside"]),
  tests: z.array(testTraceSchema),
});
export interface RuleTrace extends Omit<z.output<typeof ruleTraceSchema>, "tests"> {
  readonly tests: readonly TestTrace[];
}
