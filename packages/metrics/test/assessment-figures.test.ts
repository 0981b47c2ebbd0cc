import { handle, load } from "@caseloop/core";
import { editionOn } from "@caseloop/law";
import { expect, it } from "vitest";
import {
  assessment,
  byUnit,
  closed,
  explain,
  loadScheme,
  measure,
  onTime,
  panjin,
  period,
  resultSatisfaction,
} from "../src/index.ts";
import { document } from "./scheme.ts";
import * as s from "./story.ts";
import { shipped, told } from "./story.ts";

const at = "2023-08-01T00:00:00.000Z";
const rules = editionOn(panjin, "2023-07-01").rules;
const question = { rules: shipped, at, period: period("2023-07") };

/** u1: one in time and satisfied, one late and dissatisfied; u2: one in time, satisfied; u3: nothing at all. */
const by = (unit: string, replied: string, answer: "satisfied" | "dissatisfied") => [
  s.register("10 09:00"),
  s.dispatch("10 10:00", unit),
  s.sign("10 11:00", unit),
  s.contact("10 11:30"),
  s.reply(replied, unit),
  s.review("19 10:00"),
  s.call("20 09:00", answer),
];
const month = [
  by("u1", "17 09:00", "satisfied"),
  by("u1", "18 09:00", "dissatisfied"),
  by("u2", "12 09:00", "satisfied"),
];

it("a month is counted from its tickets, locked, and each figure opens down to their events", async () => {
  const { store, rows } = await told(...month);
  const metrics = [onTime, resultSatisfaction];
  const figures = measure(rows, ["u1", "u2", "u3"], rules, { ...question, metrics, dimension: byUnit });
  expect(figures.map(({ unit, indicator, figure }) => [unit, indicator, figure])).toEqual([
    ["u1", "closed", { of: "rate", numerator: 1, denominator: 2 }],
    ["u2", "closed", { of: "rate", numerator: 1, denominator: 1 }],
    ["u3", "closed", { of: "rate", numerator: 0, denominator: 0 }],
    ["u1", "satisfied", { of: "rate", numerator: 1, denominator: 2 }],
    ["u2", "satisfied", { of: "rate", numerator: 1, denominator: 1 }],
    ["u3", "satisfied", { of: "rate", numerator: 0, denominator: 0 }],
  ]);

  const open = { scheme: "panjin", period: "2023-07", units: ["u1", "u2", "u3"], officer: "o" };
  await handle(store, assessment, "2023-07", { type: "Open", at: "2023-07-01T01:00:00.000Z", data: open });
  const lock = { officer: "o", counted: at, figures };
  await handle(store, assessment, "2023-07", { type: "Lock", at: "2023-08-01T01:00:00.000Z", data: lock });
  const { state } = await load(store, assessment, "2023-07");
  // 100 − 0.2·50 − 0.3·50 = 75; nothing to divide by is no score, and no 100.
  expect(state.placings.map(({ unit, score, rank }) => [unit, score, rank])).toEqual([
    ["u2", "100.0", 1],
    ["u1", "75.0", 2],
    ["u3", undefined, undefined],
  ]);

  for (const { unit, indicator, figure } of state.figures) {
    const metric = indicator === "closed" ? onTime : resultSatisfaction;
    const parts = [...explain(rows, { ...question, metric }, { dimension: byUnit, key: unit })];
    const hits = parts.filter(({ entry }) => entry.halves === 2).length;
    expect(figure).toEqual({ of: "rate", numerator: hits, denominator: parts.length });
  }
});

it("counts quantity as whole tickets, and asks for every metric a scheme names", async () => {
  const { rows } = await told([...by("u1", "17 09:00", "satisfied"), s.close("20 10:00")]);
  const number = {
    id: "n",
    name: { zh: "办结量", en: "closed" },
    measure: { of: "count", metric: "closed" },
    method: { by: "each", points: "1" },
  };
  const scheme = editionOn(loadScheme([document({ indicators: [number] })]), "2023-07-01").rules;
  const counted = (metrics: readonly (typeof closed)[]) =>
    measure(rows, ["u1", "u2"], scheme, { ...question, metrics, dimension: byUnit });
  expect(counted([onTime, closed]).map(({ figure }) => figure)).toEqual([
    { of: "count", count: 1 },
    { of: "count", count: 0 },
  ]);
  const halves = {
    ...closed,
    entries: (...of: Parameters<typeof closed.entries>) =>
      closed.entries(...of).map((entry) => ({ ...entry, halves: 1 as const })),
  };
  expect(counted([halves]).map(({ figure }) => figure)).toContainEqual({ of: "count", count: 1 });
  expect(() => counted([onTime])).toThrow(RangeError);
});
