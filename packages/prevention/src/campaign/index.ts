/** 集中整治: campaigns with fields, days, targets and counted results. */
export { type Activity, activities, campaignFields } from "./activity.ts";
export { type CampaignCommand, type CampaignEvent, campaign } from "./decide.ts";
export { joining } from "./joining.ts";
export { type CampaignRow, campaigns, progressOf } from "./progress.ts";
export { type CampaignRefusal, campaignRefusals } from "./refusals.ts";
export type { Campaign } from "./state.ts";
