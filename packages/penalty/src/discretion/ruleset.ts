import { type FieldIssue, fieldIssues } from "@caseloop/core";
import { daySchema, type LegalBasis } from "@caseloop/law";
import { z } from "zod";
import { type Condition, type ConditionOn, conditionSchema, testsOf } from "./condition.ts";
import { digestOf, digestSchema } from "./digest.ts";
import { InvalidRuleSet } from "./errors.ts";
import { type FactDefinitions, factDefinitionSchema } from "./fact.ts";
import { normSchema } from "./norm.ts";
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
  /** How much: a money fact, less another 除依法应当退赔的外. With nothing left there is no duty. */
  amount: z.exactOptional(z.object({ of: id, less: z.exactOptional(id) })),
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
const documentSchema = z.object({
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
type Document = z.output<typeof documentSchema>;

/** A checked rule set and the digest of its canonical JSON. */
export interface RuleSet extends Document {
  readonly digest: string;
}

/** Which rule set decided: recorded in events, enough to find the very same document again. */
export const ruleSetRefSchema = z.object({ id, version: id, digest: digestSchema });
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

/** References that lead nowhere: facts that are not declared, ids used twice, dates that end before they begin. */
function strays(set: Document): readonly FieldIssue[] {
  const issues: FieldIssue[] = [];
  const problem = (field: string, text: string, received: string) => issues.push({ field, problem: text, received });
  const known = (field: string, name: string, ...kinds: readonly string[]) => {
    const kind = set.facts[name]?.kind;
    if (kind === undefined) problem(field, `no such fact; expected one of ${Object.keys(set.facts).join(", ")}`, name);
    else if (!kinds.includes(kind)) problem(field, `expected a fact that is a ${kinds.join(" or ")}`, `${name}: ${kind}`);
  };
  const asked = (field: string, condition: Condition | undefined) => {
    for (const { fact, op, value } of condition ? testsOf(condition) : []) {
      if (op === "is") known(field, fact, typeof value === "boolean" ? "flag" : "choice");
      else if (op === "in") known(field, fact, "choice");
      else if (op === "before" || op === "after") known(field, fact, "day");
      else known(field, fact, "whole", "money");
      const options = set.facts[fact];
      const values: readonly unknown[] = Array.isArray(value) ? value : [value];
      for (const one of values)
        if (typeof one === "string" && options?.kind === "choice" && !options.of.includes(one))
          problem(field, `expected one of ${options.of.join(", ")}`, one);
      if (typeof value === "object" && "years" in value) known(field, value.fact, "day");
    }
  };
  set.rules.forEach((rule, i) => asked(`rules[${i}].when`, rule.when));
  set.gates.forEach((gate, i) => asked(`gates[${i}].when`, gate.when));
  set.norms.forEach((norm, i) => {
    norm.clauses.forEach(({ when, fine }, j) => {
      asked(`norms[${i}].clauses[${j}].when`, when);
      if (fine.multiple) known(`norms[${i}].clauses[${j}].fine.multiple.of`, fine.multiple.of, "money");
    });
  });
  set.duties.forEach(({ amount }, i) => {
    if (amount) known(`duties[${i}].amount.of`, amount.of, "money");
    if (amount?.less !== undefined) known(`duties[${i}].amount.less`, amount.less, "money");
  });
  for (const [field, list] of [["rules", set.rules], ["norms", set.norms]] as const)
    list.forEach((one, i) => {
      if (list.findIndex((other) => other.id === one.id) < i) problem(`${field}[${i}].id`, "is used twice", one.id);
    });
  const { from, to } = set.effective;
  if (to !== undefined && to < from) problem("effective.to", `ends before it begins on ${from}`, to);
  return issues;
}
