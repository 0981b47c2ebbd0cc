import { fieldIssues } from "@caseloop/core";
import type { LegalBasis } from "@caseloop/law";
import { z } from "zod";
import type { ConditionOn } from "./condition.ts";
import { digestOf, digestSchema } from "./digest.ts";
import { type Document, documentSchema } from "./document.ts";
import { InvalidRuleSet } from "./errors.ts";
import type { FactDefinitions } from "./fact.ts";
import { strays } from "./strays.ts";

/** A checked rule set and the digest of its canonical JSON. */
export interface RuleSet extends Document {
  readonly digest: string;
}

/** Which rule set decided: recorded in events, enough to find the very same document again. */
export const ruleSetRefSchema = z.object({ id: z.string().min(1), version: z.string().min(1), digest: digestSchema });
export type RuleSetRef = z.output<typeof ruleSetRefSchema>;

/** The rule set of a document from outside; throws `InvalidRuleSet` naming every field at fault. */
export function loadRuleSet(document: unknown): RuleSet {
  const parsed = documentSchema.safeParse(document);
  const name = (document as { id?: unknown } | null | undefined)?.id;
  if (!parsed.success) throw new InvalidRuleSet(String(name ?? "rule set"), fieldIssues(parsed.error, document));
  const issues = strays(parsed.data);
  if (issues.length > 0) throw new InvalidRuleSet(parsed.data.id, issues);
  return { ...parsed.data, digest: digestOf(parsed.data) };
}

type Input = z.input<typeof documentSchema>;
type Part<K extends keyof Input> = NonNullable<Input[K]>[keyof Input[K] & number];
type Clause = Part<"norms">["clauses"][number];

/** A document whose conditions the compiler checks against the facts it declares. */
type Typed<F extends FactDefinitions> = Omit<Input, "facts" | "rules" | "norms" | "gates"> & {
  readonly facts: F;
  readonly rules?: readonly (Omit<Part<"rules">, "when"> & { readonly when: ConditionOn<NoInfer<F>> })[];
  readonly norms?: readonly (Omit<Part<"norms">, "clauses"> & {
    readonly clauses: readonly (Omit<Clause, "when"> & { readonly when?: ConditionOn<NoInfer<F>> })[];
  })[];
  readonly gates?: readonly (Omit<Part<"gates">, "when"> & { readonly when?: ConditionOn<NoInfer<F>> })[];
};

/** The same for a document in TypeScript: a condition on a fact that is not declared does not compile. */
export function defineRuleSet<const F extends FactDefinitions>(document: Typed<F>): RuleSet {
  return loadRuleSet(document);
}

/** The article of a rule set in its edition. */
export function basisIn(set: RuleSet, article: string | undefined): LegalBasis {
  return { act: set.act, ...(article !== undefined && { article }), edition: set.edition };
}

export function refOf({ id, version, digest }: RuleSet): RuleSetRef {
  return { id, version, digest };
}
