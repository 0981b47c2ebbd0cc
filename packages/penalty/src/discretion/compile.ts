import type { Day } from "@caseloop/law";
import type { Condition, Test, YearsAfter } from "./condition.ts";
import type { FactDefinition, FactValue } from "./fact.ts";
import type { TestTrace } from "./trace.ts";
import { yearsAfter } from "./years.ts";

/** The facts of one case in the order of their slots; a fact that was not found out is `undefined`. */
export type Values = readonly (FactValue | undefined)[];

/** A condition on slots: 1 it holds, 0 it does not, −1 that depends on a fact nobody found out. Tests are noted as they are asked. */
export type Asked = (values: Values, notes: TestTrace[]) => 1 | 0 | -1;

/** The condition as a function; every test is asked and noted, so that a failed rule tells all it failed on. */
export function compile(condition: Condition, slotOf: (fact: string) => number): Asked {
  if ("not" in condition) {
    const inner = compile(condition.not, slotOf);
    return (values, notes) => {
      const held = inner(values, notes);
      return held === -1 ? -1 : held === 1 ? 0 : 1;
    };
  }
  const joined = "all" in condition ? condition.all : "any" in condition ? condition.any : undefined;
  if (!joined) return compileTest(condition as Test, slotOf);
  const decisive = "all" in condition ? 0 : 1;
  const parts = joined.map((part) => compile(part, slotOf));
  return (values, notes) => {
    let held: 1 | 0 | -1 = decisive === 0 ? 1 : 0;
    for (const part of parts) {
      const one = part(values, notes);
      if (one === decisive || (one === -1 && held !== decisive)) held = one;
    }
    return held;
  };
}

function compileTest(test: Test, slotOf: (fact: string) => number): Asked {
  const { fact, op } = test;
  const slot = slotOf(fact);
  const { expected, holds } = question(test, slotOf);
  return (values, notes) => {
    const actual = values[slot];
    const wanted = expected(values);
    if (actual === undefined || wanted === undefined) {
      notes.push({
        fact,
        op,
        ...(wanted !== undefined && { expected: wanted }),
        ...(actual !== undefined && { actual }),
        holds: false,
      });
      return -1;
    }
    const held = holds(actual, wanted);
    notes.push({ fact, op, expected: wanted, actual, holds: held });
    return held ? 1 : 0;
  };
}

type Expected = NonNullable<TestTrace["expected"]>;

function question(
  test: Test,
  slotOf: (fact: string) => number,
): { expected(values: Values): Expected | undefined; holds(actual: FactValue, expected: Expected): boolean } {
  switch (test.op) {
    case "is":
    case "=":
      return { expected: () => test.value, holds: (actual, value) => actual === value };
    case "in":
      return { expected: () => test.value, holds: (actual) => test.value.some((one) => one === actual) };
    case "<":
      return { expected: () => test.value, holds: (actual, value) => actual < value };
    case "<=":
      return { expected: () => test.value, holds: (actual, value) => actual <= value };
    case ">":
      return { expected: () => test.value, holds: (actual, value) => actual > value };
    case ">=":
      return { expected: () => test.value, holds: (actual, value) => actual >= value };
    case "before":
      return { expected: dayIn(test.value, slotOf), holds: (actual, value) => actual < value };
    case "after":
      return { expected: dayIn(test.value, slotOf), holds: (actual, value) => actual > value };
  }
}

function dayIn(value: string | YearsAfter, slotOf: (fact: string) => number) {
  if (typeof value === "string") return (): Day | undefined => value;
  const slot = slotOf(value.fact);
  return (values: Values): Day | undefined => {
    const from = values[slot];
    return typeof from === "string" ? yearsAfter(from, value.years) : undefined;
  };
}

/** How many different answers a fact has for a rule, "not found out" included; `undefined` where they cannot be listed. */
export function answersOf(definition: FactDefinition | undefined): number | undefined {
  if (definition?.kind === "flag") return 3;
  return definition?.kind === "choice" ? definition.of.length + 1 : undefined;
}

/** Which of them this one is. */
export function answerCode(definition: FactDefinition, value: FactValue | undefined): number {
  if (value === undefined) return 0;
  if (definition.kind === "choice") return definition.of.indexOf(String(value)) + 1;
  return value === true ? 2 : 1;
}
