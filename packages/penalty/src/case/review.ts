import { isLate } from "@caseloop/law";
import { hearingOpen, unheard } from "./hearing.ts";
import { breach, clocksAt, type Phase, type ReadCase, step } from "./phase.ts";
import { against } from "./refusals.ts";
import { asJudges, judges } from "./separation.ts";
import { restart } from "./standstill.ts";

/**
 * 审核与集体讨论: a concluded case is reviewed by somebody who did not investigate it; grave ones, and those that were heard,
 * by the legal reviewer and then by the leaders together (procedure art. 49 to 56, 60).
 */
export const review: Phase<"Review" | "Discuss", "Reviewed" | "Discussed"> = {
  decide: {
    Review({ data }, state, context) {
      const { at } = context;
      const again = state.status === "reviewed" || state.status === "notified";
      return (
        against(
          state.status !== "concluded" && !(again && data.kind === "legal") && "not-concluded",
          asJudges(state, data.reviewer),
          data.kind === "case" && needsLegalReview(state) && "legal-review-needed",
          again && hearingOpen(state) && "hearing-open",
        ) ?? [
          { type: "Reviewed", data: { ...data, late: isLate(at, state.reviewBy), at } },
          // Back to the investigation: what was announced meanwhile is void.
          ...(data.opinion !== "agree" && state.stops.includes("announcement")
            ? restart(state, "announcement", context)
            : []),
        ]
      );
    },
    Discuss({ data }, state, context) {
      const { members } = data;
      return (
        against(
          state.status !== "reviewed" && state.status !== "notified" && "not-reviewed",
          new Set(members).size < 2 && "two-officers-needed",
          asJudges(state, ...members),
          needsLegalReview(state) && !state.passed.legal && "legal-review-needed",
          state.status === "notified" && unheard(state, context.at),
        ) ?? [
          {
            type: "Discussed",
            data: { ...data, basis: clocksAt(context.at, context).rules.discussion, at: context.at },
          },
        ]
      );
    },
  },
  evolve: {
    Reviewed(state, { data }) {
      const { kind, opinion, at } = data;
      const passed = opinion === "agree";
      step(state, at, passed ? (state.status === "concluded" ? "reviewed" : state.status) : "investigating");
      judges(state, [data.reviewer]);
      breach(state, "review", data.late);
      if (!passed) delete state.announced;
      state.passed = passed ? { ...state.passed, [kind]: true } : { case: false, legal: false };
      delete state.reviewBy;
    },
    Discussed(state, { data }) {
      step(state, data.at, data.agreed ? state.status : "investigating");
      judges(state, data.members);
      state.discussed = data.agreed;
      if (!data.agreed) state.passed = { case: false, legal: false };
    },
  },
};

/** 情节复杂或者重大违法行为 (procedure art. 50): by its nature, or because it was heard. */
export function needsLegalReview({ grave, heard }: ReadCase): boolean {
  return grave.length > 0 || heard;
}
