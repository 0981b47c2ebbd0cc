import { isLate, naturalDays, workingDays } from "@caseloop/law";
import { extended } from "./limit.ts";
import { clocksAt, inHand, type Phase, step } from "./phase.ts";
import { against, refuse } from "./refusals.ts";
import { asApprover, asJudges } from "./separation.ts";

/**
 * 延长期限: each by an event with the limit before and after, its rule and the calendar's version, approved before expiry by
 * somebody who did not ask (procedure art. 18, 55, 64).
 */
export const extension: Phase<
  "ExtendCheck" | "ExtendDecision" | "ExtendCollectively" | "ExtendReview",
  "CheckExtended" | "DecisionExtended" | "DecisionExtendedCollectively" | "ReviewExtended"
> = {
  decide: {
    ExtendCheck({ data }, state, context) {
      const { at, calendar } = context;
      const { status, checkBy: before, checkExtended, stops } = state;
      const rule = clocksAt(at, context).check.extension;
      if (status !== "clue" || !before || !rule) return refuse("no-deadline");
      return (
        against(
          asApprover(state, data.approver, data.applicant),
          checkExtended && "extended-before",
          stops.length > 0 && "clock-stopped",
          isLate(at, before) && "extension-too-late",
        ) ?? [
          {
            type: "CheckExtended",
            data: { ...data, before, due: extended(before, rule.term, rule.basis, calendar), at },
          },
        ]
      );
    },
    ExtendDecision({ data }, state, context) {
      const { at, calendar } = context;
      const { decideBy: before, decisionExtended, stops } = state;
      const rule = clocksAt(at, context).decision.extension;
      if (!inHand(state) || !before || !rule) return refuse("no-deadline");
      return (
        against(
          // The investigators ask, the head approves.
          asApprover(state, data.approver, data.applicant),
          decisionExtended && "extended-before",
          stops.length > 0 && "clock-stopped",
          isLate(at, before) && "extension-too-late",
        ) ?? [
          {
            type: "DecisionExtended",
            data: { ...data, before, due: extended(before, rule.term, rule.basis, calendar), at },
          },
        ]
      );
    },
    ExtendCollectively({ data }, state, context) {
      const { at, calendar } = context;
      const { decideBy: before, decisionExtended, stops } = state;
      if (!inHand(state) || !before) return refuse("no-deadline");
      const refusal = against(
        !decisionExtended && "extend-by-head-first",
        new Set(data.members).size < 2 && "two-officers-needed",
        data.members.includes(data.applicant) && "own-approval",
        asJudges(state, ...data.members),
        stops.length > 0 && "clock-stopped",
        isLate(at, before) && "extension-too-late",
      );
      if (refusal) return refusal;
      const { collective } = clocksAt(at, context).decision;
      const due = extended(before, naturalDays(data.days), collective, calendar);
      return [{ type: "DecisionExtendedCollectively", data: { ...data, before, due, at } }];
    },
    ExtendReview({ data }, state, context) {
      const { at, calendar } = context;
      const { reviewBy: before } = state;
      if (!before) return refuse("no-deadline");
      const refusal = against(
        asApprover(state, data.approver, data.applicant),
        isLate(at, before) && "extension-too-late",
      );
      if (refusal) return refusal;
      const { extendable } = clocksAt(at, context).review;
      const due = extended(before, workingDays(data.days), extendable, calendar);
      return [{ type: "ReviewExtended", data: { ...data, before, due, at } }];
    },
  },
  evolve: {
    CheckExtended(state, { data }) {
      step(state, data.at);
      state.checkBy = data.due;
      state.checkExtended = true;
    },
    DecisionExtended(state, { data }) {
      step(state, data.at);
      state.decideBy = data.due;
      state.decisionExtended = true;
    },
    DecisionExtendedCollectively(state, { data }) {
      step(state, data.at);
      state.decideBy = data.due;
    },
    ReviewExtended(state, { data }) {
      step(state, data.at);
      state.reviewBy = data.due;
    },
  },
};
