import type { Immutable } from "@caseloop/core";
import { fits } from "./figure.ts";
import { type Measured, ranked } from "./ranking.ts";
import { against, refuse } from "./refusals.ts";
import { type AssessmentDecide, rulesOf } from "./rules.ts";
import type { Scheme } from "./scheme.ts";

/** 锁定: every unit has every figure; scores, ranks and what follows are recorded as they came out. */
export const lock: AssessmentDecide["Lock"] = ({ data }, state, context) => {
  const { officer, counted } = data;
  const { status, latest, units, reviews, period, scheme } = state;
  const { at, calendar } = context;
  const refusal = against(
    status === "none" && "not-open",
    status === "locked" && "locked",
    at < latest && "before-latest",
  );
  if (refusal) return refusal;
  const over = calendar.endOf(period.to);
  const tooEarly = against(at <= over && "period-not-over", (counted < over || counted > at) && "counted-too-early");
  if (tooEarly) return tooEarly;
  const rules = rulesOf(state, context);
  if (!rules) return refuse("scheme-unknown", scheme);

  const refused =
    data.figures.map((one) => refuseFigure(one, rules, units)).find((reason) => reason !== undefined) ??
    against(data.figures.some((one, i) => data.figures.findIndex((other) => same(one, other)) < i) && "figure-twice");
  if (refused) return refused;
  const reviewed = reviews.map(({ unit, indicator, score }) => ({
    unit,
    indicator,
    figure: { of: "review" as const, score },
  }));
  const figures: Measured[] = [];
  for (const unit of units)
    for (const { id, measure } of rules.indicators) {
      const isReview = measure.of === "review";
      const found = (isReview ? reviewed : data.figures).find((one) => same(one, { unit, indicator: id }));
      if (!found) return refuse(isReview ? "review-missing" : "figure-missing", { unit, indicator: id });
      figures.push(found);
    }
  return [{ type: "Locked", data: { officer, scheme, counted, figures, placings: ranked(rules, units, figures), at } }];
};

/** A counted figure of a unit that is assessed, for an indicator that takes it. */
function refuseFigure({ unit, indicator: id, figure }: Immutable<Measured>, rules: Scheme, units: readonly string[]) {
  const facts = { unit, indicator: id };
  if (!units.includes(unit)) return refuse("not-assessed", facts);
  const indicator = rules.indicators.find((one) => one.id === id);
  if (!indicator) return refuse("no-such-indicator", facts);
  if (indicator.measure.of === "review") return refuse("review-by-review", facts);
  return fits(indicator, figure) ? undefined : refuse("figure-unfit", { ...facts, figure });
}

type Where = Pick<Immutable<Measured>, "unit" | "indicator">;

/** The same unit and indicator. */
export function same(a: Where, b: Where): boolean {
  return a.unit === b.unit && a.indicator === b.indicator;
}
