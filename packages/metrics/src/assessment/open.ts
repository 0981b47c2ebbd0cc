import { hasCode } from "@caseloop/core";
import { editionOn } from "@caseloop/law";
import { type Period, period } from "../rates/period.ts";
import { against, refuse } from "./refusals.ts";
import type { AssessmentDecide } from "./rules.ts";
import type { Scheme } from "./scheme.ts";

/** 开启考核: the scheme's edition of the period's first day is fixed now, and holds to the end. */
export const open: AssessmentDecide["Open"] = ({ data }, { status }, { at, schemes }) => {
  const { scheme: id, period: name, units, officer } = data;
  const policy = schemes.find((one) => one.id === id);
  const refusal = against(
    status !== "none" && "already-open",
    new Set(units).size < units.length && "unit-named-twice",
  );
  if (refusal) return refusal;
  if (!policy) return refuse("scheme-unknown", { scheme: id, known: schemes.map((one) => one.id) });
  const span = named(name);
  if (!span) return refuse("not-a-period", { period: name });
  try {
    const { version, rules } = editionOn(policy, span.from);
    if (kindOf(span) !== rules.every) return refuse("not-a-period", { period: name, every: rules.every });
    return [
      { type: "Opened", data: { scheme: { id, version }, rates: rules.rates, period: span, units, officer, at } },
    ];
  } catch (error) {
    if (!hasCode(error, "policy-not-in-force")) throw error;
    return refuse("no-scheme-in-force", { scheme: id, day: span.from });
  }
};

function named(name: string): Period | undefined {
  try {
    return period(name);
  } catch (error) {
    if (!hasCode(error, "invalid-value")) throw error;
    return undefined;
  }
}

function kindOf({ id }: Period): Scheme["every"] {
  return id.includes("Q") ? "quarter" : id.includes("-") ? "month" : "year";
}
