import { dueAfter, isLate } from "@caseloop/law";
import { orderOn } from "../complaint/order.ts";
import { checkedLate, type Phase, unlessChecking, unlessOurs } from "./phase.ts";
import { refuse } from "./refusals.ts";

/** 移送与管辖争议: who is competent; the check's clock runs on meanwhile. */
export const jurisdiction: Phase<"Transfer" | "DisputeJurisdiction" | "SettleJurisdiction"> = {
  Transfer({ data }, report, { at }) {
    const refusal = unlessOurs(report);
    if (refusal) return refusal;
    if (report.designated) return refuse("designated-stays");
    return [{ type: "Transferred", data: { ...data, late: checkedLate(report, at) } }];
  },

  DisputeJurisdiction({ data }, report, context) {
    const refusal = unlessOurs(report);
    if (refusal) return refusal;
    if (report.designated) return refuse("designated-stays");
    const { jurisdictionDispute } = orderOn(context.at, context);
    const settleBy = dueAfter(jurisdictionDispute, context.at, context.calendar);
    return [{ type: "JurisdictionDisputed", data: { ...data, settleBy } }];
  },

  SettleJurisdiction({ data }, report, { at }) {
    const refusal = unlessChecking(report);
    if (refusal) return refusal;
    const { dispute } = report;
    if (!dispute) return refuse("no-dispute");
    const late = isLate(at, dispute.settleBy);
    if (late && data.how === "agreed") return refuse("dispute-needs-superior", { due: dispute.settleBy.deadline.due });
    const settled = { type: "JurisdictionSettled" as const, data: { with: dispute.with, ...data, late } };
    if (data.ours) return [settled];
    const { officer } = data;
    return [settled, { type: "Transferred", data: { to: dispute.with, officer, late: checkedLate(report, at) } }];
  },
};
