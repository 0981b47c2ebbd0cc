import { add, dueAfter, subtract } from "@caseloop/law";
import { clocksAt, type Phase, progress } from "./phase.ts";
import { against, refuse } from "./refusals.ts";
import { asApprover } from "./separation.ts";

/**
 * 纠正: a decision wrongly made is withdrawn by an event of its own, also after the case was closed. What was paid is returned, what
 * was published is taken down, and the case is where it was before it was decided on.
 */
export const correction: Phase<"WithdrawDecision" | "ReturnMoney", "DecisionWithdrawn" | "MoneyReturned"> = {
  decide: {
    WithdrawDecision({ data }, state, context) {
      const { at, calendar } = context;
      const { decision, payments, publication } = state;
      if (!decision) return refuse("no-decision");
      const refusal = against(asApprover(state, data.approver), state.remedy !== undefined && "remedy-open");
      if (refusal) return refusal;
      const toReturn = add(payments.fine, payments.confiscated, payments.surcharge);
      const rules = clocksAt(at, context).publication;
      const takeDown = publication && !publication.takenDown && rules;
      return [
        {
          type: "DecisionWithdrawn",
          data: {
            ...data,
            decision: decision.number,
            toReturn,
            ...(takeDown && { takeDownBy: dueAfter(takeDown.takeDown, at, calendar) }),
            at,
          },
        },
      ];
    },
    ReturnMoney: ({ data }, { toReturn }, { at }) =>
      against((data.amount === 0 || data.amount > toReturn) && "nothing-to-return") ?? [
        { type: "MoneyReturned", data: { ...data, left: subtract(toReturn, data.amount), at } },
      ],
  },
  evolve: {
    DecisionWithdrawn(state, { data }) {
      // A summary decision was made on a clue: back to it, its check being over.
      const summary = state.decision?.procedure === "summary";
      progress(state, data.at, summary ? "clue" : "investigating");
      if (summary) delete state.checkBy;
      if (state.notice) delete state.notice.hearing;
      state.toReturn = add(state.toReturn, data.toReturn);
      if (state.publication && data.takeDownBy) state.publication.takeDownBy = data.takeDownBy;
      state.papersFiled = false;
      // The law sets no limit for deciding a second time.
      delete state.decideBy;
      delete state.decision;
      delete state.remedyEnded;
      delete state.court;
      delete state.announced;
    },
    MoneyReturned(state, { data }) {
      progress(state, data.at);
      state.toReturn = data.left;
    },
  },
};
