import { type Fen, formatYuan } from "@caseloop/law";
import type { complaint } from "@caseloop/ticket";
import type { Sentence, Words } from "./words.ts";

const parties = { complainant: "投诉人", respondent: "被投诉人" } as const;
const purposes = {
  dailyLife: ["for daily life: a consumer's complaint", "为生活消费，属于消费投诉"],
  farmInput: ["for farming: a consumer's complaint", "为农业生产，参照消费投诉"],
  business: ["for business: not a consumer's complaint", "为经营所用，不属于消费投诉"],
} as const;
const papers = {
  performedAtOnce: ["performed at once, so a record and no document", "已即时履行，不制作调解书，制作调解记录"],
  documentWaived: ["both waive the document, so a record", "双方同意不制作调解书，制作调解记录"],
  ordinary: ["outside the order, so a record and no document", "一般诉求，不制作调解书，制作调解记录"],
} as const;

const sum = (amount: Fen | undefined): Sentence =>
  amount === undefined ? ["", ""] : [` (${formatYuan(amount)})`, `（${formatYuan(amount)}）`];

/** 投诉 */
export const complaintWords: Words<typeof complaint> = {
  Opened: ({ respondent, claimed }, { en, zh }) => [
    `opens the complaint against ${en(respondent)}${sum(claimed)[0]}`,
    `登记对${zh(respondent)}的投诉${sum(claimed)[1]}`,
  ],
  ConsumerTested: ({ purpose, finding }, { en, zh }) => [
    `tests whether it was bought as a consumer: ${purposes[purpose][0]}; "${en(finding)}"`,
    `核实消费目的：${purposes[purpose][1]}；“${zh(finding)}”`,
  ],
  Accepted: () => ["accepts the complaint", "受理投诉"],
  Refused: () => ["refuses the complaint", "不予受理投诉"],
  TakenAsOrdinary: () => ["takes it as an ordinary complaint, outside the order", "转为一般诉求办理"],
  OfferedToMerchant: ({ merchant }, { en, zh }) => [`hands it to ${en(merchant)} first`, `交${zh(merchant)}先行和解`],
  PassedOn: () => ["the merchant did not settle it: back to the bureau", "商家未和解，转回办理"],
  Consented: ({ party }) => [`agrees to mediation, as ${party}`, `作为${parties[party]}同意调解`],
  MediationStarted: () => ["opens mediation", "开始调解"],
  RecusalRequested: ({ mediator }, { en, zh }) => [`asks that ${en(mediator)} step aside`, `申请${zh(mediator)}回避`],
  RecusalDecided: ({ granted }) => [
    granted ? "grants the recusal" : "denies the recusal",
    granted ? "同意回避" : "驳回回避申请",
  ],
  TestingStarted: ({ body }, { en, zh }) => [`has the goods tested by ${en(body)}`, `委托${zh(body)}检测鉴定`],
  TestingFinished: ({ result }, { en, zh }) => [`has the result: "${en(result)}"`, `检测鉴定结束：“${zh(result)}”`],
  Agreed: ({ terms, agreed, paper }, { en, zh }) => [
    `both sides agree: "${en(terms)}"${sum(agreed)[0]}; ${paper.kind === "document" ? `document ${paper.number}` : papers[paper.because][0]}`,
    `双方达成协议：“${zh(terms)}”${sum(agreed)[1]}；${paper.kind === "document" ? `调解书${paper.number}` : papers[paper.because][1]}`,
  ],
  SelfSettled: ({ terms, agreed }, { en, zh }) => [
    `the two settle by themselves: "${en(terms)}"${sum(agreed)[0]}`,
    `双方自行和解：“${zh(terms)}”${sum(agreed)[1]}`,
  ],
  Ended: () => ["ends mediation", "终止调解"],
  PartiesTold: () => ["tells both parties that it ended", "告知双方"],
  Recovered: ({ amount }) => [`has the money: ${formatYuan(amount)}`, `挽回损失：${formatYuan(amount)}`],
  ReportLinked: () => ["the report is linked to the complaint", "投诉关联举报"],
};
