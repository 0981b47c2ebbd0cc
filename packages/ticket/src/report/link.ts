import type { Phase } from "./phase.ts";
import { refuse } from "./refusals.ts";

/** 关联: the complaint on the same facts; it changes nothing but the link (invariant 6), and may be learnt at any time. */
export const link: Phase<"LinkComplaint"> = {
  LinkComplaint({ data }, report) {
    if (report.status === "none") return refuse("report-unknown");
    return report.complaints.includes(data.complaint) ? [] : [{ type: "ComplaintLinked", data }];
  },
};
