import type { Day } from "@caseloop/law";
import type { Condition, Test, YearsAfter } from "./condition.ts";
import type { FactValue } from "./fact.ts";
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
      notes.push(open(fact, op, wanted, actual));
      return -1;
    }
    const held = holds(actual, wanted);
    notes.push({ fact, op, expected: wanted, actual, holds: held });
    return held ? 1 : 0;
  };
}

/** A test that has no answer, because it asks for something nobody found out. */
function open(
  fact: string,
  op: string,
  expected: TestTrace["expected"] | undefined,
  actual: FactValue | undefined,
): TestTrace {
  if (expected !== undefined) return { fact, op, expected, holds: false };
  return actual === undefined ? { fact, op, holds: false } : { fact, op, actual, holds: false };
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
