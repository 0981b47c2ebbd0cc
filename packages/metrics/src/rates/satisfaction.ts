import type { Cycle } from "../facts/facts.ts";
import { cyclesOf, type Entry, type Metric, type Row, type RowCycle, unitsOf } from "./metric.ts";
import type { RateRules } from "./policy.ts";

type Callback = NonNullable<Cycle["callback"]>;
type Halves = Entry["halves"];

/** 过程满意率: satisfied with contact, attitude, speed ÷ valid callbacks. */
export const processSatisfaction: Metric = {
  id: "process",
  name: { zh: "过程满意率", en: "process satisfaction" },
  entries: (row, rules) => callbacks(row, rules, ({ process }) => satisfied(process, rules)),
};

/** 结果满意率: satisfied with the outcome ÷ valid callbacks. */
export const resultSatisfaction: Metric = {
  id: "result",
  name: { zh: "结果满意率", en: "result satisfaction" },
  entries: (row, rules) => callbacks(row, rules, ({ result }) => satisfied(result, rules)),
};

/** 解决率: the caller says it is solved ÷ valid callbacks. */
export const solved: Metric = {
  id: "solved",
  name: { zh: "解决率", en: "solved" },
  entries: (row, rules) =>
    callbacks(row, rules, (callback) => {
      if (callback.solved !== undefined) return callback.solved ? 2 : 0;
      const spoke =
        callback.result === "satisfied" || callback.result === "neutral" || callback.result === "dissatisfied";
      if (spoke) return rules.unsaid === "unsolved" ? 0 : undefined;
      return satisfied(callback.result, rules);
    }),
};

/** A callback counts on its own day, by what the caller said last in that cycle. */
function callbacks(row: Row, rules: RateRules, halvesOf: (callback: Callback) => Halves | undefined): readonly Entry[] {
  if (unreasonable(row, rules) || (row.caller === "anonymous" && rules.anonymous === "exclude")) return [];
  return cyclesOf(row, rules).flatMap((cycle) => {
    const { callback } = cycle;
    if (!callback || (rules.callbacks === "city" && callback.level !== "city")) return [];
    const halves = halvesOf(callback);
    return halves === undefined ? [] : [entry(cycle, callback, halves, rules)];
  });
}

function entry(cycle: RowCycle, { at, event }: Callback, halves: Halves, rules: RateRules): Entry {
  return { cycle: cycle.cycle, at, halves, units: unitsOf(cycle, rules), events: [event] };
}

/** What an answer adds; nothing where it is no valid one. */
function satisfied(answer: Callback["result"], rules: RateRules): Halves | undefined {
  if (answer === "satisfied") return 2;
  if (answer === "dissatisfied") return 0;
  if (answer === "notAsked") return undefined; // nobody to ask
  return ({ satisfied: 2, half: 1, dissatisfied: 0, exclude: undefined } as const)[rules[answer]];
}

/** Stopped with a note after lawful handling, where that takes a ticket out of the rates. */
export function unreasonable({ ended }: Row, rules: RateRules): boolean {
  return ended?.how === "stoppedWithNote" && rules.unreasonable === "exclude";
}
