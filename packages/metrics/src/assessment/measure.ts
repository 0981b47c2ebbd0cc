import { type Questions, talliesBy } from "../rates/count.ts";
import type { Dimension } from "../rates/dimension.ts";
import type { Row } from "../rates/metric.ts";
import { rateOf } from "../rates/rate.ts";
import type { Figure } from "./figure.ts";
import type { Measured, Placing } from "./ranking.ts";
import type { Scheme } from "./scheme.ts";

/**
 * Counts the rates and numbers of a scheme for these units; a unit without any entry gets zeros, which are `n/a` and not 100%.
 * Reviews and mean scores come from elsewhere. Throws `RangeError` for a metric that is not among those handed in.
 */
export function measure(
  rows: Iterable<Row>,
  units: readonly string[],
  { indicators }: Pick<Scheme, "indicators">,
  question: Questions & { readonly dimension: Dimension },
): Measured[] {
  const counted = indicators.flatMap(({ id, measure: looksAt }) => {
    if (looksAt.of !== "rate" && looksAt.of !== "count") return [];
    const metric = question.metrics.find((one) => one.id === looksAt.metric);
    if (!metric)
      throw new RangeError(`indicator ${id} looks at ${looksAt.metric}, which is none of the metrics handed in`);
    return [{ id, of: looksAt.of, metric }];
  });
  const metrics = counted.map(({ metric }) => metric);
  const found = talliesBy(rows, { ...question, metrics }, question.dimension);
  return counted.flatMap(({ id, of }, at) =>
    units.map((unit) => {
      const sum = found[at]?.get(unit) ?? { halves: 0, all: 0 };
      const figure: Figure = of === "rate" ? { of, ...rateOf(sum) } : { of: "count", count: sum.all };
      return { unit, indicator: id, figure };
    }),
  );
}

/** The figure of a unit over locked periods, such as the months of a year: its scores, those of periods without one left out. */
export function scoresOver(
  unit: string,
  locked: readonly {
    readonly period: string;
    readonly placings: readonly Readonly<Pick<Placing, "unit" | "score">>[];
  }[],
): Figure {
  const scores = locked.flatMap(({ period, placings }) => {
    const score = placings.find((placing) => placing.unit === unit)?.score;
    return score === undefined ? [] : [{ period, score }];
  });
  return { of: "periods", scores };
}
