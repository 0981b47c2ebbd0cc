import { refusing, type Sentences } from "@caseloop/core";
import { standingRefusals } from "../standing.ts";

/** Why a command on an outreach finding is refused. */
export const outreachRefusals = {
  ...standingRefusals,
  "already-found": ["This finding is already on record.", "该走访发现已登记。"],
  "no-finding": ["There is no such finding.", "没有该走访发现。"],
  over: ["This finding has been dealt with to the end.", "该走访发现已办结。"],
  "check-linked": ["This check is linked already.", "该检查已关联。"],
  "check-needed": [
    "A correction is ordered on a check that found a violation; link the check first.",
    "责令改正应当以查实的违法行为为前提，请先关联检查结果。",
  ],
  "two-officers-needed": ["Two different officers are needed.", "应当由两名以上工作人员进行。"],
  "item-named-twice": ["An item is named twice.", "同一事项重复列出。"],
  "already-ordered": ["A correction has been ordered already.", "已经责令改正。"],
  "no-order": ["No order to correct is running.", "没有正在执行的责令改正。"],
  "unknown-item": ["The order has no such item.", "责令改正中没有该事项。"],
  "performed-before": ["An item was reported as performed before.", "该事项已报告改正。"],
  "own-approval": ["Who asks for more time does not approve it.", "申请人不得自行批准延期。"],
  "asked-too-late": ["More time is asked for before the limit ends.", "延期应当在期限届满前提出。"],
  "too-early-to-verify": [
    "Verify when every item was reported as performed, or the limit is over.",
    "全部事项报告改正或者期限届满后方可复查。",
  ],
  "items-missing": ["Every item of the order must be verified.", "责令改正的每一事项均应当复查。"],
  "case-needed": [
    "Something is not put right: name the enforcement case to open.",
    "存在未改正事项，请载明拟办理的案件。",
  ],
  "case-not-needed": ["Everything is put right: there is no case to open.", "已全部改正，无须办理案件。"],
  "ticket-raised": ["A ticket was raised from this finding before.", "已据该走访发现生成工单。"],
  "order-running": ["An order to correct is running and ends by its verification.", "责令改正尚未复查，不能办结。"],
} as const satisfies Sentences;

export type OutreachRefusal = keyof typeof outreachRefusals;
export const { refuse, against } = refusing(outreachRefusals);
