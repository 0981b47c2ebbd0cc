/** Inspections 现场检查: one visit, many items, a published result, and the follow-up. */
import type { CommandOf, EventOf } from "@caseloop/core";
import type { inspection } from "./decide.ts";

export { openingCases } from "./cases.ts";
export { inspection } from "./decide.ts";
export { dispatchingInspections } from "./dispatching.ts";
export { lastVisits } from "./last-visit.ts";
export { type InspectionClocks, inspectionClocks } from "./law.ts";
export type { InspectionContext } from "./phase.ts";
export { inspectionRefusals } from "./refusals.ts";
export type { Inspection } from "./state.ts";
export { type InspectionTally, inspectionTally } from "./tally.ts";
export type InspectionCommand = CommandOf<typeof inspection>;
export type InspectionEvent = EventOf<typeof inspection>;
