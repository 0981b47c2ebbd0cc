import { refusing, type Sentences } from "@caseloop/core";
import { standingRefusals } from "../standing.ts";

/** Why a command on a list entry is refused. */
export const listingRefusals = {
  ...standingRefusals,
  "already-proposed": ["This entry has been proposed already.", "该列入建议已提出。"],
  "no-entry": ["There is no such entry.", "没有该名单记录。"],
  over: ["This entry was dropped or removed.", "该名单记录已终止或者已移出。"],
  "decision-needed": [
    "A black-list entry rests on a penalty decision; name it.",
    "列入黑榜应当以行政处罚决定为依据，请载明决定。",
  ],
  "no-decision-on-red": ["A red-list entry rests on no penalty.", "红榜不以行政处罚决定为依据。"],
  "evidence-needed": ["Say what it rests on.", "请载明依据的证据。"],
  "decision-ahead": ["The decision is dated in the future.", "行政处罚决定日期晚于当前日期。"],
  "not-proposed": [
    "Only a proposal can be noticed, entered or dropped.",
    "只有处于建议阶段的记录才能告知、列入或者终止。",
  ],
  "red-needs-no-notice": ["The red list takes no prior notice.", "列入红榜无须事先告知。"],
  "notice-given": ["The party has been given notice already.", "已经告知当事人。"],
  "notice-needed": ["The party must be given notice first.", "列入前应当先告知当事人。"],
  "objection-open": ["An objection awaits its answer.", "当事人的异议尚未答复。"],
  "objection-too-late": ["The time to object is over.", "陈述申辩期限已届满。"],
  "no-objection": ["There is no objection to decide.", "没有待处理的异议。"],
  "rights-waived": ["The party has waived its right to object.", "当事人已放弃陈述申辩。"],
  "window-open": [
    "The party may still object; wait for the end of its time, or its waiver.",
    "陈述申辩期限尚未届满，当事人也未明确放弃。",
  ],
  "proposer-decides": ["Who proposed an entry does not decide on it.", "提出建议的人员不得参与决定。"],
  "until-is-by-law": ["How long a black-list entry stands is set by law.", "黑榜期限依法确定，不得另行指定。"],
  "day-past": ["That day has passed.", "该日期已过。"],
  "not-entered": ["There is no entry in force.", "没有有效的名单记录。"],
  "already-published": ["It is published already.", "已经公示。"],
  expired: ["The time of this entry is over.", "该名单记录期限已届满。"],
  "not-expired": ["The time of this entry is not over.", "该名单记录期限尚未届满。"],
  "black-only": ["That is for the black list.", "该操作仅适用于黑榜。"],
  "red-only": ["That is for the red list.", "该操作仅适用于红榜。"],
  "too-early-to-repair": ["The party may not ask for repair yet.", "尚未达到申请信用修复的期限。"],
  "repair-conditions": ["A condition of repair is not met.", "不符合信用修复条件。"],
  "repair-running": ["An application for repair is being handled.", "信用修复申请正在处理。"],
  "no-repair": ["No application for repair awaits this step.", "没有待办理的信用修复申请。"],
  "own-approval": ["Who accepted the application does not decide on it.", "受理人员不得作出修复决定。"],
  "nothing-published": ["Nothing is published that had to come down.", "没有需要停止公示的信息。"],
} as const satisfies Sentences;

export type ListingRefusal = keyof typeof listingRefusals;
export const { refuse, against } = refusing(listingRefusals);
