import { percentOf } from "../src/index.ts";

/** A scheme of a month with quantity, quality and review; what is not said stays as here. */
export const document = (rules: object = {}, more: object = {}) => ({
  id: "district",
  version: "2023",
  effective: { from: "2023-01-01" },
  assumed: true,
  rules: {
    every: "month",
    rates: { id: "rates", version: "assumed-1" },
    base: "0",
    // Weights 30/35/35 response/solved/satisfied (domain.md §5).
    indicators: [rateOf("response", "30"), rateOf("solved", "35"), rateOf("result", "35")],
    unmeasured: "unscored",
    rounding: { percent: { places: 2, mode: "halfUp" }, score: { places: 2, mode: "halfUp" } },
    ...rules,
  },
  ...more,
});

export const rateOf = (metric: string, full: string) => ({
  id: metric,
  name: { zh: "指标", en: metric },
  measure: { of: "rate", metric },
  method: { by: "proportion", full },
});

/** A rate of that many percent with two decimals, over ten thousand. */
export const percent = (text: string) => {
  const figure = { of: "rate" as const, numerator: Math.round(Number(text) * 100), denominator: 10_000 };
  if (percentOf(figure) !== text) throw new Error(`${text} is not ${percentOf(figure)}`);
  return figure;
};
export const nothing = { of: "rate" as const, numerator: 0, denominator: 0 };
