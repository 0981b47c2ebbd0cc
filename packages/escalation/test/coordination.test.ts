import type { CommandOf } from "@caseloop/core";
import { describe, expect, it } from "vitest";
import { coordination, type coordinationRefusals } from "../src/coordination/index.ts";
import { asked, beijing, type Step } from "./case-steps.ts";

type Command = CommandOf<typeof coordination>;
type Data<T extends Command["type"]> = Extract<Command, { type: T }>["data"];
const on = (past: readonly Step<Command>[], last: Step<Command>) => asked(coordination, past, last);
const step = (command: Command, local = "2023-07-11 09:00"): Step<Command> => [local, command];
const owners = { bureauLeader: "l", sectionHead: "h", handler: "o" };

const open = (more: Partial<Data<"Open">> = {}, local = "2023-07-10 09:00") =>
  step(
    {
      type: "Open",
      data: {
        lead: "market",
        assisting: [
          { unit: "housing", department: "housing" },
          { unit: "police", department: "police" },
        ],
        matter: "parking fees of a property company",
        ...more,
      },
    },
    local,
  );
const request = (more: Partial<Data<"RequestAssistance">> = {}, local?: string) =>
  step(
    {
      type: "RequestAssistance",
      data: { unit: "police", officer: "o", task: "identify the payee", until: "2023-07-14", ...more },
    },
    local,
  );
const answer = (local?: string, more: Partial<Data<"AnswerAssistance">> = {}) =>
  step(
    { type: "AnswerAssistance", data: { request: 1, unit: "police", officer: "p", answer: "a bank", ...more } },
    local,
  );
const raise = (more: Partial<Data<"RaiseDispute">> = {}, local = "2023-07-11 09:00") =>
  step(
    {
      type: "RaiseDispute",
      data: {
        unit: "market",
        officer: "o",
        position: "notOurs",
        grounds: "fees are housing's",
        against: ["housing"],
        ...more,
      },
    },
    local,
  );
const claim = (more: Partial<Data<"StateClaim">> = {}, local = "2023-07-12 09:00") =>
  step(
    {
      type: "StateClaim",
      data: { unit: "housing", officer: "q", position: "notOurs", grounds: "prices are market's", ...more },
    },
    local,
  );
const consult = (more: Partial<Data<"ConsultDispute">> = {}, local = "2023-07-13 09:00") =>
  step(
    { type: "ConsultDispute", data: { units: ["market", "housing"], officer: "o", outcome: "no agreement", ...more } },
    local,
  );
const refer = (more: Partial<Data<"ReferDispute">> = {}, local = "2023-07-14 09:00") =>
  step({ type: "ReferDispute", data: { officer: "o", to: "hotlineOffice", body: "district-hotline", ...more } }, local);
const next = (lead: string, assisting: string[] = []) => ({ lead, assisting, owners });
const arbitrate = (more: Partial<Data<"Arbitrate">> = {}, local = "2023-07-17 09:00") =>
  step(
    {
      type: "Arbitrate",
      data: {
        body: "district-hotline",
        arbiter: "a",
        reason: "fee standard",
        next: next("housing", ["market"]),
        ...more,
      },
    },
    local,
  );
const disputed = [open(), raise()];
const referred = [...disputed, claim(), consult(), refer()];

