import type { Phase } from "./phase.ts";
import { refuse } from "./refusals.ts";

/** 关联: the report on the same facts; it changes nothing but the link (invariant 6), and may be learnt at any time. */
export const link: Phase<"LinkReport"> = {
  LinkReport({ data }, complaint) {
    if (complaint.status === "none") return refuse("complaint-unknown");
    return complaint.reports.includes(data.report) ? [] : [{ type: "ReportLinked", data }];
  },
};
