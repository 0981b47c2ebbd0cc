import { type Due, dueAfter, type Instant, isLate } from "@caseloop/law";
import { type OrderInForce, orderOn } from "../complaint/order.ts";
import { checkedLate, type Now, type Phase, unlessOurs } from "./phase.ts";
import { refuse } from "./refusals.ts";

/** A reporter whose identity is known: 实名, kept confidential or not. */
function isNamed({ reporter }: Now): boolean {
  return reporter !== undefined && reporter.disclosure !== "anonymous";
}

/** Whether the check ended late, and by when a named reporter is told: the rule of the day of the decision (Order 20 art. 31). */
function conclusion(report: Now, context: OrderInForce & { readonly at: Instant }): { late: boolean; tellBy?: Due } {
  const late = checkedLate(report, context.at);
  const { tellNamedReporter } = orderOn(context.at, context);
  if (!tellNamedReporter || !isNamed(report)) return { late };
  return { late, tellBy: dueAfter(tellNamedReporter, context.at, context.calendar) };
}

/** 立案或者不予立案, by what the check found and by nothing that happens to a complaint (invariant 6). */
export const decision: Phase<"FileCase" | "NotFile" | "TellReporter"> = {
  FileCase({ data }, report, context) {
    const refusal = unlessOurs(report);
    return refusal ?? [{ type: "CaseFiled", data: { ...data, ...conclusion(report, context) } }];
  },

  NotFile({ data: { reason, ...data } }, report, context) {
    const refusal = unlessOurs(report);
    if (refusal) return refusal;
    if (reason === "settled" || reason === "withdrawn") return refuse("settlement-waives-nothing");
    return [{ type: "NotFiled", data: { reason, ...data, ...conclusion(report, context) } }];
  },

  /** A duty with a deadline where `tellBy` stands, else a courtesy. */
  TellReporter({ data }, report, { at }) {
    if (report.status === "none") return refuse("report-unknown");
    if (report.status !== "filed" && report.status !== "notFiled") return refuse("not-decided");
    if (!isNamed(report)) return refuse("nobody-to-tell");
    if (report.told) return refuse("already-told");
    return [{ type: "ReporterTold", data: { ...data, late: isLate(at, report.tellBy) } }];
  },
};
