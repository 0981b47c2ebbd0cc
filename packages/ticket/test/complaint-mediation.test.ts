import { describe, expect, it } from "vitest";
import type { ComplaintCommand } from "../src/complaint/index.ts";
import { accept, mediate, onComplaint, open, type Step } from "./complaint-world.ts";

const accepted = [open("2023-07-10 09:00"), accept("2023-07-19 10:00")]; // to be mediated by 2023-09-20
const mediating = [...accepted, ...mediate("2023-07-20 14:00")];
const accepted121 = [open("2026-04-20 09:00"), accept("2026-04-20 10:00")]; // by 2026-06-22, counted to 06-19
const mediating121 = [...accepted121, ...mediate("2026-04-21 09:00")];

const testing = (local: string, more = {}): Step<ComplaintCommand> => [
  local,
  {
    type: "StartTesting",
    data: { body: "lab-1", chosenBy: "parties", subject: "batch 7", officer: "o-1", approver: "head-1", ...more },
  },
];
const tested = (local: string): Step<ComplaintCommand> => [
  local,
  { type: "FinishTesting", data: { result: "unsafe" } },
];
const recusal = (local: string, askedBy: "complainant" | "mediator" = "complainant"): Step<ComplaintCommand> => [
  local,
  { type: "RequestRecusal", data: { askedBy, reason: "the mediator's brother owns the shop" } },
];
const end = (local: string, data: Extract<ComplaintCommand, { type: "End" }>["data"]): Step<ComplaintCommand> => [
  local,
  { type: "End", data },
];
const agree = (local: string, more = {}): Step<ComplaintCommand> => [
  local,
  { type: "Agree", data: { terms: "half back", amount: 100_000, performedAtOnce: false, ...more } },
];

describe("mediation", () => {
  it("starts when both sides have agreed to it (Order 20 art. 16)", () => {
    const start: Step<ComplaintCommand> = ["2023-07-20 14:00", { type: "StartMediation", data: { mediator: "m-1" } }];
    expect(onComplaint(accepted, start).thenRejected("consent-missing").rejection?.facts).toEqual({
      missing: ["complainant", "respondent"],
    });
    onComplaint(
      [...accepted, ["2023-07-20 13:00", { type: "Consent", data: { party: "complainant" } }]],
      start,
    ).thenRejected("consent-missing");
    onComplaint(mediating, ["2023-07-21 09:00", { type: "TellParties", data: { officer: "o" } }])
      .thenRejected("nobody-to-tell")
      .thenState(({ mediator }) => expect(mediator).toBe("m-1"));
  });

  it("is suspended by a request for recusal until that is decided (art. 19)", () => {
    const asked = [...mediating, recusal("2023-07-21 09:00")];
    onComplaint(asked, agree("2023-07-21 10:00", { documentNumber: "1" })).thenRejected("mediation-suspended");
    const decided = (granted: boolean, replacement?: string): Step<ComplaintCommand> => [
      "2023-07-24 09:00",
      { type: "DecideRecusal", data: { granted, decidedBy: "head-1", ...(replacement ? { replacement } : {}) } },
    ];
    onComplaint([...asked, decided(true, "m-2")], agree("2023-07-24 10:00", { documentNumber: "1" })).thenState(
      ({ mediator, recused, outcome }) => {
        expect({ mediator, recused, outcome }).toEqual({ mediator: "m-2", recused: ["m-1"], outcome: "agreed" });
      },
    );
    onComplaint([...asked, decided(false)], agree("2023-07-24 10:00", { documentNumber: "1" })).thenState(
      ({ mediator, recused }) => expect({ mediator, recused }).toEqual({ mediator: "m-1", recused: [] }),
    );
  });

  it("never goes back to a mediator who was recused", () => {
    const swap = (local: string, replacement: string): Step<ComplaintCommand> => [
      local,
      { type: "DecideRecusal", data: { granted: true, decidedBy: "head-1", replacement } },
    ];
    const twice = [
      ...mediating,
      recusal("2023-07-21 09:00"),
      swap("2023-07-21 10:00", "m-2"),
      recusal("2023-07-21 11:00"),
    ];
    onComplaint(twice, swap("2023-07-21 12:00", "m-1")).thenRejected("replacement-recused");
    onComplaint(twice, swap("2023-07-21 12:00", "m-2")).thenRejected("replacement-recused");
  });
});

