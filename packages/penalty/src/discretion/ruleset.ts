import { fieldIssues } from "@caseloop/core";
import type { LegalBasis } from "@caseloop/law";
import { z } from "zod";
import type { ConditionOn } from "./condition.ts";
import { digestOf, digestSchema } from "./digest.ts";
import { type Document, documentSchema, type gateSchema } from "./document.ts";
import { InvalidRuleSet } from "./errors.ts";
import type { FactDefinitions } from "./fact.ts";
import type { normSchema } from "./norm.ts";
import type { ruleSchema } from "./rule.ts";
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

type Typed<F extends FactDefinitions> = Omit<z.input<typeof documentSchema>, "facts" | "rules" | "norms" | "gates"> & {
  readonly facts: F;
  readonly rules?: readonly When<z.input<typeof ruleSchema>, ConditionOn<NoInfer<F>>>[];
  readonly norms?: readonly (Omit<z.input<typeof normSchema>, "clauses"> & {
    readonly clauses: readonly When<z.input<typeof normSchema>["clauses"][number], ConditionOn<NoInfer<F>>>[];
  })[];
  readonly gates?: readonly When<z.input<typeof gateSchema>, ConditionOn<NoInfer<F>>>[];
};
/** The same with a condition that the compiler checks, as optional as it was. */
type When<T extends { when?: unknown }, C> = Omit<T, "when"> &
  (Record<never, never> extends Pick<T, "when"> ? { readonly when?: C } : { readonly when: C });

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
