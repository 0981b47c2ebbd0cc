import { type Due, pause, resume } from "@caseloop/law";
import { orderOn } from "./order.ts";
import { mediationOverdue, type Phase, unlessInHand } from "./phase.ts";
import { refuse } from "./refusals.ts";

/** 检定、检验、检测、鉴定: the mediation clock stands still while goods are tested (Order 20 art. 20, Order 121 art. 22). */
export const testing: Phase<"StartTesting" | "FinishTesting"> = {
  StartTesting({ data }, complaint, context) {
    const refusal = unlessInHand(complaint);
    if (refusal) return refusal;
    const { mediateBy } = complaint;
    if (!mediateBy) return refuse("outside-the-order");
    if (complaint.recusal) return refuse("mediation-suspended");
    if (complaint.testing) return refuse("testing-runs");
    const { order, testingExcluded } = orderOn(context.at, context);
    if (data.chosenBy === "bureau" && order === "20") return refuse("bureau-cannot-choose");
    if (data.approver === data.officer) return refuse("own-approval");
    if (mediationOverdue(complaint, context.at)) return refuse("time-limit-passed", { due: mediateBy.deadline.due });
    const stopped = pause(mediateBy.deadline, context.at, context.calendar);
    return [{ type: "TestingStarted", data: { ...data, pause: stopped, basis: testingExcluded } }];
  },

  FinishTesting({ data }, complaint, context) {
    const refusal = unlessInHand(complaint);
    if (refusal) return refusal;
    const { testing, mediateBy } = complaint;
    if (!testing || !mediateBy) return refuse("no-testing");
    const deadline = resume(testing.pause, context.at, context.calendar);
    const { basis, officer, approver } = testing;
    const due: Due = { ...mediateBy, deadline };
    return [{ type: "TestingFinished", data: { ...data, mediateBy: due, basis, officer, approver } }];
  },
};
