import { addDays } from "@caseloop/law";
import { type Asked, compile } from "./compile.ts";
import { type Condition, factsOf, testsOf } from "./condition.ts";
import type { FactDefinition, FactDefinitions, FactValue } from "./fact.ts";
import { yearsAfter } from "./years.ts";

/** A day to count years from where the linter needs one; any will do. */
const SOME_DAY = "2020-03-01";

/** So many cases are looked at before a question is left open. */
const MOST = 200_000;

/** One case: a value for each fact that the conditions ask for. */
export type Sample = Readonly<Record<string, FactValue>>;

/**
 * Every case that some condition can tell from another: each answer of a flag or choice, and each side of every threshold.
 * `undefined` where there are too many to look at.
 */
export function samplesFor(
  conditions: readonly Condition[],
  definitions: FactDefinitions,
): readonly Sample[] | undefined {
  const facts = [...new Set(conditions.flatMap(factsOf))];
  const values = facts.map((fact) => valuesOf(fact, definitions[fact], conditions));
  if (values.reduce((product, { length }) => product * length, 1) > MOST) return undefined;
  return facts.reduce<readonly Sample[]>(
    (samples, fact, i) => samples.flatMap((sample) => (values[i] ?? []).map((value) => ({ ...sample, [fact]: value }))),
    [{}],
  );
}

/** Whether a condition holds in a sample of all its facts. */
export function holder(condition: Condition): (sample: Sample) => boolean {
  const facts = factsOf(condition);
  const asked: Asked = compile(condition, (fact) => facts.indexOf(fact));
  return (sample) =>
    asked(
      facts.map((fact) => sample[fact]),
      [],
    ) === 1;
}

function valuesOf(
  fact: string,
  definition: FactDefinition | undefined,
  conditions: readonly Condition[],
): readonly FactValue[] {
  if (definition?.kind === "flag") return [true, false];
  if (definition?.kind === "choice") return definition.of;
  const asked = conditions.flatMap(testsOf);
  if (definition?.kind === "day") {
    const days = asked.flatMap(({ fact: about, op, value }) => {
      if (about !== fact || (op !== "before" && op !== "after")) return [];
      return typeof value === "string" ? value : yearsAfter(SOME_DAY, value.years);
    });
    return days.length === 0 ? [SOME_DAY] : sides(days, (day, n) => addDays(day, n));
  }
  const thresholds = asked.flatMap(({ fact: about, value }) =>
    about === fact && typeof value === "number" ? value : [],
  );
  return sides([0, ...thresholds], (value, n) => Math.max(0, value + n));
}

function sides<T>(values: readonly T[], step: (value: T, n: number) => T): readonly T[] {
  return [...new Set(values.flatMap((value) => [step(value, -1), value, step(value, 1)]))];
}