describe("units that work together (M23)", () => {
  it("one leads and others assist, across departments; more may be invited", () => {
    const invite = step({ type: "Invite", data: { unit: "court-2", department: "court", matter: "enforcement" } });
    on([open()], invite).thenState(({ lead, assisting }) => {
      expect(lead).toBe("market");
      expect(assisting).toEqual([
        { unit: "housing", department: "housing" },
        { unit: "police", department: "police" },
        { unit: "court-2", department: "court" },
      ]);
    });
  });

  it("a request for assistance lasts to the end of its day, and a refusal states its reason", () => {
    expect(on([open()], request()).events).toMatchObject([{ data: { request: 1, due: "2023-07-14T15:59:59.999Z" } }]);
    for (const [local, late] of [
      ["2023-07-14 23:59", false],
      ["2023-07-15 00:00", true],
    ] as const) {
      expect(on([open(), request()], answer(local)).events).toMatchObject([
        { type: "AssistanceAnswered", data: { late } },
      ]);
      const refusal = step(
        { type: "RefuseAssistance", data: { request: 1, unit: "police", officer: "p", reason: "needs a warrant" } },
        local,
      );
      expect(on([open(), request()], refusal).events).toMatchObject([
        { type: "AssistanceRefused", data: { late, reason: "needs a warrant" } },
      ]);
    }
    expect(on([open()], request({ until: "2023-07-11" })).rejection).toBeUndefined();
  });

  it("follows whom the ticket was given to, but nothing older than a settlement", () => {
    const follow = (lead: string, since: string, assisting: string[] = []) =>
      step(
        { type: "FollowLead", data: { lead, assisting, designated: false, since: beijing(since) } },
        "2023-07-18 09:00",
      );
    on([open()], follow("police", "2023-07-10 10:00", ["housing"])).thenState((state) =>
      expect(state).toMatchObject({ lead: "police", assisting: [{ unit: "housing", department: "housing" }] }),
    );
    on([open()], follow("market", "2023-07-10 10:00", ["police", "housing"])).thenEvents();
    const settled = [...referred, arbitrate()];
    on(settled, follow("market", "2023-07-17 08:59")).thenEvents();
    on(settled, follow("police", "2023-07-17 09:00")).thenState((state) => {
      expect(state.lead).toBe("police");
      expect(state.designated).toBeUndefined();
    });
  });

  it("ends with an outcome, and may be opened again; who was designated stays so", () => {
    const conclude = step({ type: "Conclude", data: { officer: "o", outcome: "fees repaid" } }, "2023-07-20 09:00");
    const ended = [...referred, arbitrate(), conclude];
    on([open(), conclude], open({}, "2023-07-21 09:00")).thenState((state) =>
      expect(state).toMatchObject({ status: "open", requests: [] }),
    );
    const again = open({ lead: "housing", assisting: [{ unit: "market", department: "market" }] }, "2023-07-21 09:00");
    on([...ended, again], raise({ unit: "housing", against: ["market"] }, "2023-07-21 10:00")).thenRejected(
      "unit-designated",
    );
    const other = open({ lead: "market", assisting: [{ unit: "housing", department: "housing" }] }, "2023-07-21 09:00");
    expect(on([...ended, other], raise({}, "2023-07-21 10:00")).rejection).toBeUndefined();
  });
});

