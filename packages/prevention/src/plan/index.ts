/** The inspection plan 抽查计划: commitment, frozen roster, draw, and the draw done again. */
import type { CommandOf, EventOf } from "@caseloop/core";
import type { inspectionPlan } from "./decide.ts";

export { inspectionPlan } from "./decide.ts";
export { planRefusals } from "./refusals.ts";
export type { InspectionPlan } from "./state.ts";
export { type Verified, verifyDraw } from "./verify.ts";
export type InspectionPlanCommand = CommandOf<typeof inspectionPlan>;
export type InspectionPlanEvent = EventOf<typeof inspectionPlan>;
