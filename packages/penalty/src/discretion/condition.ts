import { daySchema } from "@caseloop/law";
import { z } from "zod";
import type { FactDefinition, FactDefinitions } from "./fact.ts";

/** A day counted from another fact: so many years after it. */
const yearsAfterSchema = z.object({ fact: z.string().min(1), years: z.int().min(0) });

export type YearsAfter = z.output<typeof yearsAfterSchema>;

/** One question to one fact. */
export const testSchema = z.union([
  z.object({ fact: z.string().min(1), op: z.literal("is"), value: z.union([z.boolean(), z.string().min(1)]) }),
  z.object({ fact: z.string().min(1), op: z.literal("in"), value: z.array(z.string().min(1)).min(1) }),
  z.object({ fact: z.string().min(1), op: z.enum(["<", "<=", ">", ">=", "="]), value: z.int().min(0) }),
  z.object({
    fact: z.string().min(1),
    op: z.enum(["before", "after"]),
    value: z.union([daySchema, yearsAfterSchema]),
  }),
]);
export type Test = z.output<typeof testSchema>;

/** A condition on facts 适用条件: one test, or others joined. `{ all: [] }` always holds. */
export type Condition =
  | Test
  | { readonly all: readonly Condition[] }
  | { readonly any: readonly Condition[] }
  | { readonly not: Condition };

export const conditionSchema: z.ZodType<Condition> = z.lazy(() =>
  z.union([
    testSchema,
    z.object({ all: z.array(conditionSchema) }),
    z.object({ any: z.array(conditionSchema).min(1) }),
    z.object({ not: conditionSchema }),
  ]),
);

/** The tests of a condition, in the order they are written. */
export function testsOf(condition: Condition): readonly Test[] {
  if ("all" in condition) return condition.all.flatMap(testsOf);
  if ("any" in condition) return condition.any.flatMap(testsOf);
  if ("not" in condition) return testsOf(condition.not);
  return [condition];
}

/** The facts a condition asks for, each once. */
export function factsOf(condition: Condition): readonly string[] {
  const named = testsOf(condition).flatMap(({ fact, value }) =>
    typeof value === "object" && "years" in value ? [fact, value.fact] : [fact],
  );
  return [...new Set(named)];
}

type Named<F extends FactDefinitions, Kind extends FactDefinition["kind"]> = {
  [N in keyof F & string]: F[N]["kind"] extends Kind ? N : never;
}[keyof F & string];

type ChoiceOf<D> = D extends { readonly of: readonly (infer One)[] } ? One : never;

/** A test that only compiles for facts declared beside it, with values they can take. */
type TestOn<F extends FactDefinitions> =
  | { readonly fact: Named<F, "flag">; readonly op: "is"; readonly value: boolean }
  | {
      [N in Named<F, "choice">]:
        | { readonly fact: N; readonly op: "is"; readonly value: ChoiceOf<F[N]> }
        | { readonly fact: N; readonly op: "in"; readonly value: readonly ChoiceOf<F[N]>[] };
    }[Named<F, "choice">]
  | { readonly fact: Named<F, "whole" | "money">; readonly op: "<" | "<=" | ">" | ">=" | "="; readonly value: number }
  | {
      readonly fact: Named<F, "day">;
      readonly op: "before" | "after";
      readonly value: string | { readonly fact: Named<F, "day">; readonly years: number };
    };

/** The condition an author writes: its facts and values are checked by the compiler. */
export type ConditionOn<F extends FactDefinitions> =
  | TestOn<F>
  | { readonly all: readonly ConditionOn<F>[] }
  | { readonly any: readonly ConditionOn<F>[] }
  | { readonly not: ConditionOn<F> };