describe("testing", () => {
  it("stops the clock of 45 working days and gives back exactly what was left (Order 20 art. 20)", () => {
    // 45 working days counted from 07-19: the 9th is 08-01, so 36 are left; they run from the day after 08-21.
    onComplaint([...mediating, testing("2023-08-01 15:00")], tested("2023-08-21 09:00"))
      .thenState(({ mediateBy }) => expect(mediateBy?.deadline.day).toBe("2023-10-16"))
      .thenState(({ mediateBy }) => expect(mediateBy?.deadline.from).toBe("2023-07-19T02:00:00.000Z"));
  });

  it("stops the clock of 60 natural days as well (Order 121 art. 22)", () => {
    // Counted to 06-19; 10 days are gone on 04-30, 50 are left, and the 50th after 05-20 is 07-09.
    onComplaint([...mediating121, testing("2026-04-30 15:00")], tested("2026-05-20 09:00")).thenState(({ mediateBy }) =>
      expect(mediateBy?.deadline.day).toBe("2026-07-09"),
    );
  });

  it("gives back nothing where it stops on a day to which the end was moved: the clock ends on the day it goes on", () => {
    // Day 60 is Sunday 06-14; stopped on it, the clock goes on with nothing left on 06-20, a holiday up to Sunday 06-21.
    const once = [open("2026-04-14 21:00"), accept("2026-04-15 00:00"), testing("2026-06-14 12:00")];
    onComplaint(once, tested("2026-06-20 09:00")).thenState(({ mediateBy }) =>
      expect(mediateBy?.deadline).toMatchObject({ day: "2026-06-22", rolledFrom: "2026-06-20" }),
    );
    const twice = [...once, tested("2026-06-20 09:00"), testing("2026-06-21 09:00")];
    onComplaint(twice, tested("2026-07-10 09:00")).thenState(({ mediateBy }) =>
      expect(mediateBy?.deadline.day).toBe("2026-07-10"),
    );
  });

  it("records the rule, the calendar and an approver other than the applicant (invariant 4)", () => {
    expect(onComplaint([...mediating, testing("2023-08-01 15:00")], tested("2023-08-21 09:00")).events).toMatchObject([
      {
        type: "TestingFinished",
        data: {
          officer: "o-1",
          approver: "head-1",
          basis: { act: "samr-complaints", edition: "2022-09" },
          mediateBy: { deadline: { calendar: "cn/chinese-days@1.5.7" } },
        },
      },
    ]);
    onComplaint(mediating, testing("2023-08-01 15:00", { approver: "o-1" })).thenRejected("own-approval");
  });

  it("has its body chosen by the parties; the bureau may designate one from 2026-04-15", () => {
    const received = [open("2026-04-13 09:00"), accept("2026-04-14 09:00")];
    const designated = { chosenBy: "bureau" };
    onComplaint(received, testing("2026-04-14 23:59", designated)).thenRejected("bureau-cannot-choose");
    expect(onComplaint(received, testing("2026-04-15 00:00", designated)).rejection).toBeUndefined();
  });

  it("holds up the time limit, not the agreement", () => {
    const atLab = [...mediating, testing("2023-09-20 23:00")];
    onComplaint(atLab, end("2023-12-01 09:00", { ground: "timeLimit" })).thenRejected("time-limit-not-reached");
    expect(onComplaint(atLab, agree("2023-12-01 09:00", { documentNumber: "2" })).rejection).toBeUndefined();
    onComplaint(mediating, testing("2023-09-21 00:00")).thenRejected("time-limit-passed");
  });
});

describe("an agreement", () => {
  it("is put in a mediation document", () => {
    onComplaint(mediating, agree("2023-07-21 10:00")).thenRejected("document-missing");
    onComplaint(mediating, agree("2023-07-21 10:00", { documentNumber: "济阳调〔2023〕1号" })).thenEvents({
      type: "Agreed",
      data: {
        terms: "half back",
        agreed: 100_000,
        recovered: 0,
        paper: { kind: "document", number: "济阳调〔2023〕1号" },
      },
    });
  });

  it("needs only a record when performed at once, or when both sides waive the document", () => {
    expect(onComplaint(mediating, agree("2023-07-21 10:00", { performedAtOnce: true })).events).toMatchObject([
      { data: { agreed: 100_000, recovered: 100_000, paper: { kind: "record", because: "performedAtOnce" } } },
    ]);
    expect(onComplaint(mediating, agree("2023-07-21 10:00", { documentWaived: true })).events).toMatchObject([
      { data: { recovered: 0, paper: { kind: "record", because: "documentWaived" } } },
    ]);
  });

  it("comes within the time limit or not at all", () => {
    expect(onComplaint(mediating, agree("2023-09-20 23:59", { documentNumber: "1" })).rejection).toBeUndefined();
    onComplaint(mediating, agree("2023-09-21 00:00", { documentNumber: "1" })).thenRejected("time-limit-passed");
  });

  it("is paid in parts, and never beyond what was agreed", () => {
    const agreed = [...mediating, agree("2023-07-21 10:00", { documentNumber: "1" })];
    const pay = (local: string, amount: number): Step<ComplaintCommand> => [
      local,
      { type: "Recover", data: { amount } },
    ];
    onComplaint([...agreed, pay("2023-07-25 10:00", 60_000)], pay("2023-07-26 10:00", 40_000)).thenState(
      ({ recovered }) => expect(recovered).toBe(100_000),
    );
    onComplaint(agreed, pay("2023-07-25 10:00", 100_001)).thenRejected("more-than-agreed");
    onComplaint(agreed, pay("2023-07-25 10:00", 0.5)).thenRejected("invalid-command");
  });
});
