import { assess, type CaseFacts, library, loadRuleSet, provincialBands } from "@caseloop/penalty";
import type { Prepare } from "../workload.ts";
import { ANSWERED, answerOf, cases, type Test, table } from "./table.ts";

const words = { zh: "事实", en: "fact" };
const choices: Readonly<Record<string, readonly string[]>> = {
  party: ["person", "entity"],
  capacity: ["full", "partial"],
  harm: ["none", "slight", "considerable"],
};

function conditions(test: Test): object[] {
  const { fact } = test;
  if ("is" in test) return [{ fact, op: "is", value: test.is }];
  return [
    ...(test.from === undefined ? [] : [{ fact, op: ">=", value: test.from }]),
    ...(test.below === undefined ? [] : [{ fact, op: "<", value: test.below }]),
  ];
}

const [sample] = cases(1);
const rules = loadRuleSet({
  id: "twenty-rules",
  series: "twenty-rules",
  version: "1",
  role: "general",
  jurisdiction: "CN",
  zh: "二十条",
  en: "twenty rules",
  act: "bench",
  edition: "1",
  effective: { from: "2020-01-01" },
  facts: {
    actEnded: { kind: "day", ...words },
    ...Object.fromEntries(
      Object.entries(sample ?? {}).map(([name, value]) => {
        const of = choices[name];
        const kind = of ? { kind: "choice", of } : { kind: typeof value === "boolean" ? "flag" : "whole" };
        return [name, { ...(name === "goodsValue" ? { kind: "money" } : kind), ...words }];
      }),
    ),
  },
  rules: table.map(({ id, lightens, tests }) => ({
    id,
    stage: "factor",
    article: "1",
    when: { all: tests.flatMap(conditions) },
    effect: { do: lightens ? "lighten" : "aggravate", force: "must" },
    zh: "规则",
    en: id,
  })),
  norms: [
    {
      id: "food-124",
      article: "124",
      zh: "食品",
      en: "food",
      clauses: [
        {
          when: { fact: "goodsValue", op: "<", value: 1_000_000 },
          fine: { fixed: { min: 5_000_000, max: 10_000_000 } },
        },
        {
          when: { fact: "goodsValue", op: ">=", value: 1_000_000 },
          fine: { multiple: { of: "goodsValue", min: 1000, max: 2000 } },
        },
      ],
    },
  ],
});
const law = library({ sets: [rules], bands: [provincialBands] });

/** The whole assessment: statutory range, factors, tiers, bands, and the trace of every rule. */
export const prepare: Prepare = ({ count = 0, times = 0 }) => {
  const all = cases(count).map((facts): CaseFacts => {
    const proven = Object.entries({ actEnded: "2023-07-01", ...facts }).map(([name, value]) => [
      name,
      { value, evidence: ["e-1"] },
    ]);
    return { norms: ["food-124"], decidedOn: "2023-09-01", facts: Object.fromEntries(proven) };
  });
  let options = 0;
  return {
    run() {
      for (let i = 0; i < times; i++) for (const given of all) options += assess(law, given).underAct.options.length;
      return count * times;
    },
    answer: () =>
      answerOf(
        options,
        all.slice(0, ANSWERED).map((given) =>
          assess(law, given)
            .underAct.trace.filter(({ result }) => result === "fired")
            .map(({ rule }) => rule),
        ),
      ),
  };
};
