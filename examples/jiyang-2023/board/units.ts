import { type EventStore, load } from "@caseloop/core";
import { editionOn } from "@caseloop/law";
import {
  assessment,
  assumedRatePolicy,
  byUnit,
  onTime,
  percentOf,
  period,
  processSatisfaction,
  type Row,
  ratesBy,
  resultSatisfaction,
} from "@caseloop/metrics";
import { table } from "./table.ts";

/** 三率排名 (M21): units in the order of the year's locked assessment, with the three rates of the year. */
export async function unitLines(store: EventStore, rows: readonly Row[]): Promise<string[]> {
  const { rules } = editionOn(assumedRatePolicy, "2023-01-01");
  const question = { rules, period: period("2023"), at: "2024-01-12T15:59:59.999Z" };
  const rates = [onTime, processSatisfaction, resultSatisfaction].map((metric) =>
    ratesBy(rows, { ...question, metric }, byUnit),
  );
  const { state } = await load(store, assessment, "2023");
  return table(
    [
      ">rank",
      "unit 承办单位",
      ">on time 按期办结率",
      ">process 过程满意率",
      ">result 结果满意率",
      ">score 得分",
      "红黑榜",
    ],
    state.placings.map(({ unit, rank, score, board }) => [
      `${rank ?? "–"}`,
      unit,
      ...rates.map((by) => percentOf(by.get(unit) ?? { numerator: 0, denominator: 0 })),
      score ?? "n/a",
      board === undefined ? "" : board === "red" ? "red 红榜" : "black 黑榜",
    ]),
  );
}
