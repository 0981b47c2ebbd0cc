import { yuan } from "@caseloop/law";
import { complaint, report, ticket } from "@caseloop/ticket";
import { actsOf, asRecorded, type Story } from "./story.ts";

const [desk, head, officer, second] = ["jibei-desk", "jibei-head", "jibei-officer-1", "jibei-officer-2"];
const [diner, restaurant] = ["tooth-diner", "tooth-restaurant"];
const [dispatcher, clerk] = ["district-12345", "city-clerk"];
const officers = [officer, second];
const unit = "jibei-station";

/**
 * Story B: the tooth 崩牙, July 2023. Days and sums are invented, and so is what became of the clue. Visit and mediation fill a lunch break:
 * clocks count office hours, what happens asks for none.
 */
export const tooth: Story = {
  title: { zh: "一顿饭硌掉半颗牙", en: "The tooth" },
  *life(quote = asRecorded) {
    const on = actsOf("tooth");
    const id = "tooth";
    const [hotline, dispute, clue] = [on(ticket), on(complaint), on(report)];

    // Shortly before noon he calls; the restaurant will not pay, and he is beside himself.
    const claim = quote(
      "在餐馆就餐时硌掉半颗牙，认为菜品质量有问题，要求赔偿遭到拒绝",
      "broke half a tooth on a meal, holds the dish to be at fault, asked for compensation and was refused",
    );
    yield hotline("07-19 11:40", desk, {
      type: "Register",
      data: {
        ...{ kind: "complaint", channel: "phone", topic: "food", content: claim },
        caller: { identity: "named", name: "吴先生", phone: "13900000204" },
        respondent: { name: "某餐馆", id: restaurant },
      },
    });
    const owners = { bureauLeader: "leader-2", sectionHead: head, handler: officer };
    yield hotline("07-19 11:43", dispatcher, { type: "Dispatch", data: { lead: unit, owners } });
    yield hotline("07-19 11:45", head, { type: "SignIn", data: { unit, officer: head } });
    const summary = quote("情绪激动，要求立即处理", "agitated, wants it dealt with at once");
    yield hotline("07-19 11:48", officer, { type: "RecordContact", data: { officer, means: "phone", summary } });
    const complainant = { name: "吴先生", phone: "13900000204" };
    yield dispute("07-19 11:50", officer, {
      type: "Open",
      data: { ticket: id, complainant, respondent: restaurant, claim, claimed: yuan("3000.00") },
    });
    const note = quote(
      "致电餐馆老板，拒绝赔偿，双方争执不下",
      "called the restaurant, which refuses to pay; neither side gives way",
    );
    yield hotline("07-19 11:54", officer, { type: "NoteWork", data: { officer, note } });
    const reason = quote("双方争执不下，来电人情绪激动", "neither side gives way and the caller is agitated");
    yield hotline("07-19 11:56", head, { type: "SetFlag", data: { flag: "urgent", on: true, reason } });

    // The office has closed for lunch; two officers are on their way.
    const findings = quote(
      "现场笔录：核对点餐单和就诊记录，菜中有坚硬碎骨",
      "site record: order slip and dentist's note compared; there are hard splinters of bone in the dish",
    );
    yield hotline("07-19 12:15", officer, { type: "RecordVisit", data: { officers, inspection: true, findings } });
    const finding = quote("为自己就餐消费", "he was eating there himself");
    yield dispute("07-19 12:25", officer, { type: "TestConsumer", data: { purpose: "dailyLife", finding, officer } });
    yield dispute("07-19 12:27", officer, { type: "Accept", data: { officer } });
    yield dispute("07-19 12:30", diner, { type: "Consent", data: { party: "complainant" } });
    yield dispute("07-19 12:32", restaurant, { type: "Consent", data: { party: "respondent" } });
    yield dispute("07-19 12:35", second, { type: "StartMediation", data: { mediator: second } });
    const terms = quote("餐馆赔偿治疗费，当场付清", "the restaurant pays for the treatment, on the spot");
    yield dispute("07-19 13:20", second, {
      type: "Agree",
      data: { terms, amount: yuan("2000.00"), performedAtOnce: true },
    });

    // What the officers saw is a clue by itself, settled or not.
    const facts = quote("菜品混入碎骨，涉嫌食品安全问题", "splinters of bone in a dish: food safety is in question");
    yield clue("07-19 13:25", officer, { type: "Receive", data: { ticket: id, reported: restaurant, facts } });
    const text = quote("已达成协议并当场赔付", "an agreement was reached and paid on the spot");
    yield hotline("07-19 14:10", officer, { type: "Reply", data: { unit, officer, text, means: "phone" } });
    yield hotline("07-19 15:00", head, { type: "Review", data: { reviewer: head } });
    const remarks = quote(
      "送来锦旗‘心系百姓健康，保障食品安全’",
      "brought a banner: ‘The people's health at heart, the safety of food in hand’",
    );
    yield hotline("07-20 09:30", clerk, {
      type: "CallBack",
      data: { level: "city", clerk, process: "satisfied", result: "satisfied", solved: true, remarks },
    });
    yield hotline("07-20 09:40", clerk, { type: "Close", data: { officer: clerk } });

    const explanation = quote(
      "检查后厨和留样，碎骨为食材自身所有，未发现不符合食品安全标准的食品",
      "kitchen and samples were checked: the splinters belong to the ingredient, and no food below the safety standards was found",
    );
    yield clue("07-28 10:00", officer, { type: "NotFile", data: { reason: "noEvidence", explanation, officer } });
  },
};
