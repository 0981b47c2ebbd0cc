/** Act before the complaint: registries, inspection, outreach, campaigns, warnings, training, lists. */

// Outreach, orders to correct, administrative interviews
export { calling } from "./calling.ts";
// Campaigns
export {
  type Activity,
  activities,
  type Campaign,
  type CampaignCommand,
  type CampaignEvent,
  type CampaignRefusal,
  type CampaignRow,
  campaign,
  campaignFields,
  campaignRefusals,
  campaigns,
  joining,
  progressOf,
} from "./campaign/index.ts";
export type { DaysOnly } from "./correction.ts";
// The random draw and the plan it belongs to
export { algorithm, commitmentTo, type DrawRules, type Lot, type Roster, type Team } from "./draw/index.ts";
export { enforcing } from "./enforcing.ts";
// Inspections
export {
  dispatchingInspections,
  type Inspection,
  type InspectionClocks,
  type InspectionCommand,
  type InspectionContext,
  type InspectionEvent,
  type InspectionTally,
  inspection,
  inspectionClocks,
  inspectionRefusals,
  inspectionTally,
  lastVisits,
  openingCases,
} from "./inspection/index.ts";
export {
  type Interview,
  type InterviewCommand,
  type InterviewEvent,
  type InterviewRefusal,
  interview,
  interviewRefusals,
} from "./interview/index.ts";
// Red and black list
export {
  dishonestyListMeasures,
  gravities,
  type Listing,
  type ListingCommand,
  type ListingContext,
  type ListingEvent,
  type ListingRefusal,
  type ListingRow,
  type ListingRules,
  listing,
  listingRefusals,
  listingRules,
  lists,
  removalGrounds,
  standingEntries,
  standsOn,
  voiding,
} from "./listing/index.ts";
export {
  type Outreach,
  type OutreachCommand,
  type OutreachEvent,
  type OutreachRefusal,
  outreach,
  outreachRefusals,
} from "./outreach/index.ts";
export { type OwedIn, type Owing, owedBy, owing } from "./owing.ts";
export {
  type InspectionPlan,
  type InspectionPlanCommand,
  type InspectionPlanEvent,
  inspectionPlan,
  planRefusals,
  type Verified,
  verifyDraw,
} from "./plan/index.ts";
// Cases the bureau opens itself
export { entersRates, type ProactiveCase, proactiveCases, raising } from "./proactive/index.ts";
// Registers
export {
  countKey,
  countsOf,
  type RegistryCommand,
  type RegistryCount,
  type RegistryEntry,
  type RegistryEvent,
  type RegistryKind,
  registryCounts,
  registryEntry,
  registryKinds,
  registryList,
  registryRefusals,
  type Standing,
  standingOn,
} from "./registry/index.ts";
// Training
export {
  programmes,
  type Session,
  type Totals,
  type TrainingCommand,
  type TrainingEvent,
  type TrainingRefusal,
  type TrainingTotals,
  training,
  trainingDays,
  trainingRefusals,
  trainingTotals,
} from "./training/index.ts";
// Consumer warnings
export {
  type Evidence,
  evidenceOf,
  standingWarnings,
  type Warning,
  type WarningCommand,
  type WarningEvent,
  type WarningRefusal,
  type WarningRow,
  warning,
  warningChannels,
  warningRefusals,
  warnings,
  warns,
} from "./warning/index.ts";
