import { extend, isLate } from "@caseloop/law";
import { orderOn } from "../complaint/order.ts";
import { type Phase, unlessChecking } from "./phase.ts";
import { refuse } from "./refusals.ts";

/** 延长核查期限: once, asked for and granted before the deadline, by the head and never by the applicant. */
export const extension: Phase<"AskExtension" | "DecideExtension"> = {
  AskExtension({ data }, report, { at }) {
    const refusal = unlessChecking(report);
    if (refusal) return refusal;
    if (report.extended) return refuse("extended-before");
    if (report.extension) return refuse("extension-open");
    if (isLate(at, report.checkBy)) return refuse("extension-too-late");
    return [{ type: "ExtensionAsked", data }];
  },

  DecideExtension({ data: { approver, granted } }, report, context) {
    const refusal = unlessChecking(report);
    if (refusal) return refusal;
    const { extension: asked, checkBy } = report;
    if (!asked || !checkBy) return refuse("no-extension-asked");
    const { officer } = asked;
    if (approver === officer) return refuse("own-approval");
    if (!granted) return [{ type: "ExtensionDenied", data: { officer, approver } }];
    if (isLate(context.at, checkBy)) return refuse("extension-too-late", { due: checkBy.deadline.due });
    const rule = orderOn(checkBy.deadline.from, context).reportCheck.extension;
    if (!rule) return refuse("extended-before");
    const deadline = extend(checkBy.deadline, rule.term, context.calendar);
    return [
      {
        type: "ExtensionGranted",
        data: { officer, approver, basis: rule.basis, checkBy: { ...checkBy, deadline, basis: rule.basis } },
      },
    ];
  },
};
