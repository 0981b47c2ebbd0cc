import { refusing, type Sentences } from "@caseloop/core";
import { standingRefusals } from "../standing.ts";

/** Why a command on a warning is refused. */
export const warningRefusals = {
  ...standingRefusals,
  "already-proposed": ["This warning has been proposed already.", "该消费警示已提出。"],
  "no-warning": ["There is no such warning.", "没有该消费警示。"],
  "evidence-named-twice": ["An event is named as evidence twice.", "同一事件重复列为依据。"],
  "not-awaiting-review": ["The warning does not await a review.", "该消费警示未处于待审核状态。"],
  "author-reviews": ["Who proposed or reworded a warning does not review it.", "提出人、修改人不得审核。"],
  "not-returned": ["Only a warning that was sent back is reworded.", "只有退回的消费警示才能修改。"],
  "not-approved": ["Only an approved warning is published.", "经审核同意后方可发布。"],
  "detector-publishes": ["A person publishes a warning, never a detector.", "消费警示应当由工作人员发布。"],
  "channel-used": ["It is published there already.", "该渠道已发布。"],
  "channel-named-twice": ["A channel is named twice.", "同一渠道重复列出。"],
  "day-past": ["The last day has passed.", "截止日期已过。"],
  "ends-earlier": [
    "A later publication does not end the warning earlier; withdraw it instead.",
    "后续发布不得提前截止日期；需要提前的，请撤回。",
  ],
  expired: ["The warning has expired; propose a new one.", "该消费警示已到期，请重新提出。"],
  over: ["The warning was rejected or withdrawn.", "该消费警示已被否决或者撤回。"],
} as const satisfies Sentences;

export type WarningRefusal = keyof typeof warningRefusals;
export const { against } = refusing(warningRefusals);
