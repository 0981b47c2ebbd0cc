import { interview, outreach } from "@caseloop/prevention";
import { ticket } from "@caseloop/ticket";
import { actsOf, asRecorded, type Story } from "./story.ts";

const [head, officer, second] = ["price-head", "price-officer-1", "price-officer-2"];
const [dispatcher, clerk] = ["district-12345", "district-clerk"];
const officers = [officer, second];
const unit = "price-section";
const companies = ["property-1", "property-2", "property-3"] as const;
const firm = (id: string) => ({ id, kind: "entity", name: `某物业公司${id.slice(-1)}` }) as const;

/**
 * Story C: the property company 物业公司. The page gives no month; days are invented, and so are all companies. Nobody complained to the
 * bureau: the ticket is its own, and stands in no complaint rate.
 */
export const property: Story = {
  title: { zh: "物业收费", en: "The property company" },
  *life(quote = asRecorded) {
    const on = actsOf("property");
    const id = "property";
    const [finding, meeting, hotline] = [on(outreach), on(interview), on(ticket)];

    // Residents say it to officers who came by; the bureau makes it a ticket of its own.
    const matter = quote(
      "小区物业为最低的C级，收费却按最高标准；同一公司服务标准一样，收费有差别",
      "management of grade C, the lowest, at the highest fee; the same service of the same company is charged differently",
    );
    const trade = quote("物业服务", "property management");
    yield finding("08-01 10:00", officer, {
      type: "RecordFinding",
      data: { party: firm("property-1"), officers, matter, field: "price", trade },
    });
    yield finding("08-01 11:00", officer, {
      type: "RaiseTicket",
      data: { ticket: id, kind: "complaint", topic: "price", officer },
    });
    const owners = { bureauLeader: "leader-2", sectionHead: head, handler: officer };
    yield hotline("08-02 08:40", dispatcher, { type: "Dispatch", data: { lead: unit, owners } });
    yield hotline("08-02 08:50", head, { type: "SignIn", data: { unit, officer: head } });

    // A price check, and an order to correct.
    const findings = quote("按A级标准收取C级物业费", "charges the fee of grade A for the service of grade C");
    yield finding("08-02 10:00", officer, {
      type: "LinkCheck",
      data: { check: "price-check-1", field: "price", violation: true, findings, officer },
    });
    yield hotline("08-02 11:00", officer, { type: "RecordVisit", data: { officers, inspection: true, findings } });
    const items = [
      { item: "fee", demand: quote("按等级对应标准收费", "charge what the grade allows") },
      { item: "notice", demand: quote("公示收费标准", "post the fee standard") },
    ];
    yield finding("08-03 10:00", officer, {
      type: "OrderCorrection",
      data: { officers, items, term: { unit: "workingDay", n: 10 } },
    });

    const measures = quote(
      "责令限期改正，约谈全区物业公司",
      "an order to correct, and an interview of the whole trade",
    );
    yield hotline("08-03 10:30", officer, {
      type: "Shelve",
      data: { applicant: officer, approver: "leader-2", measures, until: "2023-08-17" },
    });

    // Not this company alone: the whole trade of the district is called.
    const subject = quote("规范物业服务收费", "fees for property management");
    const place = quote("局会议室", "the bureau's meeting room");
    yield meeting("08-04 09:00", officer, {
      type: "Call",
      data: {
        ...{ subject, field: "price", trade, day: "2023-08-08", place, officer },
        parties: companies.map((company) => ({
          ...firm(company),
          ...(company === "property-1" && { outreach: id }),
        })),
      },
    });
    const points = [
      quote("明确收费标准", "state the fee standard"),
      quote("严禁擅自提高收费标准", "no unauthorised increases"),
      quote("严禁乱立名目收费", "no invented items"),
    ];
    const record = quote("约谈记录", "the record of the interview");
    const attendance = companies.map((party) => ({ party, attended: true }));
    yield meeting("08-08 09:30", officer, { type: "Hold", data: { officers, attendance, points, record } });
    const promise = quote("公示标准，清退自立项目收费", "post the standard and pay back fees for invented items");
    const commitment = "standard";
    for (const [nth, party] of companies.entries())
      yield meeting(`08-08 11:0${nth}`, officer, {
        type: "Commit",
        data: { party, commitments: [{ commitment, promise, by: "2023-08-18" }], officer },
      });
    const note = quote("约谈已进行，三家均已承诺", "the interview was held, and all three have promised");
    yield hotline("08-08 15:00", officer, { type: "TrackShelved", data: { officer, note } });

    // And then somebody goes and looks.
    const proof = quote("新的收费公示和退费清单", "the new fee notice and the list of refunds");
    yield finding("08-15 10:00", officer, {
      type: "RecordPerformance",
      data: { items: ["fee", "notice"], proof, officer },
    });
    const evidence = quote("核对七、八月账单", "the bills of July and August were compared");
    yield finding("08-16 10:00", officer, {
      type: "Verify",
      data: { officers, items: items.map(({ item }) => ({ item, fulfilled: true, evidence })) },
    });
    yield hotline("08-16 11:00", officer, { type: "Resume", data: { officer } });
    for (const [nth, party] of companies.entries()) {
      yield meeting(`08-17 09:${nth}0`, officer, {
        type: "RecordFulfilment",
        data: { party, commitment, proof, officer },
      });
      yield meeting(`08-17 09:${nth}5`, officer, {
        type: "Verify",
        data: { party, commitment, officers, fulfilled: true, evidence },
      });
    }

    // The residents are answered where they can read it; there is no caller to be asked.
    const text = quote(
      "已按等级降费并公示，全区物业公司已约谈",
      "the fee is down to what the grade allows and posted; all companies of the district were interviewed",
    );
    yield hotline("08-17 14:00", officer, { type: "Reply", data: { unit, officer, text, means: "publicNotice" } });
    yield hotline("08-17 16:00", head, { type: "Review", data: { reviewer: head } });
    yield hotline("08-18 09:00", clerk, {
      type: "CallBack",
      data: { level: "district", clerk, process: "notAsked", result: "notAsked" },
    });
    yield hotline("08-18 09:10", clerk, { type: "Close", data: { officer: clerk } });
    const summary = quote("三家均已整改到位", "all three have put it right");
    yield meeting("08-21 09:00", officer, { type: "Close", data: { officer, summary } });
  },
};
