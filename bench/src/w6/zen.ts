import { ZenEngine } from "@gorules/zen-engine";
import type { Contender, Sizes } from "../workload.ts";
import { ANSWERED, answerOf, cases, type Facts, type Test, table } from "./table.ts";

const facts = [...new Set(table.flatMap(({ tests }) => tests.map(({ fact }) => fact)))];

function cell(test: Test | undefined): string {
  if (!test) return "";
  if ("is" in test) return JSON.stringify(test.is);
  if (test.from === undefined) return `< ${test.below}`;
  return test.below === undefined ? `>= ${test.from}` : `[${test.from}..${test.below})`;
}

const content = {
  contentType: "application/vnd.gorules.decision",
  nodes: [
    { id: "in", type: "inputNode", name: "in", position: { x: 0, y: 0 } },
    {
      id: "table",
      type: "decisionTableNode",
      name: "table",
      position: { x: 1, y: 0 },
      content: {
        hitPolicy: "collect",
        inputs: facts.map((fact) => ({ id: fact, name: fact, type: "expression", field: fact })),
        outputs: [{ id: "rule", name: "rule", type: "expression", field: "rule" }],
        rules: table.map(({ id, tests }) => ({
          _id: id,
          ...Object.fromEntries(facts.map((fact) => [fact, cell(tests.find((test) => test.fact === fact))])),
          rule: JSON.stringify(id),
        })),
      },
    },
    { id: "out", type: "outputNode", name: "out", position: { x: 2, y: 0 } },
  ],
  edges: [
    { id: "a", sourceId: "in", targetId: "table", type: "edge" },
    { id: "b", sourceId: "table", targetId: "out", type: "edge" },
  ],
};

/** Its decision table, every hit collected, with its trace; so many evaluations in flight. */
export function evaluating({ count = 0, times = 0 }: Sizes, inFlight: number): Contender {
  const decision = new ZenEngine().createDecision(content);
  const all = cases(count);
  const fired = async (one: Facts): Promise<string[]> => {
    const { result } = await decision.evaluate(one, { trace: true });
    return (result as { rule: string }[]).map(({ rule }) => rule);
  };
  const few = Math.max(1, Math.floor(times / 100));
  let seen = 0;
  return {
    async run() {
      for (let i = 0; i < few; i++)
        for (let from = 0; from < all.length; from += inFlight)
          for (const ids of await Promise.all(all.slice(from, from + inFlight).map(fired))) seen += ids.length;
      return count * few;
    },
    answer: async () => answerOf(seen, await Promise.all(all.slice(0, ANSWERED).map(fired))),
  };
}
