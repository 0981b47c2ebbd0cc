import type { Prepare } from "../workload.ts";
import { ANSWERED, answerOf, cases, type Facts, type Row, type Test, table } from "./table.ts";

function holds(test: Test, value: Facts[string] | undefined): boolean {
  if ("is" in test) return value === test.is;
  return typeof value === "number" && value >= (test.from ?? 0) && value < (test.below ?? Number.POSITIVE_INFINITY);
}

function explained(rows: readonly Row[], facts: Facts) {
  return rows.map(({ id, tests }) => {
    let fired = true;
    const told = tests.map((test) => {
      const actual = facts[test.fact];
      const held = holds(test, actual);
      fired &&= held;
      return { fact: test.fact, test, actual, held };
    });
    return { id, fired, told };
  });
}

/** By hand: the table interpreted, with what every test asked and found. */
export const prepare: Prepare = ({ count = 0, times = 0 }) => {
  const all = cases(count);
  let fired = 0;
  return {
    run() {
      for (let i = 0; i < times; i++) for (const facts of all) fired += explained(table, facts).length;
      return count * times;
    },
    answer: () =>
      answerOf(
        fired,
        all.slice(0, ANSWERED).map((facts) =>
          explained(table, facts)
            .filter((rule) => rule.fired)
            .map(({ id }) => id),
        ),
      ),
  };
};
