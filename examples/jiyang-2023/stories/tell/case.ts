import { fen, formatYuan } from "@caseloop/law";
import type { enforcementCase, Obligation, Outcome } from "@caseloop/penalty";
import { fields } from "./codes.ts";
import type { Words } from "./words.ts";

const outcomes: Readonly<Record<Outcome, readonly [string, string]>> = {
  not_imposed: ["no penalty", "不予处罚"],
  exempt: ["exempt", "免予处罚"],
  mitigated: ["mitigated", "减轻处罚"],
  lighter: ["lighter", "从轻处罚"],
  ordinary: ["ordinary", "一般处罚"],
  heavier: ["heavier", "从重处罚"],
};
const duties: Readonly<Record<Obligation, readonly [string, string]>> = {
  correct: ["the correction", "改正违法行为"],
  educate: ["the education", "教育"],
  restitute: ["the restitution", "退赔"],
  confiscateGains: ["the confiscation of the gains", "没收违法所得"],
  confiscateGoods: ["the confiscation of the goods", "没收违法物品"],
  guardianDiscipline: ["the guardian's discipline", "监护人管教"],
  guardianCare: ["the guardian's care", "监护人看管"],
};
const money = (amounts: readonly number[]) => formatYuan(fen(amounts.reduce((sum, amount) => sum + amount, 0)));
const answered = (adopted: boolean) => (adopted ? ["adopts", "采纳"] : ["does not adopt", "不予采纳"]);

