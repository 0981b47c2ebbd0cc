import { Engine } from "json-rules-engine";
import type { Prepare } from "../workload.ts";
import { ANSWERED, answerOf, cases, type Facts, type Test, table } from "./table.ts";

function conditions(test: Test): { fact: string; operator: string; value: string | boolean | number }[] {
  const { fact } = test;
  if ("is" in test) return [{ fact, operator: "equal", value: test.is }];
  return [
    ...(test.from === undefined ? [] : [{ fact, operator: "greaterThanInclusive", value: test.from }]),
    ...(test.below === undefined ? [] : [{ fact, operator: "lessThan", value: test.below }]),
  ];
}

/** Its results and failed results carry what each condition asked and found. */
export const prepare: Prepare = ({ count = 0, times = 0 }) => {
  const engine = new Engine(
    table.map(({ id, tests }) => ({ conditions: { all: tests.flatMap(conditions) }, event: { type: id } })),
  );
  const all = cases(count);
  const fired = async (facts: Facts) => (await engine.run({ ...facts })).events.map(({ type }) => type);
  let seen = 0;
  const few = Math.max(1, Math.floor(times / 100));
  return {
    async run() {
      for (let i = 0; i < few; i++) for (const facts of all) seen += (await fired(facts)).length;
      return count * few;
    },
    answer: async () => answerOf(seen, await Promise.all(all.slice(0, ANSWERED).map(fired))),
  };
};
