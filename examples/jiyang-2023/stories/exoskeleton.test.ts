import { history, load } from "@caseloop/core";
import { chinaCalendar, workingDays, yuan } from "@caseloop/law";
import { enforcementCase } from "@caseloop/penalty";
import { complaint, report, ticket } from "@caseloop/ticket";
import { beforeAll, describe, expect, it } from "vitest";
import { asked } from "./asked.ts";
import { exoskeleton } from "./exoskeleton.ts";
import { foundAtTheMaker } from "./exoskeleton-facts.ts";
import { only } from "./only.ts";
import { type Performed, perform } from "./perform.ts";
import { local } from "./story.ts";

const id = "exoskeleton";
let performed: Performed;
beforeAll(async () => {
  performed = await perform([exoskeleton]);
});

const hotline = () => history(performed.store, ticket, id);
const dispute = () => history(performed.store, complaint, id);
const penalty = () => history(performed.store, enforcementCase, id);

const found = { act: "act-1", norms: ["product-50"], facts: foundAtTheMaker, reason: "主动退还该批货款" };
const lighter = { outcome: "lighter", fine: yuan("8000.00") } as const;
/** What the answer to that choice would have been. */
const deciding = (time: string, choice: typeof lighter | { readonly outcome: "not_imposed" | "exempt" }) => {
  const data = { approver: "leader-1", penalties: [{ ...found, ...choice }] };
  return asked(performed.store, enforcementCase, id, time, { type: "Decide", data });
};

describe("story A: the exoskeleton order, the ticket", () => {
  it("walks in at Jiyang station, and is received, contacted and looked into on the same day, by two officers", async () => {
    const events = await hotline();
    const { channel, at } = only(events, "Registered");
    const { first, late, at: contactedAt } = only(events, "Contacted");
    const { inspection, officers, at: visitedAt } = only(events, "SiteVisited");
    expect([channel, first, late, inspection]).toEqual(["walkIn", true, false, true]);
    expect(new Set(officers).size).toBe(2);
    expect([at, contactedAt, visitedAt].map(chinaCalendar.dayOf)).toEqual(["2023-07-10", "2023-07-10", "2023-07-10"]);
    const data = { officers: officers.slice(0, 1), inspection: true, findings: "现场笔录" };
    const alone = await asked(performed.store, ticket, id, "07-10 10:29", { type: "RecordVisit", data });
    expect(alone).toBe("two-officers-needed");
  });

  it("names three owners of three tiers, and cannot be dispatched without them", async () => {
    const { lead, assisting, owners } = only(await hotline(), "Dispatched");
    expect({ lead, assisting, owners }).toEqual({
      lead: "jiyang-station",
      assisting: [],
      owners: { bureauLeader: "leader-2", sectionHead: "jiyang-head", handler: "jiyang-officer-1" },
    });
    const data = { lead };
    expect(await asked(performed.store, ticket, id, "07-10 09:10", { type: "Dispatch", data })).toBe("owners-needed");
  });

  it("runs on the 2110 clocks for enterprises, which are assumed, from the dispatch, and keeps each of them", async () => {
    const events = await hotline();
    const { limits } = only(events, "Dispatched");
    const assumed = { kind: "law", act: "jiyang-2110", edition: "2023", assumed: true };
    expect([limits.contact, limits.firstReply, limits.reply]).toMatchObject([
      { due: local("07-10 11:15"), basis: assumed, deadline: { from: local("07-10 09:15") } },
      { deadline: { day: "2023-07-11", term: { unit: "workingDay", n: 1 } }, basis: assumed },
      { deadline: { day: "2023-07-24", term: { unit: "workingDay", n: 10 } }, basis: assumed },
    ]);
    expect([only(events, "FirstReplyGiven").late, only(events, "Replied").late]).toEqual([false, false]);
  });

  it("ends only after a reply, a review by somebody else and a callback", async () => {
    const close = { type: "Close", data: { officer: "city-clerk" } } as const;
    for (const time of ["07-14 14:59", "07-14 15:00", "07-14 16:30", "07-18 09:29"])
      expect(await asked(performed.store, ticket, id, time, close), time).toBe("not-called-back");
    expect(await asked(performed.store, ticket, id, "07-18 09:30", close)).toBe("accepted");
    const { reviewer } = only(await hotline(), "ReplyReviewed");
    expect(reviewer).not.toBe(only(await hotline(), "Replied").officer);
    expect((await hotline()).at(-1)).toMatchObject({
      type: "Closed",
      data: { ending: "handled", late: false, process: "satisfied", result: "satisfied" },
    });
  });
});

describe("story A: the complaint", () => {
  it("fails the consumer test, for he buys to sell on, and goes on as an ordinary complaint", async () => {
    expect(only(await dispute(), "ConsumerTested")).toMatchObject({ purpose: "business", consumer: false });
    const accept = { type: "Accept", data: { officer: "jiyang-officer-1" } } as const;
    expect(await asked(performed.store, complaint, id, "07-10 14:05", accept)).toBe("not-a-consumer");
    expect((await dispute()).map(({ type }) => type)).toContain("TakenAsOrdinary");
    const { state } = await load(performed.store, complaint, id);
    expect(state.mediateBy, "no clock of consumer mediation").toBeUndefined();
  });

  it("is mediated with both sides' consent, and gets him back ¥10,000 of the price", async () => {
    const start = { type: "StartMediation", data: { mediator: "jiyang-mediator" } } as const;
    expect(await asked(performed.store, complaint, id, "07-11 09:30", start)).toBe("consent-missing");
    const events = await dispute();
    expect(only(events, "Agreed")).toMatchObject({
      agreed: yuan("10000.00"),
      paper: { kind: "record", because: "ordinary" },
    });
    const { state } = await load(performed.store, complaint, id);
    expect(state).toMatchObject({ status: "ended", outcome: "agreed", recovered: yuan("10000.00") });
  });
});