/** 行政处罚案件 */
export const caseWords: Words<typeof enforcementCase> = {
  // clue 线索, filing 立案
  ClueOpened: ({ about }, { en, zh }) => [`the clue against ${en(about)} opens a case`, `对${zh(about)}的线索转为案件`],
  SourceAdded: () => ["one more source for the case", "增加案件来源"],
  CaseFiled: ({ officers, approver, field }, { en, zh }) => [
    `files the case, all four conditions met, officers ${en(...officers)}, approved by ${en(approver)}: ${fields[field].en}`,
    `符合四项条件，立案（${fields[field].zh}）；办案人员${zh(...officers)}，${zh(approver)}批准`,
  ],
  NotFiled: ({ explanation }, { en, zh }) => [`files no case: "${en(explanation)}"`, `不予立案：“${zh(explanation)}”`],

  // clocks 期限
  CheckExtended: () => ["extends the check", "延长核查"],
  DecisionExtended: () => ["extends the time for the decision", "延长办案期限"],
  DecisionExtendedCollectively: ({ days }) => [`the leaders extend it by ${days} days`, `集体讨论决定延长${days}日`],
  ReviewExtended: () => ["extends the review", "延长审核"],
  ClockStopped: () => ["the clock stops", "期限中止"],
  ClockRestarted: () => ["the clock runs on", "期限恢复计算"],
  Suspended: ({ reason }, { en, zh }) => [`suspends the case: "${en(reason)}"`, `中止调查：“${zh(reason)}”`],
  Resumed: () => ["resumes the case", "恢复调查"],

  // investigation 调查
  OfficersAssigned: ({ officers }, { en, zh }) => [`assigns ${en(...officers)}`, `指派${zh(...officers)}`],
  Recused: ({ officer }, { en, zh }) => [`${en(officer)} steps aside`, `${zh(officer)}回避`],
  Investigated: ({ officers, findings }, { en, zh }) => [
    `investigates (${en(...officers)}), rights told: "${en(findings)}"`,
    `调查（${zh(...officers)}），已告知权利：“${zh(findings)}”`,
  ],
  EvidenceAdded: ({ description }, { en, zh }) => [
    `adds evidence: "${en(description)}"`,
    `收集证据：“${zh(description)}”`,
  ],
  EvidenceExcluded: ({ reason }, { en, zh }) => [`excludes evidence: "${en(reason)}"`, `排除证据：“${zh(reason)}”`],
  InvestigationConcluded: ({ proposal }, { en, zh }) => [
    `concludes the investigation: "${en(proposal)}"`,
    `调查终结：“${zh(proposal)}”`,
  ],

  // coercive measures 行政强制措施
  MeasureTaken: ({ goods }, { en, zh }) => [`takes hold of ${en(goods)}`, `对${zh(goods)}采取强制措施`],
  MeasureApproved: () => ["approves the measure", "批准强制措施"],
  MeasureExtended: () => ["extends the measure", "延长强制措施"],
  MeasureLifted: () => ["lifts the measure", "解除强制措施"],
  GoodsReturned: () => ["returns the goods", "退还物品"],
  GoodsConfiscated: () => ["confiscates the goods", "没收物品"],

  // review 审核, notice 告知, defence 陈述申辩, hearing 听证
  Reviewed: ({ kind, opinion }) => [
    `reviews the case (${kind === "legal" ? "legal review" : "case review"}): ${{ agree: "agrees", correct: "to be corrected", supplement: "to be investigated further" }[opinion]}`,
    `${kind === "legal" ? "法制审核" : "案件审核"}：${{ agree: "同意", correct: "纠正", supplement: "补充调查" }[opinion]}`,
  ],
  PenaltyNotified: ({ penalties, hearing }) => [
    `tells the party what is proposed: a fine of ${money(penalties.map(({ fine }) => fine))}${hearing ? ", with the right to a hearing" : ""}`,
    `告知拟罚款${money(penalties.map(({ fine }) => fine))}${hearing ? "，并告知听证权利" : ""}`,
  ],
  DefenceFiled: ({ statement }, { en, zh }) => [`answers: "${en(statement)}"`, `陈述申辩：“${zh(statement)}”`],
  DefenceAnswered: ({ adopted, reasons }, { en, zh }) => [
    `${answered(adopted)[0]} the defence: "${en(reasons)}"`,
    `${answered(adopted)[1]}陈述申辩：“${zh(reasons)}”`,
  ],
  RightsWaived: () => ["waives its rights", "放弃权利"],
  HearingRequested: () => ["asks for a hearing", "申请听证"],
  HearingArranged: ({ day, host }, { en, zh }) => [`${en(host)} will hear it on ${day}`, `${zh(host)}定于${day}听证`],
  HearingEnded: () => ["the hearing is over", "听证结束"],
  HearingReported: ({ opinion }, { en, zh }) => [
    `reports on the hearing: "${en(opinion)}"`,
    `听证意见：“${zh(opinion)}”`,
  ],

  // decision 决定
  Discussed: ({ agreed }) => [
    `the leaders ${agreed ? "agree" : "do not agree"}`,
    `集体讨论${agreed ? "同意" : "不同意"}`,
  ],
  FoundOnSpot: ({ description }, { en, zh }) => [
    `finds on the spot: "${en(description)}"`,
    `当场查明：“${zh(description)}”`,
  ],
  PenaltyDecided: ({ penalties, fine }, { en, zh }) => [
    `decides on a fine of ${money([fine])}: ${penalties.map(({ discretion: { choice } }) => `${outcomes[choice.outcome][0]}, "${en(choice.reason ?? "")}"`).join("; ")}`,
    `决定罚款${money([fine])}：${penalties.map(({ discretion: { choice } }) => `${outcomes[choice.outcome][1]}，“${zh(choice.reason ?? "")}”`).join("；")}`,
  ],
  Dismissed: ({ reason }, { en, zh }) => [`dismisses the case: "${en(reason)}"`, `违法事实不能成立：“${zh(reason)}”`],
  HandedOver: ({ to }, { en, zh }) => [`hands it over to ${en(to)}`, `移送${zh(to)}`],
  Terminated: ({ reason }, { en, zh }) => [`ends the investigation: "${en(reason)}"`, `终止调查：“${zh(reason)}”`],

  // service 送达
  Announced: ({ document }) => [`announces the ${document}`, `公告送达${document === "notice" ? "告知书" : "决定书"}`],
  NoticeServed: ({ receipt }, { en, zh }) => [`serves the notice: "${en(receipt)}"`, `送达告知书：“${zh(receipt)}”`],
  DecisionServed: ({ receipt }, { en, zh }) => [
    `serves the decision: "${en(receipt)}"`,
    `送达决定书：“${zh(receipt)}”`,
  ],

  // payment 缴纳, remedies 救济, execution 执行
  Paid: ({ amount, late }) => [
    `pays ${money([amount])}, ${late ? "late" : "in time"}`,
    `${late ? "逾期" : "按期"}缴纳${money([amount])}`,
  ],
  HandedIn: () => ["hands the fine in", "上缴罚款"],
  InstalmentsGranted: ({ plan }) => [`grants ${plan.length} instalments`, `同意分${plan.length}期缴纳`],
  SurchargeImposed: ({ percentPerDay }) => [`adds ${percentPerDay}% a day`, `每日加处${percentPerDay}%罚款`],
  RemedySought: ({ body }, { en, zh }) => [`turns to ${en(body)}`, `向${zh(body)}寻求救济`],
  RemedyEnded: () => ["the remedy ends", "救济程序结束"],
  DutyPerformed: ({ duty, proof }, { en, zh }) => [
    `notes that ${duties[duty][0]} is done: "${en(proof)}"`,
    `${duties[duty][1]}已履行：“${zh(proof)}”`,
  ],
  Demanded: () => ["demands performance", "催告"],
  AppliedToCourt: ({ court }, { en, zh }) => [`asks ${en(court)} to execute`, `申请${zh(court)}强制执行`],
  CourtDecided: () => ["the court decides on the execution", "法院作出强制执行裁定"],

  // publication 公示
  Published: ({ where, until }, { en, zh }) => [
    `publishes the decision in ${en(where)}, until ${until}`,
    `在${zh(where)}公示至${until}`,
  ],
  TakenDown: () => ["takes the publication down", "停止公示"],

  // police 行刑衔接
  TransferredToPolice: () => ["hands the suspected crime to the police", "移送公安机关"],
  PoliceAnswered: ({ accepted }) => [
    `the police ${accepted ? "take" : "do not take"} the case`,
    `公安机关${accepted ? "立案" : "不予立案"}`,
  ],
  TakenBack: () => ["takes the case back", "收回案件"],

  // correction 纠正, closure 结案
  DecisionWithdrawn: ({ reason }, { en, zh }) => [
    `withdraws the decision: "${en(reason)}"`,
    `撤销决定：“${zh(reason)}”`,
  ],
  MoneyReturned: ({ amount }) => [`returns ${money([amount])}`, `退还${money([amount])}`],
  PapersFiled: () => ["files the papers", "案卷归档"],
  Closed: ({ ending, late }) => [
    `closes the case, ${late ? "late" : "in time"}${ending === "executed" ? ", all of the penalty executed" : ""}`,
    `${late ? "超期" : "按期"}结案${ending === "executed" ? "，处罚执行完毕" : ""}`,
  ],
};
