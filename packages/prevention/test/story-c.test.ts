import { load, project } from "@caseloop/core";
import { enforcementCase } from "@caseloop/penalty";
import { ticket } from "@caseloop/ticket";
import { describe, expect, it } from "vitest";
import {
  calling,
  enforcing,
  entersRates,
  interview,
  outreach,
  owedBy,
  owing,
  proactiveCases,
  raising,
} from "../src/index.ts";
import { at, firm } from "./lives.ts";
import { story } from "./story.ts";

const two = ["o-1", "o-2"];
const companies = ["property-1", "property-2", "property-3", "property-4"];

/** Story C: a property company charges the highest fee for grade-C management. Dates and all companies but the first are invented. */
const told = story(calling() as never, enforcing() as never, raising() as never);
const { store, happens } = told;
const due = async (local: string) => owedBy(await project(store, owing), at(local));

describe("story C, the property company", () => {
  it("finds it on a visit, raises a case of the bureau's own, and checks the price", async () => {
    await happens("2023-08-01 10:00", outreach, "f-1", "RecordFinding", {
      party: firm("property-1"),
      officers: two,
      matter: "C级物业服务按最高标准收费",
      trade: "property management",
    });
    await happens("2023-08-01 11:00", outreach, "f-1", "RaiseTicket", {
      ticket: "t-1",
      kind: "complaint",
      topic: "price",
      officer: "o-1",
    });
    await happens("2023-08-02 10:00", outreach, "f-1", "LinkCheck", {
      check: "price-check-1",
      field: "price",
      violation: true,
      findings: "grade C, fee of grade A",
      officer: "o-1",
    });
    expect((await load(store, ticket, "t-1")).state).toMatchObject({ proactive: true, status: "registered" });
  });

  it("orders the correction, with a date and its law", async () => {
    await happens("2023-08-03 10:00", outreach, "f-1", "OrderCorrection", {
      officers: two,
      items: [
        { item: "fee", demand: "charge what grade C allows" },
        { item: "board", demand: "show the fee standard" },
      ],
      term: { unit: "workingDay", n: 10 },
    });
    // ten working days from Thursday 3 August
    expect(await due("2023-08-18 00:00")).toMatchObject(
      [
        { in: "outreach-f-1", party: "property-1", item: "fee" },
        { in: "outreach-f-1", party: "property-1", item: "board" },
      ].map((one) => ({ ...one, due: "2023-08-17T15:59:59.999Z", reported: false })),
    );
    expect(await due("2023-08-17 23:59")).toEqual([]);
  });

  it("interviews all property companies of the district: state the standard, no unauthorised increases, no invented items", async () => {
    await happens("2023-08-07 09:00", interview, "i-1", "Call", {
      subject: "物业服务收费",
      field: "price",
      trade: "property management",
      parties: companies.map((id) => ({ ...firm(id), ...(id === "property-1" && { outreach: "f-1" }) })),
      day: "2023-08-10",
      place: "bureau",
      officer: "o-1",
    });
    expect((await load(store, outreach, "f-1")).state.interviews).toEqual(["i-1"]);
    const hold = (local: string, came: Readonly<Record<string, boolean>>) =>
      happens(local, interview, "i-1", "Hold", {
        officers: two,
        attendance: Object.entries(came).map(([party, attended]) => ({ party, attended })),
        points: ["state the fee standard", "no unauthorised increases", "no invented items"],
        record: "minutes",
      });
    await hold("2023-08-10 09:00", { "property-1": true, "property-2": true, "property-3": true, "property-4": false });
    await happens("2023-08-10 12:00", interview, "i-1", "CallAgain", {
      parties: ["property-4"],
      day: "2023-08-14",
      place: "bureau",
      officer: "o-1",
    });
    for (const [i, party] of companies.slice(0, 3).entries())
      await happens(`2023-08-10 14:0${i}`, interview, "i-1", "Commit", {
        party,
        commitments: [
          { commitment: "standard", promise: "state the fee standard", by: "2023-08-21" },
          { commitment: "items", promise: "drop invented items", by: "2023-08-31" },
        ],
        officer: "o-1",
      });
    await hold("2023-08-14 09:00", { "property-4": true });
    await happens("2023-08-14 10:00", interview, "i-1", "RecordRefusal", {
      party: "property-4",
      officers: two,
      words: "不同意",
      case: "case-4",
    });
    expect((await due("2023-08-22 00:00")).map(({ party, item }) => `${party} ${item}`)).toEqual([
      "property-1 fee",
      "property-1 board",
      "property-1 standard",
      "property-2 standard",
      "property-3 standard",
    ]);
  });

  it("verifies the correction of the first, and what the others promised", async () => {
    await happens("2023-08-15 10:00", outreach, "f-1", "RecordPerformance", {
      items: ["fee", "board"],
      proof: "new fee notice",
      officer: "o-1",
    });
    expect(await due("2023-08-15 11:00")).toMatchObject([{ reported: true }, { reported: true }]);
    await happens("2023-08-16 10:00", outreach, "f-1", "Verify", {
      officers: two,
      items: ["fee", "board"].map((item) => ({ item, fulfilled: true, evidence: "bills of July and August" })),
    });
    expect((await load(store, outreach, "f-1")).state).toMatchObject({ ending: "verified", late: false });

    await happens("2023-08-18 10:00", interview, "i-1", "ExtendCommitment", {
      party: "property-2",
      commitment: "items",
      by: "2023-09-10",
      applicant: "o-1",
      approver: "head",
      reason: "new contracts",
    });
    for (const [minute, party] of ["property-1", "property-2"].entries())
      for (const [second, commitment] of ["standard", "items"].entries()) {
        const time = `2023-08-2${1 + minute} 1${second}`;
        await happens(`${time}:00`, interview, "i-1", "RecordFulfilment", {
          party,
          commitment,
          proof: "p",
          officer: "o-1",
        });
        await happens(`${time}:30`, interview, "i-1", "Verify", {
          party,
          commitment,
          officers: two,
          fulfilled: true,
          evidence: "visit",
        });
      }
    expect((await due("2023-12-31 00:00")).map(({ party, item }) => `${party} ${item}`)).toEqual([
      "property-3 standard",
      "property-3 items",
    ]);
    for (const [i, commitment] of ["standard", "items"].entries())
      await happens(`2023-09-0${1 + i} 10:00`, interview, "i-1", "Verify", {
        party: "property-3",
        commitment,
        officers: two,
        fulfilled: false,
        evidence: "still charged for a gate card",
        case: "case-3",
      });
    await happens("2023-09-04 10:00", interview, "i-1", "Close", { officer: "o-1", summary: "s" });
    expect((await store.readStream("interview-i-1")).at(-1)?.data).toMatchObject({
      kept: ["property-1", "property-2"],
      broken: ["property-3"],
      refused: ["property-4"],
      absent: [],
      heard: [],
    });
    expect((await project(store, owing)).size).toBe(0);
  });

  it("opens one enforcement case for each that refused or broke its word, and none for the others", async () => {
    for (const [id, about] of [
      ["case-3", "property-3"],
      ["case-4", "property-4"],
    ] as const)
      expect((await load(store, enforcementCase, id)).state).toMatchObject({
        status: "clue",
        about,
        field: "price",
        sources: [{ kind: "inspection", id: "interview-i-1" }],
      });
    const opened = (await store.readAll({ only: [{ category: "case" }] })).events;
    // The second broken promise of a party is no second source.
    expect(opened.map(({ entity, type }) => [entity, type])).toEqual([
      ["case-4", "ClueOpened"],
      ["case-3", "ClueOpened"],
    ]);
  });

  it("says the same when every process runs anew", async () => {
    const head = await store.head();
    for (const name of ["calling", "enforcing", "raising"]) await store.views?.drop(name);
    await happens("2023-09-05 10:00", outreach, "f-2", "RecordFinding", {
      party: firm("z"),
      officers: two,
      matter: "m",
    });
    expect(await store.head()).toBe(head + 1);
  });

  it("is counted in no complaint rate", async () => {
    const tickets = (await store.readAll({ only: [{ category: "ticket" }] })).events.filter(
      ({ type }) => type === "Registered",
    );
    expect(tickets).toHaveLength(1);
    expect(tickets.filter(({ data }) => entersRates(data as { proactive: boolean }))).toEqual([]);
    expect([...(await project(store, proactiveCases)).keys()]).toEqual(["t-1"]);
  });
});
