import { describe, expect, it } from "vitest";
import type { ComplaintCommand } from "../src/complaint/index.ts";
import { accept, mediate, onComplaint, open, type Step } from "./complaint-world.ts";

const accepted = [open("2023-07-10 09:00"), accept("2023-07-19 10:00")]; // to be mediated by 2023-09-20
const mediating = [...accepted, ...mediate("2023-07-20 14:00")];
const accepted121 = [open("2026-04-20 09:00"), accept("2026-04-20 10:00")]; // by 2026-06-22, counted to 06-19
const mediating121 = [...accepted121, ...mediate("2026-04-21 09:00")];

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

describe("the end without an agreement", () => {
  const grounds = [
    ["withdrawn", {}, "21(1)", "23(1)"],
    ["absent", { party: "respondent" }, "21(3)", "23(2)"],
    ["refused", { party: "respondent" }, "21(3)", "23(2)"],
    ["noAgreement", {}, "21(4)", "23(3)"],
    ["testingNotAgreed", {}, "21(2)", "23(4)"],
    ["refusalGround", { refusalGround: "already-handled" }, "21(6)", "23(6)"],
    ["deathOrDissolution", { party: "respondent" }, "21(7)", "23(7)"],
    ["otherLaw", {}, "21(7)", "23(8)"],
  ] as const;

  it.each(grounds)("%s stands in Order 20 and Order 121", (ground, more, order20, order121) => {
    for (const [life, local, article] of [
      [mediating, "2023-07-24 09:00", order20],
      [mediating121, "2026-04-22 09:00", order121],
    ] as const) {
      onComplaint(life, end(local, { ground, ...more })).thenState(({ status, outcome, tellBy }) => {
        expect({ status, outcome }).toEqual({ status: "ended", outcome: ground });
        expect(tellBy?.deadline.term).toEqual({ unit: "workingDay", n: 7 });
      });
      expect(onComplaint(life, end(local, { ground, ...more })).events).toMatchObject([
        { data: { late: false, basis: { act: "samr-complaints", article } } },
      ]);
    }
  });

  it("comes by the time limit on the first moment after it: 45 working days, or 60 days moved off the holiday", () => {
    const limit = { ground: "timeLimit" } as const;
    onComplaint(mediating, end("2023-09-20 23:59", limit)).thenRejected("time-limit-not-reached");
    expect(onComplaint(mediating, end("2023-09-21 00:00", limit)).events).toMatchObject([
      { data: { basis: { article: "21(5)" }, late: true } },
    ]);
    onComplaint(mediating121, end("2026-06-22 23:59", limit)).thenRejected("time-limit-not-reached");
    expect(onComplaint(mediating121, end("2026-06-23 00:00", limit)).events).toMatchObject([
      { data: { basis: { article: "23(5)" }, late: true } },
    ]);
  });

  it("by the time limit rests on the order of acceptance, whatever is in force when it ends", () => {
    const old = [open("2026-04-13 09:00"), accept("2026-04-14 09:00")];
    expect(onComplaint(old, end("2026-06-22 09:00", { ground: "timeLimit" })).events).toMatchObject([
      { data: { basis: { article: "21(5)", edition: "2022-09" }, tellBy: { basis: { edition: "2025" } } } },
    ]);
  });

  it("is told to both parties in 7 working days, once", () => {
    const ended = [...mediating, end("2023-07-24 09:00", { ground: "noAgreement" })];
    const tell = (local: string): Step<ComplaintCommand> => [local, { type: "TellParties", data: { officer: "o-1" } }];
    onComplaint(ended, tell("2023-08-02 23:59")).thenEvents({
      type: "PartiesTold",
      data: { officer: "o-1", late: false },
    });
    onComplaint(ended, tell("2023-08-03 00:00")).thenEvents({
      type: "PartiesTold",
      data: { officer: "o-1", late: true },
    });
    onComplaint([...ended, tell("2023-07-25 09:00")], tell("2023-07-26 09:00")).thenRejected("already-told");
  });

  it("comes by self-settlement at any stage, even while a recusal is open", () => {
    const settle: Step<ComplaintCommand> = [
      "2023-07-21 12:30",
      { type: "SelfSettle", data: { terms: "refund", amount: 50_000, performedAtOnce: false } },
    ];
    expect(onComplaint([...mediating, recusal("2023-07-21 09:00")], settle).events).toMatchObject([
      { type: "SelfSettled", data: { stage: "accepted", agreed: 50_000, recovered: 0, basis: { article: "21(1)" } } },
    ]);
  });

  it("is final", () => {
    const ended = [...mediating, end("2023-07-24 09:00", { ground: "withdrawn" })];
    for (const command of [
      agree("2023-07-25 09:00", { documentNumber: "1" })[1],
      { type: "SelfSettle", data: { terms: "x", performedAtOnce: true } },
      { type: "End", data: { ground: "noAgreement" } },
      { type: "Accept", data: { officer: "o-1" } },
      { type: "Consent", data: { party: "respondent" } },
    ] satisfies ComplaintCommand[]) {
      onComplaint(ended, ["2023-07-25 09:00", command]).thenRejected("complaint-over");
    }
  });
});
