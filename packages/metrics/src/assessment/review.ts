import { fits } from "./figure.ts";
import { against, refuse } from "./refusals.ts";
import { type AssessmentDecide, rulesOf } from "./rules.ts";

/** 评议: points for what cannot be counted, from another office, with a reason. */
export const review: AssessmentDecide["Review"] = ({ data }, state, context) => {
  const { unit, indicator: id, score, office } = data;
  const { status, latest, units } = state;
  const refusal = against(
    status === "none" && "not-open",
    status === "locked" && "locked",
    context.at < latest && "before-latest",
    !units.includes(unit) && "not-assessed",
    office === unit && "reviews-itself",
  );
  if (refusal) return refusal;
  const rules = rulesOf(state, context);
  if (!rules) return refuse("scheme-unknown", state.scheme);
  const indicator = rules.indicators.find((one) => one.id === id);
  if (!indicator) return refuse("no-such-indicator", { indicator: id });
  return (
    against(
      indicator.measure.of !== "review" && "not-a-review",
      !fits(indicator, { of: "review", score }) && "figure-unfit",
    ) ?? [{ type: "Reviewed", data: { ...data, at: context.at } }]
  );
};
