import { yuan } from "@caseloop/law";
import { enforcementCase } from "@caseloop/penalty";
import { complaint, report, ticket } from "@caseloop/ticket";
import { digestOf } from "../enforcement/file.ts";
import { foundAtTheMaker } from "./exoskeleton-facts.ts";
import { actsOf, asRecorded, local, type Story } from "./story.ts";

const [desk, head, officer, second] = ["jiyang-desk", "jiyang-head", "jiyang-officer-1", "jiyang-officer-2"];
const [buyer, maker, mediator] = ["exoskeleton-buyer", "exoskeleton-maker", "jiyang-mediator"];
const [dispatcher, clerk, leader, reviewer] = ["district-12345", "city-clerk", "leader-1", "reviewer-1"];
const officers = [officer, second];
const unit = "jiyang-station";

/**
 * Story A: the exoskeleton order 机甲订单, July 2023. Days, sums and the penalty are invented. The settlement and the penalty go their own
 * ways: the first gets the buyer his money, the second is decided by the law alone.
 */
export const exoskeleton: Story = {
  title: { zh: "机甲订单", en: "The exoskeleton order" },
  *life(quote = asRecorded) {
    const on = actsOf("exoskeleton");
    const id = "exoskeleton";
    const [hotline, dispute, clue, penalty] = [on(ticket), on(complaint), on(report), on(enforcementCase)];

    // Monday morning: he has come from Jilin, and is taken up at once.
    const claim = quote(
      "机甲货款已付清，说好五天发货，等了十来天没发；后来发的一批质量低，已退回；要求退款",
      "machines paid for and promised in five days; nothing for over ten days, then an inferior batch, sent back; wants the money back",
    );
    yield hotline("07-10 09:05", desk, {
      type: "Register",
      data: {
        ...{ kind: "enterprise", channel: "walkIn", topic: "productQuality", content: claim },
        caller: { identity: "named", name: "臧先生", phone: "13900000017" },
        respondent: { name: "某机甲公司", id: maker },
      },
    });
    const owners = { bureauLeader: "leader-2", sectionHead: head, handler: officer };
    yield hotline("07-10 09:15", dispatcher, { type: "Dispatch", data: { lead: unit, owners } });
    yield hotline("07-10 09:20", head, { type: "SignIn", data: { unit, officer: head } });
    yield hotline("07-10 09:25", officer, { type: "RecordContact", data: { officer, means: "inPerson" } });
    const complainant = { name: "臧先生", phone: "13900000017" };
    yield dispute("07-10 09:40", officer, {
      type: "Open",
      data: { ticket: id, complainant, respondent: maker, claim, claimed: yuan("24000.00") },
    });

    // The same day: two officers at the company, and a question of law answered.
    const findings = quote(
      "现场笔录：公司收款后产能不足，无法按期交货；退回的一批机甲质量低于约定，存放在仓库",
      "site record: paid in advance, the company cannot make them in time; the batch that was sent back is below what was agreed and lies in its store",
    );
    yield hotline("07-10 10:30", officer, { type: "RecordVisit", data: { officers, inspection: true, findings } });
    const finding = quote("合同和销售单据：购入用于转售", "contract and sales slips: bought to be sold on");
    yield dispute("07-10 14:00", officer, { type: "TestConsumer", data: { purpose: "business", finding, officer } });
    yield dispute("07-10 14:10", officer, { type: "TakeAsOrdinary", data: { officer } });
    const facts = quote("涉嫌销售以次充好的机甲", "inferior machines are suspected to be passed off as good ones");
    yield clue("07-10 14:30", second, { type: "Receive", data: { ticket: id, reported: maker, facts } });
    const soon = quote("已现场核实，正在组织双方调解", "seen on the spot; both sides are being brought together");
    yield hotline("07-10 15:00", officer, { type: "GiveFirstReply", data: { officer, text: soon, means: "phone" } });

    // Both sides agree to mediation, and settle; the money reaches him the day after.
    yield dispute("07-11 09:30", buyer, { type: "Consent", data: { party: "complainant" } });
    yield dispute("07-11 10:40", maker, { type: "Consent", data: { party: "respondent" } });
    yield dispute("07-13 09:00", mediator, { type: "StartMediation", data: { mediator } });
    const terms = quote(
      "公司退还退回批次的货款，其余按约定规格补发",
      "the company pays back the price of the batch it got back, and delivers the rest as agreed",
    );
    const amount = yuan("10000.00");
    yield dispute("07-13 16:20", mediator, { type: "Agree", data: { terms, amount, performedAtOnce: false } });
    yield dispute("07-14 10:15", buyer, { type: "Recover", data: { amount } });
    const text = quote("双方达成协议，退款已到账", "both sides agreed, and the refund has arrived");
    yield hotline("07-14 15:00", officer, { type: "Reply", data: { unit, officer, text, means: "phone" } });
    yield hotline("07-14 16:30", head, { type: "Review", data: { reviewer: head } });

    // The clue is none the weaker for it: a case is opened, and the ticket ends without waiting for that.
    yield clue("07-17 10:00", second, { type: "FileCase", data: { case: id, officer: second } });
    const remarks = quote("寄来锦旗‘维护正义 两袖清风’", "sent a banner: ‘Upholding justice with clean hands’");
    yield hotline("07-18 09:30", clerk, {
      type: "CallBack",
      data: { level: "city", clerk, process: "satisfied", result: "satisfied", solved: true, remarks },
    });
    yield hotline("07-18 10:00", clerk, { type: "Close", data: { officer: clerk } });

    // Two officers investigate, others judge.
    const met = { met: true, because: quote("见现场笔录", "see the site record") };
    const conditions = { violation: met, punishable: met, ours: met, inTime: met };
    const party = { id: maker, kind: "entity", name: "某机甲公司" } as const;
    yield penalty("07-18 14:00", second, {
      type: "FileCase",
      data: { field: "productQuality", party, conditions, officers, approver: leader },
    });
    const inferior = quote("以低等级机甲冒充合同约定的等级销售", "sold machines of a lower grade as the grade agreed");
    yield penalty("07-19 09:30", second, {
      type: "Investigate",
      data: { officers, findings: inferior, rightsTold: true },
    });
    const place = quote("公司仓库", "the company's store");
    yield penalty("07-19 10:00", second, {
      type: "AddEvidence",
      data: {
        ...{ evidence: "site-record", kind: "siteRecord", digest: digestOf(findings), officers, place },
        ...{ obtainedAt: local("07-10 10:30"), description: findings },
      },
    });
    yield penalty("07-19 10:10", second, {
      type: "AddEvidence",
      data: {
        ...{ evidence: "mediation-record", kind: "document", digest: digestOf(terms), officers, place: unit },
        ...{ obtainedAt: local("07-14 10:15"), description: text },
      },
    });
    const act = "act-1";
    const proposal = quote("建议从轻处罚", "a lighter penalty is proposed");
    const acts = [{ act, description: inferior, evidence: ["site-record"] }];
    yield penalty("08-02 16:00", second, { type: "Conclude", data: { officers, acts, proposal } });
    yield penalty("08-04 10:00", reviewer, { type: "Review", data: { kind: "case", reviewer, opinion: "agree" } });

    // What is proposed is told, and the party answers; that it has settled frees it of nothing.
    const fine = yuan("8000.00");
    const penalties = [{ act, fine, confiscated: yuan("0"), goods: true }];
    yield penalty("08-07 09:00", second, { type: "Notify", data: { officer: second, penalties, reasons: inferior } });
    const receipt = quote("送达回证", "proof of service");
    const direct = { method: "direct", officer: second, receipt } as const;
    yield penalty("08-07 10:00", second, { type: "Serve", data: { document: "notice", ...direct } });
    const statement = quote("已与买方和解，请求不予处罚", "we have settled with the buyer and ask for no penalty");
    yield penalty("08-09 11:00", maker, { type: "FileDefence", data: { defence: "defence-1", statement } });
    const reasons = quote(
      "和解不免除行政责任；退款作为从轻情节已经考虑",
      "a settlement frees nobody of a penalty; the refund is already weighed as a ground to be lighter",
    );
    yield penalty("08-11 09:00", second, {
      type: "AnswerDefence",
      data: { defence: "defence-1", officer: second, adopted: false, reasons },
    });
    const why = quote(
      "主动退还该批货款，减轻了危害后果",
      "paid the price of the batch back of its own accord, and so reduced the harm",
    );
    yield penalty("08-15 09:00", leader, {
      type: "Decide",
      data: {
        approver: leader,
        penalties: [{ act, norms: ["product-50"], facts: foundAtTheMaker, outcome: "lighter", fine, reason: why }],
      },
    });
    yield penalty("08-15 15:00", second, { type: "Serve", data: { document: "decision", ...direct } });
    const where = quote("国家企业信用信息公示系统", "the national enterprise credit publicity system");
    yield penalty("08-18 09:00", second, { type: "Publish", data: { officer: second, where } });
    yield penalty("08-22 10:00", maker, {
      type: "Pay",
      data: { amount: fine, receipt: quote("银行回单", "bank slip") },
    });
    for (const [time, duty] of [
      ["08-23 09:00", "confiscateGoods"],
      ["08-23 09:30", "correct"],
    ] as const)
      yield penalty(time, second, {
        type: "PerformDuty",
        data: { duty, officer: second, proof: quote("清单和照片", "list and photographs") },
      });
    yield penalty("08-25 09:00", second, { type: "Close", data: { applicant: second, approver: leader } });
  },
};
