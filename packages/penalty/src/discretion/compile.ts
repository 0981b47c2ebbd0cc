import { type Condition, type Test, testsOf } from "./condition.ts";
import type { FactValue } from "./fact.ts";
import type { TestTrace } from "./trace.ts";
import { yearsAfter } from "./years.ts";

/** The facts of one case in the order of their slots; a fact that was not found out is `undefined`. */
export type Values = readonly (FactValue | undefined)[];

/** A condition on slots: 1 it holds, 0 it does not, −1 that depends on a fact nobody found out. Each test is noted at its own place. */
export type Asked = (values: Values, notes: TestTrace[]) => 1 | 0 | -1;

/**
 * The condition as a function; every test is asked and noted, so that a failed rule tells all it failed on.
 * The notes begin at `first`; a list of just that length costs a third of one that grows.
 */
export function compile(condition: Condition, slotOf: (fact: string) => number, first = 0): Asked {
  if ("not" in condition) {
    const inner = compile(condition.not, slotOf, first);
    return (values, notes) => {
      const held = inner(values, notes);
      return held === -1 ? -1 : held === 1 ? 0 : 1;
    };
  }
  const joined = "all" in condition ? condition.all : "any" in condition ? condition.any : undefined;
  if (!joined) return compileTest(condition as Test, slotOf, first);
  const decisive = "all" in condition ? 0 : 1;
  let place = first;
  const parts = joined.map((part) => {
    const asked = compile(part, slotOf, place);
    place += testsOf(part).length;
    return asked;
  });
  return (values, notes) => {
    let held: 1 | 0 | -1 = decisive === 0 ? 1 : 0;
    for (const part of parts) {
      const one = part(values, notes);
      if (one === decisive || (one === -1 && held !== decisive)) held = one;
    }
    return held;
  };
}

function compileTest(test: Test, slotOf: (fact: string) => number, place: number): Asked {
  const { fact, op, value } = test;
  const slot = slotOf(fact);
  if (typeof value === "object" && "years" in value) {
    const base = slotOf(value.fact);
    const { years } = value;
    return (values, notes) => {
      const from = values[base];
      return note(notes, place, fact, op, typeof from === "string" ? yearsAfter(from, years) : undefined, values[slot]);
    };
  }
  return (values, notes) => note(notes, place, fact, op, value, values[slot]);
}

/** Asks one test, and writes down what was asked and found. */
function note(
  notes: TestTrace[],
  place: number,
  fact: string,
  op: Test["op"],
  expected: TestTrace["expected"] | undefined,
  actual: FactValue | undefined,
): 1 | 0 | -1 {
  if (actual === undefined || expected === undefined) {
    notes[place] = open(fact, op, expected, actual);
    return -1;
  }
  const held = holds(op, actual, expected);
  notes[place] = { fact, op, expected, actual, holds: held };
  return held ? 1 : 0;
}

function holds(op: Test["op"], actual: FactValue, expected: NonNullable<TestTrace["expected"]>): boolean {
  switch (op) {
    case "is":
    case "=":
      return actual === expected;
    case "in":
      return Array.isArray(expected) && expected.some((one) => one === actual);
    case "<":
    case "before":
      return actual < expected;
    case ">":
    case "after":
      return actual > expected;
    case "<=":
      return actual <= expected;
    case ">=":
      return actual >= expected;
  }
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
