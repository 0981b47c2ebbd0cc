import { loadScheme } from "@caseloop/metrics";

const rate = (id: string, metric: string, zh: string, en: string, full: string) => ({
  ...{ id, name: { zh, en } },
  measure: { of: "rate", metric },
  method: { by: "proportion", full },
});
const floor = (indicator: string, below: string, consequence: string, zh: string, en: string) => ({
  ...{ indicator, below, consequence, name: { zh, en } },
});
const review = (full: string) => ({
  ...{ id: "review", name: { zh: "评议", en: "review" } },
  measure: { of: "review", most: "100" },
  method: { by: "proportion", full },
});
const shared = {
  base: "0",
  unmeasured: "unscored",
  board: { red: 2, black: 2 },
  rounding: { percent: { places: 2, mode: "halfUp" }, score: { places: 2, mode: "halfUp" } },
  rates: { id: "rates", version: "assumed-1" },
};

/** 月度考核办法: the three rates by proportion, how much was closed, and a review; that it was so in Jiyang is `assumed`. */
export const monthly = loadScheme([
  {
    id: "jiyang-month",
    version: "1",
    effective: { from: "2023-01-01" },
    assumed: true,
    rules: {
      ...shared,
      every: "month",
      unmeasured: "unscored",
      indicators: [
        rate("onTime", "onTime", "按期办结率", "closed on time", "30"),
        rate("process", "process", "过程满意率", "process satisfaction", "20"),
        rate("result", "result", "结果满意率", "result satisfaction", "30"),
        {
          ...{ id: "closed", name: { zh: "办结量", en: "closed" } },
          measure: { of: "count", metric: "closed" },
          method: { by: "each", points: "0.5", most: "10" },
        },
        review("10"),
      ],
      floors: [
        floor("onTime", "92", "reminder", "提醒", "reminder"),
        floor("result", "85", "correction", "限期整改", "order to improve"),
        floor("result", "70", "interview", "约谈", "interview"),
      ],
    },
  },
]);

/** 年度考核办法: the mean of the months, and a review; `assumed` as well. */
export const yearly = loadScheme([
  {
    id: "jiyang-year",
    version: "1",
    effective: { from: "2023-01-01" },
    assumed: true,
    rules: {
      ...shared,
      every: "year",
      indicators: [
        {
          ...{ id: "months", name: { zh: "月度平均", en: "mean of the months" } },
          measure: { of: "periods", scheme: "jiyang-month" },
          method: { by: "proportion", full: "90" },
        },
        review("10"),
      ],
    },
  },
]);
