import type { Immutable } from "@caseloop/core";
import { type Figure, fits, sameFigure } from "./figure.ts";
import { same } from "./lock.ts";
import { type Measured, type Placing, ranked } from "./ranking.ts";
import { against, refuse } from "./refusals.ts";
import { type AssessmentDecide, rulesOf } from "./rules.ts";

type Change = Omit<Measured, "figure"> & { readonly before: Immutable<Figure>; readonly after: Immutable<Figure> };

/** 更正: other figures under the same rules, and what that does to every unit's score, rank and board. */
export const correct: AssessmentDecide["Correct"] = ({ data }, state, context) => {
  const { status, latest, units, figures, placings, scheme, corrections } = state;
  const refusal = against(
    status === "none" && "not-open",
    status === "open" && "not-locked",
    context.at < latest && "before-latest",
    data.approver === data.officer && "own-approval",
    data.changes.some((one, i) => data.changes.findIndex((other) => same(one, other)) < i) && "figure-twice",
  );
  if (refusal) return refusal;
  const rules = rulesOf(state, context);
  if (!rules) return refuse("scheme-unknown", scheme);

  const changes: Change[] = [];
  for (const { unit, indicator: id, figure } of data.changes) {
    const facts = { unit, indicator: id };
    if (!units.includes(unit)) return refuse("not-assessed", facts);
    const indicator = rules.indicators.find((one) => one.id === id);
    const before = figures.find((one) => same(one, facts))?.figure;
    if (!indicator || !before) return refuse("no-such-indicator", facts);
    if (!fits(indicator, figure)) return refuse("figure-unfit", { ...facts, figure });
    if (sameFigure(before, figure)) return refuse("nothing-changes", facts);
    changes.push({ ...facts, before, after: figure });
  }
  const corrected = figures.map((one) => {
    const change = changes.find((other) => same(one, other));
    return change ? { ...one, figure: change.after } : one;
  });
  const now = ranked(rules, units, corrected);
  const moved = units.flatMap((unit) => {
    const [before, after] = [placings, now].map((list) => place(list.find((one) => one.unit === unit)));
    return before && after && JSON.stringify(before) !== JSON.stringify(after) ? [{ unit, before, after }] : [];
  });
  const { officer, approver, reason } = data;
  return [
    {
      type: "Corrected",
      data: {
        number: corrections + 1,
        officer,
        approver,
        reason,
        scheme,
        changes,
        moved,
        placings: now,
        at: context.at,
      },
    },
  ];
};

/** What is published of a unit. */
function place(placing: Readonly<Pick<Placing, "score" | "rank" | "board">> | undefined) {
  const { score, rank, board } = placing ?? {};
  return { ...(score && { score }), ...(rank && { rank }), ...(board && { board }) };
}
