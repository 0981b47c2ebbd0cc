import type { Workload } from "./workload.ts";

const at = (file: string) => new URL(`w6/${file}.ts`, import.meta.url);
const zen = "zen-engine, 64 in flight, traced";

export const w6: Workload = {
  id: "W6",
  title: "a table of 20 rules, every rule explained",
  unit: "decisions",
  cases: [
    {
      name: "the whole penalty decision: range, factors, tiers, bands, trace",
      sizes: { count: 1_000, times: 200 },
      quick: { count: 1_000, times: 100 },
      contenders: {
        ours: at("ours"),
        "floor: the table alone, interpreted and explained": at("floor"),
        "json-rules-engine": at("json-rules-engine"),
        "zen-engine, one by one, traced": at("zen-one"),
        [zen]: at("zen-many"),
      },
      goals: [
        { against: "json-rules-engine", atLeast: 15 },
        { against: zen, atLeast: 15 },
      ],
    },
  ],
};