describe("a dispute over duty 职责争议", () => {
  it("leaves the ticket with the unit that has it [BJ 14], and runs 7 working days (Order 20)", () => {
    const { events, state } = on([open()], raise());
    expect(events).toMatchObject([
      {
        type: "DisputeRaised",
        data: {
          units: ["market", "housing"],
          responsible: "market",
          settleBy: {
            // 2023-07-11 + 7 working days: 12, 13, 14, 17, 18, 19, 20 July
            deadline: { day: "2023-07-20", term: { unit: "workingDay", n: 7 } },
            basis: { act: "samr-complaints", edition: "2022-09" },
          },
        },
      },
    ]);
    expect(state.lead).toBe("market");
    on([open({}, "2026-04-20 09:00")], raise({}, "2026-04-20 10:00")).thenState(({ dispute }) =>
      expect(dispute?.settleBy.basis).toEqual({ act: "samr-complaints", article: "33", edition: "2025" }),
    );
  });

  it("may be raised by an assisting unit that claims the matter, against the lead", () => {
    expect(on([open()], raise({ unit: "housing", position: "ours", against: ["market"] })).events).toMatchObject([
      { data: { unit: "housing", position: "ours", responsible: "market" } },
    ]);
  });

  it("each unit states its claim and grounds, and may think again", () => {
    on([...disputed, claim()], claim({ position: "ours", grounds: "so be it" })).thenState(({ dispute }) =>
      expect(dispute?.claims).toEqual([
        { unit: "market", position: "notOurs", grounds: "fees are housing's" },
        { unit: "housing", position: "ours", grounds: "so be it" },
      ]),
    );
  });

  it("is settled by agreement of all its units within the time", () => {
    const agreed = (local: string, more = {}) => consult({ next: next("housing", ["market"]), ...more }, local);
    const { events, state } = on(disputed, agreed("2023-07-20 23:59"));
    expect(events).toMatchObject([
      { type: "DisputeConsulted" },
      { type: "DutySettled", data: { how: "agreed", from: "market", late: false, next: { lead: "housing" } } },
    ]);
    expect(state).toMatchObject({
      lead: "housing",
      designated: "housing",
      assisting: [{ unit: "market", department: "other" }],
    });
    expect(state.dispute).toBeUndefined();
    on(disputed, agreed("2023-07-21 00:00")).thenRejected("agreed-too-late");
    const three = [open(), raise({ against: ["housing", "police"] })];
    on(three, agreed("2023-07-13 09:00")).thenRejected("agreed-without-all");
    expect(on(three, agreed("2023-07-13 09:00", { units: ["market", "housing", "police"] })).events).toHaveLength(2);
    on(disputed, consult({ next: next("police") })).thenRejected("not-in-dispute");
    on(referred, agreed("2023-07-14 10:00")).thenRejected("already-referred");
  });

  it("otherwise by final arbitration, which designates a unit", () => {
    const { events, state } = on(referred, arbitrate());
    expect(events).toMatchObject([
      {
        type: "DutySettled",
        data: {
          how: "arbitrated",
          from: "market",
          body: "district-hotline",
          officer: "a",
          units: ["market", "housing"],
          late: false,
        },
      },
    ]);
    expect(state).toMatchObject({ lead: "housing", designated: "housing" });
    expect(on(referred, arbitrate({}, "2023-07-20 23:59")).events).toMatchObject([{ data: { late: false } }]);
    expect(on(referred, arbitrate({}, "2023-07-21 00:00")).events).toMatchObject([{ data: { late: true } }]);
  });

  it("the designated unit cannot dispute again [WF 22], and for the others it is final too", () => {
    const settled = [...referred, arbitrate()];
    const later = "2023-07-18 09:00";
    on(settled, raise({ unit: "housing", against: ["market"] }, later)).thenRejected("unit-designated");
    on(settled, raise({ unit: "market", against: ["housing"] }, later)).thenRejected("duty-settled");
    on([open({ designated: true })], raise()).thenRejected("unit-designated");
  });

  it("goes to arbitration after claims and a consultation, or once the time is over without them", () => {
    on([...disputed, consult()], refer()).thenRejected("claims-missing");
    on([...disputed, claim()], refer()).thenRejected("not-consulted");
    on(disputed, refer({}, "2023-07-20 23:59")).thenRejected("claims-missing");
    expect(on(disputed, refer({}, "2023-07-21 00:00")).events).toMatchObject([{ data: { late: true } }]);
    expect(on([...disputed, claim(), consult()], refer()).events).toMatchObject([{ data: { late: false } }]);
  });

  it("nobody judges in their own cause", () => {
    on([...disputed, claim(), consult()], refer({ body: "market" })).thenRejected("judge-in-own-cause");
    on([...disputed, claim(), consult()], refer({ body: "police" })).thenRejected("judge-in-own-cause");
    on(referred, arbitrate({ arbiter: "o" })).thenRejected("judge-in-own-cause");
    on(referred, arbitrate({ arbiter: "q" })).thenRejected("judge-in-own-cause");
    on(referred, arbitrate({ next: next("district-hotline") })).thenRejected("judge-in-own-cause");
    const gone = step(
      {
        type: "FollowLead",
        data: { lead: "police", assisting: [], designated: false, since: beijing("2023-07-13 10:00") },
      },
      "2023-07-13 10:00",
    );
    on([...disputed, claim(), consult(), gone], refer({ body: "housing" })).thenRejected("judge-in-own-cause");
  });
});

