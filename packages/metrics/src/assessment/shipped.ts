import type { Policy } from "@caseloop/law";
import { loadScheme, type Scheme } from "./scheme.ts";

/**
 * 盘锦: 100 − 0.2·(100 − closed%) − 0.3·(100 − satisfied%), as published with 双台子区 96.21 / 94.01 → 97.4. The formula is the
 * published one; the first day, the rounding and which satisfaction is meant are assumed.
 */
export const panjin: Policy<Scheme> = loadScheme([
  {
    id: "panjin",
    version: "1",
    effective: { from: "2020-01-01" },
    assumed: true,
    rules: {
      every: "month",
      rates: { id: "rates", version: "assumed-1" },
      base: "100",
      indicators: [
        {
          id: "closed",
          name: { zh: "按期办结率", en: "closed on time" },
          measure: { of: "rate", metric: "onTime" },
          method: { by: "deduction", factor: "0.2" },
        },
        {
          id: "satisfied",
          name: { zh: "结果满意率", en: "result satisfaction" },
          measure: { of: "rate", metric: "result" },
          method: { by: "deduction", factor: "0.3" },
        },
      ],
      unmeasured: "unscored",
      rounding: { percent: { places: 2, mode: "halfUp" }, score: { places: 1, mode: "halfUp" } },
    },
  },
]);
