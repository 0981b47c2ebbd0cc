import { history, load, project } from "@caseloop/core";
import { editionOn } from "@caseloop/law";
import {
  assumedRatePolicy,
  closed,
  explain,
  onTime,
  percentOf,
  period,
  processSatisfaction,
  rate,
  redo,
  redoResolved,
  response,
  resultSatisfaction,
  solved,
  ticketLedger,
} from "@caseloop/metrics";
import { interview, outreach, owing, proactiveCases } from "@caseloop/prevention";
import { ticket } from "@caseloop/ticket";
import { beforeAll, describe, expect, it } from "vitest";
import { asked } from "./asked.ts";
import { exoskeleton } from "./exoskeleton.ts";
import { only } from "./only.ts";
import { type Performed, perform } from "./perform.ts";
import { property } from "./property.ts";
import { local } from "./story.ts";
import { tooth } from "./tooth.ts";

const id = "property";
let performed: Performed;
beforeAll(async () => {
  performed = await perform([property]);
});

const finding = () => history(performed.store, outreach, id);
const meeting = () => history(performed.store, interview, id);

describe("story C: the property company", () => {
  it("is found on a visit, and becomes a ticket of the bureau's own by the process, without a caller", async () => {
    const [registered] = await history(performed.store, ticket, id);
    expect(registered).toMatchObject({ type: "Registered", data: { channel: "outreach", proactive: true } });
    expect(registered?.data).not.toHaveProperty("caller");
    expect(registered?.meta.causation).toBe((await finding()).find(({ type }) => type === "TicketRaised")?.id);
    const rows = await project(performed.store, proactiveCases);
    expect([...rows]).toMatchObject([[id, { topic: "price", outreach: id, endedAt: local("08-18 09:10") }]]);
  });

  it("is ordered to correct after a price check, by two officers, within ten working days under the Penalty Law", async () => {
    const { officers, due, items } = only(await finding(), "CorrectionOrdered");
    expect(new Set(officers).size).toBe(2);
    expect(due).toMatchObject({
      deadline: { day: "2023-08-17", term: { unit: "workingDay", n: 10 } },
      basis: { act: "penalty-law", article: "28", edition: "2021" },
    });
    const data = { officers, items, term: due.deadline.term };
    const unchecked = await asked(performed.store, outreach, id, "08-02 09:59", { type: "OrderCorrection", data });
    expect(unchecked).toBe("check-needed");
  });

  it("has every property company of the district interviewed: state the standard, no increases, no invented items", async () => {
    const called = only(await meeting(), "Called");
    const held = only(await meeting(), "Held");
    const companies = ["property-1", "property-2", "property-3"];
    expect(called.parties.map((party) => party.id)).toEqual(companies);
    expect(held.attendance).toEqual(companies.map((party) => ({ party, attended: true })));
    expect(held.points).toEqual(["明确收费标准", "严禁擅自提高收费标准", "严禁乱立名目收费"]);
    expect((await load(performed.store, outreach, id)).state.interviews, "linked by the process").toEqual([id]);
  });

  it("is shelved with measures and a date while the order runs, and not overdue", async () => {
    expect((await load(performed.store, ticket, id, { asOf: local("08-10 12:00") })).state.status).toBe("shelved");
    expect((await history(performed.store, ticket, id)).at(-1)).toMatchObject({
      type: "Closed",
      data: { ending: "handled", late: false, breaches: [] },
    });
  });

  it("is verified by two officers, item by item and company by company, until nothing is owed", async () => {
    const owedOn = async (time: string) => [...(await project(performed.store, owing, { asOf: local(time) })).keys()];
    expect(await owedOn("08-15 12:00")).toEqual([`outreach-${id}`, `interview-${id}`]);
    expect(await owedOn("08-16 12:00")).toEqual([`interview-${id}`]);
    expect(await owedOn("08-17 12:00")).toEqual([]);
    expect(only(await finding(), "Verified")).toMatchObject({ fulfilled: true });
    expect(only(await meeting(), "Closed")).toMatchObject({
      ...{ kept: ["property-1", "property-2", "property-3"], broken: [], refused: [], absent: [], heard: [] },
    });
  });
});

describe("story C: is counted in no complaint rate", () => {
  const metrics = [onTime, response, processSatisfaction, resultSatisfaction, solved, redo, redoResolved, closed];
  const { rules } = editionOn(assumedRatePolicy, "2023-07-01");
  const summer = { rules, period: period("2023-Q3"), at: local("09-30 23:59") };
  const rowsOf = async ({ store }: Performed) => [...(await project(store, ticketLedger())).values()];

  it("there is nothing to divide by where the bureau has only this", async () => {
    const rows = await rowsOf(performed);
    expect(rows.map(({ ticket: one, ended }) => [one, ended?.how])).toEqual([[id, "handled"]]);
    for (const metric of metrics) {
      const found = rate(rows, { metric, ...summer });
      expect([metric.id, found, percentOf(found)]).toEqual([metric.id, { numerator: 0, denominator: 0 }, "n/a"]);
    }
  });

  it("beside the two complaints of the other stories, the rates are theirs alone", async () => {
    const rows = await rowsOf(await perform([exoskeleton, tooth, property]));
    expect(rows).toHaveLength(3);
    for (const metric of [onTime, response, processSatisfaction, resultSatisfaction, solved]) {
      const question = { metric, ...summer };
      expect([metric.id, rate(rows, question)]).toEqual([metric.id, { numerator: 2, denominator: 2 }]);
      expect([...explain(rows, question)].map((part) => part.ticket)).toEqual(["exoskeleton", "tooth"]);
    }
  });
});
