import { hasCode } from "@caseloop/core";
import { addDays } from "@caseloop/law";
import { applied, assess, type CaseFacts } from "./assess.ts";
import { type Condition, testsOf } from "./condition.ts";
import type { Evaluation } from "./evaluate.ts";
import type { FactDefinition, FactValue } from "./fact.ts";
import type { Library } from "./library.ts";
import type { Destination, Outcome } from "./outcome.ts";
import { yearsAfter } from "./years.ts";

/** One fact that would have been otherwise. */
export interface Change {
  readonly fact: string;
  readonly from: FactValue;
  readonly to: FactValue;
}

/** 反事实: with these facts otherwise, the law would have permitted this instead. */
export interface Counterfactual {
  readonly changes: readonly Change[];
  readonly outcomes: readonly Outcome[];
  readonly sent?: Destination;
}

/**
 * The smallest changes of fact that change what the law permits: all of one fact if there are any, else of two, up to `most`.
 * Throws what `assess` throws of the facts as they are. Tried are the other answers of a flag or choice, and the values on both sides of every threshold a rule asks about.
 */
export function counterfactual(library: Library, given: CaseFacts, most = 3): readonly Counterfactual[] {
  const before = said(applied(assess(library, given)));
  const changes = candidates(library, given);
  for (let size = 1; size <= most; size++) {
    const found = combinations(changes, size).flatMap((tried): Counterfactual[] => {
      const otherwise = Object.fromEntries(tried.map(({ fact, to }) => [fact, { ...given.facts[fact], value: to }]));
      const after = permitted(library, { ...given, facts: { ...given.facts, ...otherwise } as CaseFacts["facts"] });
      return after && JSON.stringify(after) !== JSON.stringify(before) ? [{ changes: tried, ...after }] : [];
    });
    if (found.length > 0) return found;
  }
  return [];
}

function said({ options, sent }: Evaluation): Omit<Counterfactual, "changes"> {
  return { outcomes: options.map(({ outcome }) => outcome), ...(sent && { sent }) };
}

/** What the law permits; nothing where these facts have no answer. */
function permitted(library: Library, given: CaseFacts): Omit<Counterfactual, "changes"> | undefined {
  try {
    return said(applied(assess(library, given)));
  } catch (error) {
    if (["missing-fact", "impossible-band", "no-edition-in-force", "unfit-fact"].some((code) => hasCode(error, code)))
      return undefined;
    throw error;
  }
}

/** Every other value of every fact that a rule in force asks about. */
function candidates(library: Library, { facts, norms, decidedOn }: CaseFacts): readonly Change[] {
  const { sets } = library.lawOn(decidedOn, norms);
  const asked = sets.flatMap(({ rules, norms: all }): Condition[] => [
    ...rules.map(({ when }) => when),
    ...all.filter(({ id }) => norms.includes(id)).flatMap(({ clauses }) => clauses.flatMap(({ when }) => when ?? [])),
  ]);
  const values = new Map<string, Set<FactValue>>();
  const add = (fact: string, ...more: readonly FactValue[]) =>
    values.set(fact, new Set([...(values.get(fact) ?? []), ...more]));
  for (const { facts: declared } of sets)
    for (const [name, definition] of Object.entries(declared)) add(name, ...listed(definition));
  for (const { fact, op, value } of asked.flatMap(testsOf)) {
    if (typeof value === "number") add(fact, ...(value > 0 ? [value - 1] : []), value, value + 1);
    if (op !== "before" && op !== "after") continue;
    const base = typeof value === "string" ? value : facts[value.fact]?.value;
    const day =
      typeof value === "string" ? value : typeof base === "string" ? yearsAfter(base, value.years) : undefined;
    if (day !== undefined) add(fact, addDays(day, -1), day, addDays(day, 1));
  }
  return [...values].flatMap(([fact, others]) => {
    const from = facts[fact]?.value;
    return from === undefined ? [] : [...others].filter((to) => to !== from).map((to) => ({ fact, from, to }));
  });
}

function listed(definition: FactDefinition): readonly FactValue[] {
  return definition.kind === "flag" ? [true, false] : definition.kind === "choice" ? definition.of : [];
}

/** Every way to change that many facts, each fact once. */
function combinations(changes: readonly Change[], size: number, from = 0): readonly (readonly Change[])[] {
  if (size === 0) return [[]];
  return changes.flatMap((first, at) =>
    at < from
      ? []
      : combinations(changes, size - 1, at + 1)
          .filter((rest) => rest.every(({ fact }) => fact !== first.fact))
          .map((rest) => [first, ...rest]),
  );
}
