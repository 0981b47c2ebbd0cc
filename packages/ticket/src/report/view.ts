import type { Immutable } from "@caseloop/core";
import type { Report } from "./state.ts";

/** What the reported party (被举报人) may learn of a report. */
export interface ReportedView {
  readonly reported?: string;
  /** The enforcement case, once there is one: from then on the case speaks to the party. */
  readonly case?: string;
}

/**
 * The report as the reported party may see it: nothing of the reporter, of their words, or of how the report is handled.
 * Source: Order 20 on the secrecy of reporters (对举报人的信息予以保密); invariant 10.
 */
export function reportedView({ reported, case: opened }: Immutable<Report>): ReportedView {
  return { ...(reported === undefined ? {} : { reported }), ...(opened === undefined ? {} : { case: opened }) };
}
