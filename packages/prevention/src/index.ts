/** Act before the complaint: registries, inspection, outreach, campaigns, warnings, training, lists. */

// The random draw and the plan it belongs to
export { algorithm, commitmentTo, type DrawRules, type Lot, type Roster, type Team } from "./draw/index.ts";
export {
  type InspectionPlan,
  type InspectionPlanCommand,
  type InspectionPlanEvent,
  inspectionPlan,
  planRefusals,
  type Verified,
  verifyDraw,
} from "./plan/index.ts";