describe("each refusal in a coordination has its stable code and a sentence in both languages", () => {
  type Case = readonly [past: readonly Step<Command>[], last: Step<Command>];
  const conclude = step({ type: "Conclude", data: { officer: "o", outcome: "done" } }, "2023-07-18 09:00");
  const cases: Record<keyof typeof coordinationRefusals, Case> = {
    "before-latest": [[open()], request({}, "2023-07-10 08:59")],
    "no-law-for-day": [[open({}, "2019-12-31 09:00")], raise({}, "2019-12-31 10:00")],
    "not-open": [[], request()],
    "already-open": [[open()], open()],
    "unit-named-twice": [[], open({ assisting: [{ unit: "market", department: "market" }] })],
    "not-a-party": [[open()], request({ unit: "commerce" })],
    "lead-assists-itself": [[open()], request({ unit: "market" })],
    "date-passed": [[open()], request({ until: "2023-07-10" })],
    "no-such-request": [[open(), request()], answer(undefined, { request: 2 })],
    "not-their-request": [[open(), request()], answer(undefined, { unit: "housing" })],
    "already-answered": [[open(), request(), answer()], answer()],
    "unit-designated": [[open({ designated: true })], raise()],
    "duty-settled": [[open({ designated: true })], raise({ unit: "housing", against: ["market"] })],
    "already-disputed": [disputed, raise()],
    "lead-not-in-dispute": [[open()], raise({ unit: "housing", against: ["police"] })],
    "not-disputed": [[open()], claim()],
    "not-in-dispute": [disputed, claim({ unit: "police" })],
    "already-referred": [referred, refer()],
    "agreed-without-all": [[open(), raise({ against: ["housing", "police"] })], consult({ next: next("housing") })],
    "agreed-too-late": [disputed, consult({ next: next("housing") }, "2023-07-21 00:00")],
    "claims-missing": [[...disputed, consult()], refer()],
    "not-consulted": [[...disputed, claim()], refer()],
    "judge-in-own-cause": [referred, arbitrate({ arbiter: "q" })],
    "not-referred": [[...disputed, claim(), consult()], arbitrate()],
    "other-body": [referred, arbitrate({ body: "government" })],
    "dispute-open": [disputed, conclude],
    "request-open": [[open(), request()], conclude],
  };
  it.each(Object.entries(cases))("%s", (code, [past, last]) => {
    const { rejection } = on(past, last).thenRejected(code);
    expect(rejection?.because).toMatch(/^[A-Z].*\.$/);
    expect(rejection?.zh).toMatch(/^\p{Script=Han}.*。$/u);
  });

  it("a unit is named once, whatever is asked", () => {
    for (const last of [
      raise({ against: ["housing", "housing"] }),
      raise({ against: ["market"] }),
      step({ type: "Consult", data: { units: ["market", "market"], officer: "o", outcome: "x" } }),
      step({ type: "Invite", data: { unit: "market", matter: "x" } }),
      step({ type: "Invite", data: { unit: "police", matter: "x" } }),
      step({
        type: "FollowLead",
        data: { lead: "a", assisting: ["a"], designated: false, since: beijing("2023-07-10 09:00") },
      }),
    ])
      on([open()], last).thenRejected("unit-named-twice");
    on(disputed, consult({ units: ["market", "market"] })).thenRejected("unit-named-twice");
    on(disputed, consult({ next: next("housing", ["housing"]) })).thenRejected("unit-named-twice");
    on(referred, arbitrate({ next: next("housing", ["market", "market"]) })).thenRejected("unit-named-twice");
  });

  it("who takes no part has no say", () => {
    on([open()], raise({ against: ["commerce"] })).thenRejected("not-a-party");
    const outside = step({ type: "Consult", data: { units: ["market", "commerce"], officer: "o", outcome: "x" } });
    on([open()], outside).thenRejected("not-a-party");
    on(disputed, consult({ units: ["market", "police"] })).thenRejected("not-in-dispute");
    on([], outside).thenRejected("not-open");
    on([], conclude).thenRejected("not-open");
    on([], raise()).thenRejected("not-open");
    on([], consult()).thenRejected("not-disputed");
    on([], refer()).thenRejected("not-disputed");
    on([], arbitrate()).thenRejected("not-disputed");
    on(
      [open(), request()],
      step({ type: "RefuseAssistance", data: { request: 1, unit: "housing", officer: "p", reason: "x" } }),
    ).thenRejected("not-their-request");
    on([open(), request(), answer()], conclude).thenEvents({
      type: "Concluded",
      data: { officer: "o", outcome: "done", at: beijing("2023-07-18 09:00") },
    });
  });
});