describe("story A: the clue and the case", () => {
  it("has the clue checked within fifteen working days, by the law and the calendar of 2023", async () => {
    const { checkBy } = only(await history(performed.store, report, id), "Received");
    expect(checkBy).toEqual({
      deadline: workingDays(15).after(local("07-10 14:30"), chinaCalendar),
      basis: { act: "samr-penalty-procedure", article: "18", edition: "2022" },
    });
    expect(checkBy.deadline.day).toBe("2023-07-31");
    expect(only(await history(performed.store, report, id), "CaseFiled").late).toBe(false);
    expect(only(await penalty(), "ClueOpened").checkBy, "the case goes on with the same limit").toEqual(checkBy);
  });

  it("is filed, investigated and evidenced by two officers; others review, approve and decide", async () => {
    const events = await penalty();
    const { officers, approver } = only(events, "CaseFiled");
    expect(new Set(officers).size).toBe(2);
    for (const event of events)
      if (event.type === "Investigated" || event.type === "EvidenceAdded")
        expect(event.data.officers).toEqual(officers);
    const judges = [approver, only(events, "Reviewed").reviewer, ...only(events, "PenaltyDecided").by];
    expect(judges.filter((judge) => officers.includes(judge))).toEqual([]);
  });

  it("decides after the party had five working days to speak and was answered, within the band and no higher than told", async () => {
    const [told, decided] = [only(await penalty(), "PenaltyNotified"), only(await penalty(), "PenaltyDecided")];
    expect(only(await penalty(), "NoticeServed").defenceBy.deadline.day).toBe("2023-08-14");
    expect(await deciding("08-10 09:00", lighter)).toBe("defence-unanswered");
    expect(await deciding("08-14 23:59", lighter)).toBe("defence-window-open");
    expect(await deciding("08-15 00:00", lighter)).toBe("accepted");
    expect(decided.fine).toBe(yuan("8000.00"));
    expect(decided.fine).toBeLessThanOrEqual(told.penalties[0]?.fine ?? 0);
    expect(decided.penalties[0]?.discretion.band).toEqual({ from: yuan("5000.00"), to: yuan("12500.00") });
  });

  it("is executed and closed by itself", async () => {
    const { state } = await load(performed.store, enforcementCase, id);
    expect(state).toMatchObject({ status: "closed", breaches: [], payments: { fine: yuan("8000.00") } });
    expect((await penalty()).at(-1)).toMatchObject({ type: "Closed", data: { ending: "executed", late: false } });
  });
});

describe("story A: the settlement never waives the penalty", () => {
  it("leaves the clue as it was, and is no reason to leave it unfiled", async () => {
    const at = (time: string) => load(performed.store, report, id, { asOf: local(time) });
    expect((await at("07-14 10:15")).state).toEqual((await at("07-13 16:19")).state);
    for (const reason of ["settled", "withdrawn"] as const) {
      const data = { reason, explanation: "双方已和解", officer: "jiyang-officer-2" };
      const answer = await asked(performed.store, report, id, "07-14 11:00", { type: "NotFile", data });
      expect(answer).toBe("settlement-waives-nothing");
    }
  });

  it("counts only as evidence that harm was reduced: the penalty is lighter, not less than the law's minimum and not none", async () => {
    const decided = only(await penalty(), "PenaltyDecided");
    const [{ discretion }] = decided.penalties as [(typeof decided.penalties)[number]];
    expect(discretion).toMatchObject({
      choice: { outcome: "lighter" },
      grounds: [
        { rule: "harm-reduced", basis: { act: "penalty-law", article: "32(1)" }, evidence: ["mediation-record"] },
      ],
      baseline: yuan("5000.00"),
      reduction: 0,
    });
    for (const outcome of ["not_imposed", "exempt"] as const)
      expect(await deciding("08-15 08:59", { outcome }), outcome).toBe("outcome-not-permitted");
  });

  it("and the case ends no mediation: neither track closes the other", async () => {
    for (const ground of ["caseFiled", "penalised"] as const) {
      const answer = await asked(performed.store, complaint, id, "07-12 09:00", { type: "End", data: { ground } });
      expect(answer).toBe("enforcement-ends-no-mediation");
    }
    const settled = await load(performed.store, complaint, id, { asOf: local("07-14 10:15") });
    expect((await load(performed.store, complaint, id)).state).toEqual(settled.state);
    const closed = performed.events.filter(({ type }) => type === "Closed");
    expect(closed.map(({ stream, meta }) => [stream, meta.by])).toEqual([
      ["ticket-exoskeleton", "city-clerk"],
      ["case-exoskeleton", "jiyang-officer-2"],
    ]);
  });

  it("steps from one track to another are taken by the processes alone, and only link and open", () => {
    const files = ["ticket", "complaint", "report", "case"];
    const ofItself = performed.events.filter(({ meta, category }) => meta.by === undefined && files.includes(category));
    expect(ofItself.every(({ meta }) => meta.causation !== undefined)).toBe(true);
    expect(ofItself.map(({ category, type }) => `${category}.${type}`).toSorted()).toEqual([
      "case.ClueOpened",
      "complaint.ReportLinked",
      "report.ComplaintLinked",
      "ticket.TrackLinked",
      "ticket.TrackLinked",
    ]);
  });
});
