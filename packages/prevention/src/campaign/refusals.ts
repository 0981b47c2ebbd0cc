import { refusing, type Sentences } from "@caseloop/core";
import { standingRefusals } from "../standing.ts";

/** Why a command on a campaign is refused. */
export const campaignRefusals = {
  ...standingRefusals,
  "already-planned": ["This campaign is planned already.", "该整治行动已制定方案。"],
  "no-campaign": ["There is no such campaign.", "没有该整治行动。"],
  closed: ["This campaign is closed.", "该整治行动已结束。"],
  "ends-before-it-begins": ["The last day lies before the first.", "结束日期早于开始日期。"],
  "ends-in-the-past": ["The last day has passed.", "结束日期已过。"],
  "target-named-twice": ["A target is named twice.", "同一目标重复列出。"],
  "own-approval": ["Who asks for it does not approve it.", "申请人不得自行批准。"],
  "nothing-to-amend": ["Name the last day or the targets that change.", "请载明调整的结束日期或者目标。"],
  "still-running": [
    "The campaign runs until its last day is over; shorten it first.",
    "整治行动尚未到期，提前结束的请先调整结束日期。",
  ],
} as const satisfies Sentences;

export type CampaignRefusal = keyof typeof campaignRefusals;
export const { refuse, against } = refusing(campaignRefusals);
