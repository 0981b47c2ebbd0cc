import { refusing, type Sentences } from "@caseloop/core";
import { standingRefusals } from "../standing.ts";

/** Why a command on an administrative interview is refused. */
export const interviewRefusals = {
  ...standingRefusals,
  "already-called": ["This interview has been called already.", "该约谈已通知。"],
  "no-interview": ["There is no such interview.", "没有该约谈。"],
  closed: ["This interview has been closed.", "该约谈已办结。"],
  "party-named-twice": ["A party is named twice.", "同一当事人重复列出。"],
  "trade-needed": [
    "More than one party is called: name the trade they belong to.",
    "约谈多家经营者的，应当载明所属行业。",
  ],
  "day-past": ["That day has passed.", "该日期已过。"],
  "not-absent": ["Only a party that stayed away is called again.", "只有未到场的当事人才能再次通知。"],
  "two-officers-needed": ["Two different officers are needed.", "应当由两名以上工作人员进行。"],
  "nobody-called": ["Nobody is called at present.", "目前没有已通知待约谈的当事人。"],
  "not-yet": ["The day of the interview has not come.", "尚未到约谈日期。"],
  "attendance-incomplete": [
    "The attendance names exactly those who were called.",
    "到场情况应当与已通知的当事人一一对应。",
  ],
  "unknown-party": ["This party was not called.", "该当事人未被约谈。"],
  "not-attended": ["This party has not attended.", "该当事人未到场。"],
  "commitment-named-twice": ["A commitment is named twice.", "同一承诺事项重复列出。"],
  "party-refused": ["This party has refused to commit itself.", "该当事人已拒绝承诺。"],
  "has-commitments": ["This party has committed itself.", "该当事人已作出承诺。"],
  "unknown-commitment": ["This party made no such commitment.", "该当事人没有该承诺事项。"],
  "verified-before": ["This commitment has been verified.", "该承诺事项已复查。"],
  "recorded-before": ["This commitment was reported as fulfilled before.", "该承诺事项已报告履行。"],
  "own-approval": ["Who asks for more time does not approve it.", "申请人不得自行批准延期。"],
  "asked-too-late": ["More time is asked for before the date promised.", "延期应当在承诺期限届满前提出。"],
  "not-later": ["The new date is not later than the one promised.", "新的期限不晚于原承诺期限。"],
  "too-early-to-verify": [
    "Verify when it was reported as fulfilled, or the date promised is over.",
    "报告履行或者承诺期限届满后方可复查。",
  ],
  "case-needed": ["It is not fulfilled: name the enforcement case to open.", "承诺未履行，请载明拟办理的案件。"],
  "case-not-needed": ["It is fulfilled: there is no case to open.", "承诺已履行，无须办理案件。"],
  "case-of-another": ["That case is another party's.", "该案件属于其他当事人。"],
  "not-finished": ["A party is still to be heard, or a commitment to be verified.", "尚有当事人未约谈或者承诺未复查。"],
} as const satisfies Sentences;

export type InterviewRefusal = keyof typeof interviewRefusals;
export const { refuse, against } = refusing(interviewRefusals);
