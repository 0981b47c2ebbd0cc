/** The report track 举报: the check of a clue, a case or none, and telling the named reporter. */
import type { CommandOf, EventOf } from "@caseloop/core";
import type { report } from "./decide.ts";

export { report } from "./decide.ts";
export { notFiledReasons } from "./reasons.ts";
export { reportRefusals } from "./refusals.ts";
export type { Report } from "./state.ts";
export { type ReportedView, reportedView } from "./view.ts";
export type ReportCommand = CommandOf<typeof report>;
export type ReportEvent = EventOf<typeof report>;
