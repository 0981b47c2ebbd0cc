import { orderRefusals, refusing, type Sentences } from "@caseloop/core";
import { lawRefusals } from "@caseloop/law";

/** Every reason a coordination says no, as a clerk reads it: English, then Chinese. */
export const coordinationRefusals = {
  ...orderRefusals,
  ...lawRefusals,
  "not-open": ["No coordination is open on this ticket.", "该工单没有进行中的协同办理。"],
  "already-open": ["A coordination is open on this ticket already.", "该工单已在协同办理中。"],
  "unit-named-twice": [
    "A unit is named more than once: one lead, the others assist [JN 29].",
    "单位重复：主办单位只能有一个，其余为协办。",
  ],
  "not-a-party": ["This unit takes no part in the coordination.", "该单位不是协同办理单位。"],

  // assistance
  "lead-assists-itself": ["The lead unit asks others to assist, not itself.", "主办单位不能向自身提出协助请求。"],
  "date-passed": ["The date must not lie in the past.", "日期不得早于当日。"],
  "no-such-request": ["There is no such request.", "没有该协助请求。"],
  "not-their-request": ["That request is another unit's.", "该协助请求属于其他单位。"],
  "already-answered": ["This request has been answered or refused.", "该协助请求已答复或已拒绝。"],

  // duty disputes
  "unit-designated": [
    "A designated unit cannot dispute its duty again [WF 22].",
    "被指定承办的单位不得再次提出职责争议。",
  ],
  "duty-settled": [
    "Whose duty this is has been settled for good: the designated unit keeps it.",
    "职责归属已最终确定，由被指定单位承办。",
  ],
  "already-disputed": [
    "The duty is in dispute already: state your claim in it.",
    "职责争议已提出，请在争议中陈述意见。",
  ],
  "lead-not-in-dispute": [
    "A dispute is about who leads: the lead unit is one of its sides.",
    "职责争议应包括现主办单位。",
  ],
  "not-disputed": ["The duty is not in dispute.", "没有职责争议。"],
  "not-in-dispute": ["This unit is no side of the dispute.", "该单位不是争议单位。"],
  "already-referred": ["The dispute has been referred for arbitration.", "争议已提请裁定。"],
  "agreed-without-all": [
    "Only all units of the dispute together can agree whose duty it is.",
    "应由全部争议单位协商一致。",
  ],
  "agreed-too-late": [
    "The time to agree has passed: refer the dispute for arbitration.",
    "协商期限已届满，应当提请裁定。",
  ],
  "claims-missing": [
    "Every unit states its claim and grounds before arbitration, unless the time to agree has passed.",
    "提请裁定前各争议单位应当陈述意见和理由。",
  ],
  "not-consulted": [
    "The units talk it over before arbitration, unless the time to agree has passed.",
    "提请裁定前应当先行协商。",
  ],
  "judge-in-own-cause": [
    "A side of the dispute, or an officer who spoke for one, does not arbitrate it.",
    "争议单位及其陈述人员不得裁定该争议。",
  ],
  "not-referred": ["The dispute has not been referred for arbitration.", "争议尚未提请裁定。"],
  "other-body": ["The dispute was referred to another body.", "争议已提请其他机构裁定。"],

  // conclusion
  "dispute-open": ["The duty is still in dispute.", "职责争议尚未解决。"],
  "request-open": ["A request for assistance has not been answered yet.", "尚有协助请求未答复。"],
} as const satisfies Sentences;

export const { refuse, against } = refusing(coordinationRefusals);
