import { refusing, type Sentences } from "@caseloop/core";
import { lawRefusals } from "@caseloop/law";
import { timeRefusals } from "../chronology.ts";

/** Why a command on a complaint is refused: stable code, then the sentence for a clerk in English and Chinese. */
export const complaintRefusals = {
  "complaint-open": ["This complaint has already been entered.", "该投诉已登记，不能重复登记。"],
  "complaint-unknown": ["There is no such complaint yet; enter it first.", "该投诉尚未登记，请先登记。"],
  "complaint-decided": [
    "Whether to accept this complaint has already been decided.",
    "该投诉已作出受理或者不予受理决定。",
  ],
  "complaint-over": ["This complaint has ended and stays so.", "该投诉已经终结，不能再办理。"],
  "not-accepted": [
    "The complaint must first be accepted, or taken as an ordinary one.",
    "请先受理该投诉，或者按一般诉求办理。",
  ],
  "with-merchant": [
    "The complaint is with the merchant; the bureau steps in once it is passed on.",
    "投诉正由经营者先行和解，转回后市场监管部门方可介入。",
  ],
  "not-with-merchant": ["The complaint is not with a merchant.", "该投诉未处于经营者先行和解阶段。"],
  "already-offered": ["The complaint has been offered to a merchant once before.", "该投诉已交经营者先行和解过一次。"],
  "offer-date-past": ["The merchant's date must lie ahead.", "先行和解期限应当晚于当前时间。"],
  "offer-beyond-acceptance": [
    "The merchant's date lies after the day by which the bureau must accept or refuse; an offer does not stop that clock.",
    "先行和解期限晚于受理期限；先行和解不中止受理期限的计算。",
  ],
  "offer-still-open": ["The merchant's time has not run out yet.", "经营者先行和解期限尚未届满。"],
  "not-a-consumer": [
    "It was not bought for daily consumption: refuse it, or take it as an ordinary complaint.",
    "不是为生活消费需要，不能作为消费投诉受理；可以不予受理，或者按一般诉求办理。",
  ],
  "consumer-test-not-failed": [
    "Only a complaint that failed the consumer test is taken as an ordinary one.",
    "只有经核实不属于生活消费的投诉，才能按一般诉求办理。",
  ],
  "not-a-ground": [
    "The order in force on this day knows no such ground for refusal.",
    "现行办法没有规定该不予受理情形。",
  ],
  "refusal-needs-reasons": [
    "A refusal must state its reasons and the other ways open to the complainant (Order 121 art. 15).",
    "不予受理应当说明理由，并告知其他救济途径（总局令第121号第十五条）。",
  ],
  "already-consented": ["This side has already agreed to mediation.", "该方已经同意调解。"],
  "consent-missing": ["Both sides must agree before mediation starts.", "调解应当经投诉人和被投诉人双方同意。"],
  "mediation-running": ["Mediation has already started.", "调解已经开始。"],
  "no-mediation": ["Mediation has not started.", "调解尚未开始。"],
  "mediation-suspended": [
    "A request for recusal is open: mediation is suspended until it is decided.",
    "回避申请尚未决定，调解中止。",
  ],
  "no-recusal-request": ["No request for recusal is open.", "没有待决定的回避申请。"],
  "own-recusal": ["A mediator cannot decide on their own recusal.", "调解人员不得决定自己的回避。"],
  "interest-must-recuse": [
    "A mediator who has declared an interest must be replaced.",
    "调解人员有利害关系的，应当回避。",
  ],
  "replacement-missing": ["Name the mediator who takes over.", "请指定接替的调解人员。"],
  "replacement-recused": [
    "The replacement is the mediator to be replaced, or was recused before.",
    "接替人员正是被申请回避的人员，或者此前已经回避。",
  ],
  "outside-the-order": [
    "An ordinary complaint has no mediation clock and no mediation document.",
    "一般诉求不适用消费投诉调解期限和调解书。",
  ],
  "testing-runs": ["Testing is already going on.", "检定、检验、检测、鉴定正在进行。"],
  "no-testing": ["No testing is going on.", "没有正在进行的检定、检验、检测、鉴定。"],
  "bureau-cannot-choose": [
    "Under Order 20 the parties choose the testing body together; only Order 121 lets the bureau designate one.",
    "总局令第20号规定由双方协商一致委托技术机构；第121号令起市场监管部门方可指定。",
  ],
  "own-approval": ["The approver must be someone other than the applicant.", "审批人不得是申请人本人。"],
  "time-limit-passed": [
    "The time limit of mediation has passed; the complaint can only be ended.",
    "调解期限已经届满，只能终止调解。",
  ],
  "time-limit-not-reached": ["The time limit of mediation has not passed.", "调解期限尚未届满。"],
  "document-missing": [
    "An agreement needs its mediation document, unless it was performed at once or both sides waive it.",
    "达成调解协议应当制作调解书，但已经即时履行或者双方同意不制作的除外。",
  ],
  "party-missing": ["Say which side it was.", "请注明是哪一方。"],
  "enforcement-ends-no-mediation": [
    "An enforcement case or a penalty does not end the complaint: the two are separate tracks.",
    "立案或者处罚不能终结投诉，投诉与举报分别处理。",
  ],
  "nobody-to-tell": ["Nothing ended that the parties must be told of.", "没有需要告知双方的终止决定。"],
  "already-told": ["The parties have already been told.", "已经告知双方。"],
  "not-settled": ["There is no settled amount that is still owed.", "没有尚未履行的协议金额。"],
  "more-than-agreed": ["That is more than is still owed under the settlement.", "超过协议尚未履行的金额。"],
  ...lawRefusals,
  ...timeRefusals,
} as const satisfies Sentences;

export const { refuse } = refusing(complaintRefusals);
