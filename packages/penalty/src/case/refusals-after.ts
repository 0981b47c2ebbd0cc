import type { Sentences } from "@caseloop/core";

/** What can stand against the decision or a step after it: English, then Chinese. */
export const fromDecision = {
  // decision
  "defence-window-open": [
    "The party still has time to speak or to ask for a hearing, and has not waived it [procedure 57].",
    "陈述、申辩、要求听证的期限未满，当事人也未放弃权利。",
  ],
  "defence-unanswered": [
    "What the party said has to be examined and answered first [procedure 58].",
    "应当先对当事人的陈述、申辩进行复核。",
  ],
  "collective-discussion-needed": [
    "The leaders have to discuss this case collectively first [procedure 60].",
    "本案应当由负责人集体讨论决定。",
  ],
  "act-undecided": ["Every act that was found has to be decided on.", "应当对查明的每一违法行为作出决定。"],
  "heavier-than-notified": [
    "The decision may not be heavier than what the party was told [procedure 58].",
    "处罚决定不得重于已告知的内容。",
  ],
  "crime-suspected": [
    "A crime is suspected: transfer the case to the police, a penalty may not replace it [Penalty Law 27].",
    "涉嫌犯罪，应当移送公安机关，不得以罚代刑。",
  ],
  "not-ours": ["Another authority is competent: hand the case over.", "不属于本部门管辖，应当移送有管辖权的部门。"],
  "not-summary": [
    "The summary procedure is for a warning, or fines up to ¥200 for a person and ¥3,000 for an entity [procedure 66].",
    "不适用简易程序：仅限警告，或者对自然人二百元以下、对法人或者其他组织三千元以下罚款。",
  ],
  "party-untold": [
    "The party is told of facts, reasons and rights before the decision, and heard [procedure 69].",
    "作出决定前应当告知当事人事实、理由、依据和权利，并听取陈述申辩。",
  ],

  "kinds-without-penalty": [
    "Where no penalty is imposed there is no other kind of penalty either.",
    "不予或者免予处罚的，不得给予其他种类的处罚。",
  ],
  "hearing-right-untold": [
    "The party was not told of the right to a hearing that such a decision carries [Penalty Law 63].",
    "拟作出的决定属于听证范围，但未告知当事人听证权利。",
  ],
  "another-party": [
    "The facts speak of another kind of party than the case: person or entity.",
    "裁量事实中的当事人类型与案件不一致（自然人、法人或者其他组织）。",
  ],
  "not-assessable": [
    "The rules cannot be applied: a fact is missing or unfit, or no edition covers the day.",
    "无法适用裁量规则：缺少事实、事实不符要求，或者该日期没有有效版本。",
  ],

  // service, payment
  "no-decision": ["There is no decision in force.", "没有生效的处罚决定。"],
  "not-served": ["The decision has not been served.", "处罚决定书尚未送达。"],
  "nothing-owed": ["Nothing is owed.", "没有应缴款项。"],
  "more-than-owed": ["This is more than is owed.", "缴款金额超过应缴金额。"],
  "not-on-the-spot": [
    "Fines are collected on the spot only in the three cases of the rule [procedure 72].",
    "不符合当场收缴罚款的情形。",
  ],
  "nothing-to-hand-in": ["No fine collected on the spot is waiting to be handed in.", "没有待缴付的当场收缴罚款。"],
  "plan-stands": ["A plan of payment was already granted.", "已批准延期或者分期缴纳。"],
  "plan-sum": ["The parts have to add up exactly to the fine still unpaid.", "各期金额之和应当等于尚未缴纳的罚款。"],
  "plan-dates": ["The parts fall due one after the other, the first after today.", "各期期限应当依次在今日之后。"],
  "surcharge-running": ["A surcharge has been imposed already.", "已加处罚款。"],
  "not-overdue": ["Payment is not overdue.", "缴款尚未逾期。"],

  // remedies, execution
  "remedy-open": ["A reconsideration or a law suit is under way.", "行政复议或者行政诉讼正在进行。"],
  "no-remedy": ["No reconsideration or law suit is under way.", "没有正在进行的行政复议或者行政诉讼。"],
  "must-withdraw": [
    "The decision was annulled or changed: withdraw it first.",
    "处罚决定已被撤销或者变更，应当先予撤销。",
  ],
  "no-such-duty": ["There is no such duty left to perform.", "没有该项待履行的义务。"],
  "demand-first": ["The party has to be urged in writing first [Compulsion Law 54].", "申请强制执行前应当催告。"],
  "demand-running": [
    "Ten working days after the demand have to pass [Compulsion Law 54, procedure 76].",
    "催告书送达未满十个工作日。",
  ],
  "court-too-early": [
    "The time for reconsideration and law suit, or for payment in parts, has not run out [Compulsion Law 53].",
    "申请复议、提起诉讼的期限或者分期缴纳期限尚未届满。",
  ],
  "court-too-late": [
    "The three months in which the bureau may apply have passed [Compulsion Law 53].",
    "申请人民法院强制执行的三个月期限已过。",
  ],
  "no-court": ["No application to a court is pending.", "没有待裁定的强制执行申请。"],
  "court-has-it": ["The bureau has already applied to the court.", "已申请人民法院强制执行。"],

  // publication
  "nothing-to-publish": [
    "This decision is not published: a mere warning, no penalty, or a summary procedure [publication 2].",
    "该决定不予公示（仅警告、未予处罚或者适用简易程序）。",
  ],
  "already-published": ["A decision of this case is still on public record.", "本案的处罚信息仍在公示。"],
  "not-published": ["Nothing of this case is on public record.", "本案没有正在公示的信息。"],
  "not-a-low-fine": [
    "The short period is for public criticism or a low fine alone [publication 13].",
    "三个月公示期仅适用于仅受通报批评或者较低数额罚款。",
  ],
  "decision-stands": ["The decision stands: it was not withdrawn.", "处罚决定未被撤销。"],
  "not-early": [
    "Early removal needs every duty performed and no grave kind of penalty [publication 14].",
    "不符合提前停止公示的条件。",
  ],

  // police, correction, closure
  "not-with-police": ["The case is not with the police.", "案件未移送公安机关。"],
  "police-answered": ["The police have taken the case on.", "公安机关已立案。"],
  "nothing-to-return": ["There is less money to return than this.", "应退款项不足该金额。"],
  "papers-unfiled": [
    "The papers of the summary decision have to be filed [procedure 70].",
    "简易程序案件材料尚未归档。",
  ],
  "not-a-summary": ["This case was not decided on the spot.", "本案不适用简易程序。"],
  "papers-filed": ["The papers have already been filed.", "案件材料已归档。"],
  "not-over": ["The case is not over: decide, dismiss, hand over or end it first.", "案件尚未处理完毕。"],
  unpaid: ["Money is still owed.", "尚有应缴款项。"],
  "duties-open": ["Duties of the decision are still to be performed.", "处罚决定的其他义务尚未履行。"],
  "measure-open": [
    "A coercive measure is still in force, or its goods were not returned [procedure 42].",
    "强制措施尚未解除或者财物尚未退还。",
  ],
  "not-handed-in": ["A fine collected on the spot was not handed in.", "当场收缴的罚款尚未缴付。"],
  unpublished: ["The decision has not been published.", "处罚决定尚未公示。"],
  "take-down-first": ["What was published has to be taken down.", "应当先撤回公示信息。"],
  "money-to-return": ["Money paid on a withdrawn decision has to be returned.", "已撤销决定的款项尚未退还。"],
} as const satisfies Sentences;
