import { correctionBasis } from "../correction.ts";
import { twoOfThem } from "../party.ts";
import { itemOf, type Now, type Phase, unlessVisited } from "./phase.ts";
import { against, refuse } from "./refusals.ts";

/** 问题处理: a problem is ordered to be put right and looked at again, or goes on as a clue, or both. */
export const problem: Phase<"OrderCorrection" | "OpenClue" | "FollowUp"> = {
  OrderCorrection({ data }, now, { at, calendar }) {
    const refusal = unlessVisited(now);
    if (refusal) return refusal;
    const item = itemOf(now, data.item);
    const today = calendar.dayOf(at);
    return (
      against(
        !item && "item-unknown",
        item?.result !== "fail" && "no-problem-found",
        item?.correction?.status === "ordered" && "correction-open",
        item?.correction?.status === "corrected" && "already-corrected",
        data.until <= today && "correction-day-past",
        !twoUnrecused(now, data.officers) && "two-officers-needed",
      ) ?? [{ type: "CorrectionOrdered", data: { ...data, at, basis: correctionBasis(today) } }]
    );
  },

  OpenClue({ data }, now, { at }) {
    const { inspectee } = now;
    const refusal = unlessVisited(now);
    if (refusal || inspectee === undefined) return refusal ?? refuse("not-open");
    const item = itemOf(now, data.item);
    return (
      against(
        !item && "item-unknown",
        item?.result !== "fail" && "no-problem-found",
        item?.clue !== undefined && "clue-open",
      ) ?? [{ type: "ClueOpened", data: { ...data, at, inspectee } }]
    );
  },

  FollowUp({ data }, now, { at, calendar }) {
    const refusal = unlessVisited(now);
    if (refusal) return refusal;
    const correction = itemOf(now, data.item)?.correction;
    if (correction?.status !== "ordered") return refuse("no-correction-ordered");
    const late = calendar.dayOf(at) > correction.until;
    return (
      against(
        !twoUnrecused(now, data.officers) && "two-officers-needed",
        !data.corrected && !late && "correction-not-due",
      ) ?? [{ type: "FollowedUp", data: { ...data, at, late } }]
    );
  },
};

/** Two officers, none of whom was recused; they need not be those who were drawn. */
function twoUnrecused({ recused }: Now, officers: readonly string[]): boolean {
  return twoOfThem(officers) && officers.every((one) => !recused.includes(one));
}
