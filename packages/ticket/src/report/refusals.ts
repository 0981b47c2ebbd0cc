import { refusing, type Sentences } from "@caseloop/core";
import { lawRefusals } from "@caseloop/law";
import { timeRefusals } from "../chronology.ts";

/** Why a command on a report is refused: stable code, then the sentence for a clerk in English and Chinese. */
export const reportRefusals = {
  "report-received": ["This report has already been entered.", "该举报已登记，不能重复登记。"],
  "report-unknown": ["There is no such report yet; enter it first.", "该举报尚未登记，请先登记。"],
  "report-decided": [
    "Whether to file a case has already been decided, or the report has been handed over.",
    "该举报已作出是否立案决定或者已经移送。",
  ],
  "anonymous-has-no-identity": [
    "An anonymous report carries no name or contact; enter it as named or confidential, or leave them out.",
    "匿名举报不得登记姓名或者联系方式；请改为实名或者保密举报，或者删除身份信息。",
  ],
  "name-missing": ["A named or confidential report needs the reporter's name.", "实名或者保密举报应当登记举报人姓名。"],
  "no-rule-on-repeats": [
    "The order in force on this day has no rule on repeated reports: enter it as a report of its own.",
    "现行办法对重复举报没有规定，请作为新的举报登记。",
  ],
  "new-facts-after-decision": [
    "The first report is decided: new facts are entered as a report of their own.",
    "原举报已作出决定，新的事实请作为新的举报登记。",
  ],
  "own-approval": ["The approver must be someone other than the applicant.", "审批人不得是申请人本人。"],
  "extension-open": ["An extension has already been asked for.", "已有待批准的延期申请。"],
  "extended-before": [
    "This check has been extended once; the rule allows no second time.",
    "核查期限已延长一次，不能再次延长。",
  ],
  "no-extension-asked": ["No extension has been asked for.", "没有待批准的延期申请。"],
  "extension-too-late": [
    "The deadline has passed: an extension is asked for and granted before it, and a missed deadline stays missed.",
    "核查期限已经届满；延期应当在届满前申请并批准，逾期不能补办。",
  ],
  "jurisdiction-disputed": [
    "Jurisdiction is in dispute: settle that first.",
    "管辖权争议尚未解决，请先解决管辖权争议。",
  ],
  "no-dispute": ["Jurisdiction is not in dispute.", "没有管辖权争议。"],
  "dispute-needs-superior": [
    "The time to agree has passed: the common superior must designate who is competent.",
    "协商期限已经届满，应当报请共同的上一级部门指定管辖。",
  ],
  "designated-stays": [
    "A superior has made this report ours: it cannot be handed over or disputed again.",
    "上级已指定本部门管辖，不得再行移送或者提出管辖权争议。",
  ],
  "settlement-waives-nothing": [
    "A settlement or a withdrawn complaint is no reason to leave a report unfiled: it frees the trader from no other liability.",
    "和解、调解或者撤回投诉不是不予立案的理由，不免除经营者依法应当承担的其他法律责任。",
  ],
  "not-decided": ["There is no decision yet to tell of.", "尚未作出是否立案决定。"],
  "nobody-to-tell": ["No reporter gave a name: there is nobody to tell.", "没有实名举报人，无需告知。"],
  "already-told": ["The reporter has already been told.", "已经告知举报人。"],
  ...lawRefusals,
  ...timeRefusals,
} as const satisfies Sentences;

export const { refuse } = refusing(reportRefusals);
