import { dueAfter } from "@caseloop/law";
import { orderOn } from "../complaint/order.ts";
import { checkedLate, type Phase, unlessChecking } from "./phase.ts";
import { refuse } from "./refusals.ts";

/** 登记与重复举报: a report comes in, and may come in again. */
export const clue: Phase<"Receive" | "Repeat"> = {
  Receive({ data }, report, context) {
    if (report.status !== "none") return refuse("report-received");
    if (data.reporter) {
      const { disclosure, ...identity } = data.reporter;
      const known = Object.values(identity).length > 0;
      if (disclosure === "anonymous" && known) return refuse("anonymous-has-no-identity");
      if (disclosure !== "anonymous" && identity.name === undefined) return refuse("name-missing");
    }
    const { reportCheck } = orderOn(context.at, context);
    return [{ type: "Received", data: { ...data, checkBy: dueAfter(reportCheck, context.at, context.calendar) } }];
  },

  /** Order 121 art. 35: same facts are not handled again; new facts may be merged, and the clock starts again. */
  Repeat({ data: { compared, approver, ...repeat } }, report, context) {
    if (report.status === "none") return refuse("report-unknown");
    const { repeatedReport: basis, reportCheck } = orderOn(context.at, context);
    if (!basis) return refuse("no-rule-on-repeats");
    if (compared === "sameFacts") return [{ type: "RepeatNotHandled", data: { ...repeat, basis } }];
    if (unlessChecking(report)) return refuse("new-facts-after-decision");
    if (approver === repeat.officer) return refuse("own-approval");
    const checkBy = dueAfter(reportCheck, context.at, context.calendar);
    const late = checkedLate(report, context.at);
    return [{ type: "RepeatMerged", data: { ...repeat, approver, basis, checkBy, late } }];
  },
};
