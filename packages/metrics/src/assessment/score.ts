import type { Immutable } from "@caseloop/core";
import { decimal, exact, type Fraction, round } from "../rates/fraction.ts";
import { type Figure, scoredValue, valueText } from "./figure.ts";
import type { Indicator, Scheme } from "./scheme.ts";

/** 得分: what a unit's figures come to under a scheme, with every step that led there. */
export interface Score {
  /** As it is published; absent where an indicator has nothing to divide by and the scheme leaves such units unscored. */
  score?: string;
  /** By indicator: its value, and its points where it has any. */
  points: { indicator: string; value: string; points?: string }[];
  /** 底线: the floors that the unit lies below. */
  below: { indicator: string; floor: string; consequence: string }[];
}

/** How finely points of single indicators are shown; the score itself is computed exactly. */
const SHOWN = { places: 4, mode: "halfUp" } as const;

/** Scores one unit; `figures` has one for every indicator of the scheme. */
export function scoreOf(scheme: Scheme, figures: ReadonlyMap<string, Immutable<Figure>>): Score {
  const rows = scheme.indicators.flatMap((indicator) => {
    const figure = figures.get(indicator.id);
    if (!figure) return [];
    const value = scoredValue(figure, scheme);
    const points = value && pointsOf(indicator, value);
    return [{ indicator, figure, value, points }];
  });
  const total = totalOf(scheme, rows);
  return {
    ...(total && { score: round(within(scheme, total), scheme.rounding.score) }),
    points: rows.map(({ indicator, figure, points }) => ({
      indicator: indicator.id,
      value: valueText(figure, scheme),
      ...(points && { points: round(points, SHOWN) }),
    })),
    below: scheme.floors.flatMap(({ indicator, below, consequence }) => {
      const value = rows.find((row) => row.indicator.id === indicator)?.value;
      return value && value.compare(decimal(below)) < 0 ? [{ indicator, floor: below, consequence }] : [];
    }),
  };
}

/** The points a value brings; less than nothing where it takes some away. */
function pointsOf({ measure, method }: Indicator, value: Fraction): Fraction {
  switch (method.by) {
    case "proportion":
      return value.times(decimal(method.full)).over(measure.of === "review" ? decimal(measure.most) : exact(100));
    case "deduction":
      return value.minus(exact(100)).times(decimal(method.factor));
    case "bands":
      return decimal(method.bands.findLast(({ from }) => value.compare(decimal(from)) >= 0)?.points ?? "0");
    case "each": {
      const points = value.times(decimal(method.points));
      if (method.most === undefined) return points;
      const most = decimal(method.most);
      const least = exact(0).minus(most);
      return points.compare(most) > 0 ? most : points.compare(least) < 0 ? least : points;
    }
  }
}

interface Scored {
  readonly indicator: Indicator;
  readonly points: Fraction | undefined;
}

/** Base and points; where an indicator cannot be measured, none, or what the others earned of the full points of all. */
function totalOf(scheme: Scheme, rows: readonly Scored[]): Fraction | undefined {
  const measured = rows.flatMap(({ indicator, points }) => (points ? [{ indicator, points }] : []));
  const sum = measured.reduce((total, { points }) => total.plus(points), exact(0));
  const base = decimal(scheme.base);
  if (measured.length === scheme.indicators.length) return base.plus(sum);
  if (scheme.unmeasured === "unscored" || measured.length === 0) return undefined;
  const full = (all: readonly { readonly indicator: Indicator }[]) =>
    all.reduce(
      (total, { indicator: { method } }) => total.plus(method.by === "proportion" ? decimal(method.full) : exact(0)),
      exact(0),
    );
  const reachable = full(measured);
  return reachable.numerator === 0n ? undefined : base.plus(sum.times(full(rows)).over(reachable));
}

function within({ bounds }: Scheme, score: Fraction): Fraction {
  if (!bounds) return score;
  const [least, most] = [decimal(bounds.least), decimal(bounds.most)];
  return score.compare(least) < 0 ? least : score.compare(most) > 0 ? most : score;
}
