import { refusing, type Sentences } from "@caseloop/core";
import { standingRefusals } from "../standing.ts";

/** Every reason an inspection says no, as a clerk reads it: English, then Chinese. */
export const inspectionRefusals = {
  ...standingRefusals,
  "already-open": ["This inspection is already open.", "该检查任务已建立，不能重复建立。"],
  "not-open": ["There is no such inspection yet.", "该检查任务尚未建立。"],
  "inspection-closed": ["The inspection is closed and stays so.", "该检查任务已办结，不能再变更。"],
  "already-visited": [
    "The visit has taken place; there is only one.",
    "已进行现场检查，应当进一次门、查多项事，不得重复上门。",
  ],
  "not-visited": ["Visit first.", "请先进行现场检查。"],
  "already-concluded": ["The check is over.", "检查已经结束。"],
  "not-concluded": ["End the check first.", "请先办理检查结束。"],
  "not-in-the-team": [
    "This officer was not drawn for the visit, or was recused from it.",
    "该人员未被抽取参加本次检查，或者已回避。",
  ],
  "already-recused": ["This officer has been recused already.", "该人员已经回避。"],
  "reserve-first": [
    "The next reserve in line steps in; nobody may be picked instead.",
    "应当由候补人员依次递补，不得另行指定。",
  ],
  "no-reserve-left": [
    "No reserve is left; name a replacement and who approves it.",
    "候补人员已用尽，请填写替换人员及批准人。",
  ],
  "replacement-unfit": [
    "The replacement is already in a team, or was recused.",
    "替换人员已在检查组内，或者已经回避。",
  ],
  "two-officers-needed": [
    "Every department must be there with at least two officers of its team.",
    "每个参加部门的检查人员不得少于两人。",
  ],
  "item-unknown": ["The visit has no such item.", "本次检查没有该抽查事项。"],
  "not-their-item": [
    "Findings are made by two officers of the item's department who were at the visit.",
    "检查结果应当由到场的该事项所属部门两名以上检查人员作出。",
  ],
  "already-found": ["This item has its finding; correct it instead.", "该事项已有检查结果，应当办理更正。"],
  "absence-is-of-all": [
    "Nobody was there for the one item and somebody for another: that cannot be.",
    "无法联系应当适用于全部事项，不能部分事项无法联系。",
  ],
  "no-problem-found": ["No problem was found with this item.", "该事项未发现问题。"],
  "correction-open": ["A correction is already ordered and not followed up.", "已责令改正且尚未复查。"],
  "already-corrected": ["It has been put right.", "该问题已经改正。"],
  "correction-day-past": ["The day must lie ahead.", "改正期限应当晚于当日。"],
  "clue-open": ["A clue was already opened for this item.", "该事项已移送线索。"],
  "findings-missing": ["Some items have no finding yet.", "尚有事项未填写检查结果。"],
  "problem-unanswered": [
    "A problem was found that has neither an order to correct nor a clue.",
    "发现的问题既未责令改正，也未移送线索。",
  ],
  "no-correction-ordered": ["No correction is waiting to be followed up.", "没有待复查的责令改正。"],
  "correction-not-due": ["The business still has time to put it right.", "改正期限尚未届满，不能认定为未改正。"],
  "already-published": ["This result is published.", "该检查结果已公示。"],
  "not-published": ["Publish the result first.", "请先公示检查结果。"],
  "finding-unchanged": ["The finding says so already.", "更正后的结果与原结果相同。"],
  "not-found-yet": ["This item has no finding to correct.", "该事项尚无检查结果，无需更正。"],
  "own-approval": [
    "The approver must be somebody who neither asks nor took part in the visit.",
    "批准人不得是申请人或者参加检查的人员。",
  ],
} as const satisfies Sentences;

export const { refuse, against } = refusing(inspectionRefusals);
