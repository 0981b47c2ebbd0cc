import { describe, expect, it } from "vitest";
import type { ComplaintCommand, complaintRefusals } from "../src/complaint/index.ts";
import { accept, at, bothConsent, mediate, onComplaint, open, type Step, test } from "./complaint-world.ts";

type Case = readonly [given: readonly Step<ComplaintCommand>[], when: Step<ComplaintCommand>];

const opened = [open("2023-07-10 09:00")];
const accepted = [...opened, accept("2023-07-11 09:00")]; // to be mediated by 2023-09-12
const mediating = [...accepted, ...mediate("2023-07-12 09:00")];
const ordinary = [
  ...opened,
  test("2023-07-11 09:00", "business"),
  ["2023-07-11 10:00", { type: "TakeAsOrdinary", data: { officer: "o" } }],
] as const satisfies readonly Step<ComplaintCommand>[];

const step = (command: ComplaintCommand, local = "2023-07-14 09:00"): Step<ComplaintCommand> => [local, command];
const offer = (until: string) =>
  step({ type: "OfferToMerchant", data: { merchant: "odr-3", until: at(until), officer: "o" } }, "2023-07-11 09:00");
const offered = [...opened, offer("2023-07-14 09:00")];
const withdrawn = step({ type: "End", data: { ground: "withdrawn" } });
const recusal = (askedBy: "respondent" | "mediator") =>
  step({ type: "RequestRecusal", data: { askedBy, reason: "brother" } }, "2023-07-13 09:00");
const decideRecusal = (data: { granted: boolean; decidedBy: string; replacement?: string }) =>
  step({ type: "DecideRecusal", data });
const testing = (local: string, chosenBy: "parties" | "bureau" = "parties", approver = "head") =>
  step({ type: "StartTesting", data: { body: "lab", chosenBy, subject: "goods", officer: "o", approver } }, local);
const finish = (local: string) => step({ type: "FinishTesting", data: { result: "fine" } }, local);
const agree = (more: { documentNumber?: string; amount?: number } = {}, local?: string) =>
  step({ type: "Agree", data: { terms: "half", performedAtOnce: false, ...more } }, local);
const tell = step({ type: "TellParties", data: { officer: "o" } }, "2023-07-18 09:00");
const agreedOnMoney = [...mediating, agree({ documentNumber: "1", amount: 500 })];

/** Each refusal of the complaint track, met once; a code without a case is a type error. */
const cases: Record<keyof typeof complaintRefusals, Case> = {
  "complaint-open": [opened, open("2023-07-11 09:00")],
  "complaint-unknown": [[], accept("2023-07-11 09:00")],
  "complaint-decided": [accepted, accept("2023-07-12 09:00")],
  "complaint-over": [[...accepted, withdrawn], accept("2023-07-15 09:00")],
  "not-accepted": [opened, step({ type: "Consent", data: { party: "complainant" } })],
  "with-merchant": [offered, accept("2023-07-12 09:00")],
  "not-with-merchant": [opened, step({ type: "PassOn", data: { reason: "declined" } })],
  "already-offered": [
    [...offered, step({ type: "PassOn", data: { reason: "declined" } }, "2023-07-12 09:00")],
    offer("2023-07-14 09:00"),
  ],
  "offer-date-past": [opened, offer("2023-07-11 09:00")],
  "offer-beyond-acceptance": [opened, offer("2023-07-20 09:00")],
  "offer-still-open": [offered, step({ type: "PassOn", data: { reason: "expired" } })],
  "not-a-consumer": [[...opened, test("2023-07-11 09:00", "business")], accept("2023-07-12 09:00")],
  "consumer-test-not-failed": [opened, step({ type: "TakeAsOrdinary", data: { officer: "o" } })],
  "not-a-ground": [accepted, step({ type: "End", data: { ground: "refusalGround", refusalGround: "too-small" } })],
  "refusal-needs-reasons": [
    [open("2026-04-15 09:00")],
    step({ type: "Refuse", data: { ground: "not-our-duty", officer: "o", reasons: "…" } }, "2026-04-16 09:00"),
  ],
  "already-consented": [mediating, step({ type: "Consent", data: { party: "complainant" } })],
  "consent-missing": [accepted, step({ type: "StartMediation", data: { mediator: "m-1" } })],
  "mediation-running": [mediating, step({ type: "StartMediation", data: { mediator: "m-2" } })],
  "no-mediation": [[...accepted, ...bothConsent("2023-07-12 09:00")], agree({ documentNumber: "1" })],
  "mediation-suspended": [
    [...mediating, recusal("respondent")],
    step({ type: "End", data: { ground: "absent", party: "respondent" } }),
  ],
  "no-recusal-request": [mediating, decideRecusal({ granted: true, decidedBy: "head", replacement: "m-2" })],
  "own-recusal": [[...mediating, recusal("respondent")], decideRecusal({ granted: false, decidedBy: "m-1" })],
  "interest-must-recuse": [[...mediating, recusal("mediator")], decideRecusal({ granted: false, decidedBy: "head" })],
  "replacement-missing": [[...mediating, recusal("mediator")], decideRecusal({ granted: true, decidedBy: "head" })],
  "replacement-recused": [
    [...mediating, recusal("mediator")],
    decideRecusal({ granted: true, decidedBy: "head", replacement: "m-1" }),
  ],
  "outside-the-order": [[...ordinary, ...mediate("2023-07-12 09:00")], agree({ documentNumber: "1" })],
  "testing-runs": [[...accepted, testing("2023-07-12 09:00")], testing("2023-07-13 09:00")],
  "no-testing": [accepted, finish("2023-07-13 09:00")],
  "bureau-cannot-choose": [accepted, testing("2023-07-12 09:00", "bureau")],
  "own-approval": [accepted, testing("2023-07-12 09:00", "parties", "o")],
  "time-goes-back": [accepted, testing("2023-07-10 10:00")],
  "time-limit-passed": [mediating, agree({ documentNumber: "1" }, "2023-09-13 09:00")],
  "time-limit-not-reached": [mediating, step({ type: "End", data: { ground: "timeLimit" } }, "2023-09-12 09:00")],
  "document-missing": [mediating, agree()],
  "party-missing": [mediating, step({ type: "End", data: { ground: "absent" } })],
  "enforcement-ends-no-mediation": [mediating, step({ type: "End", data: { ground: "penalised" } })],
  "nobody-to-tell": [agreedOnMoney, tell],
  "already-told": [[...accepted, withdrawn, tell], tell],
  "not-settled": [mediating, step({ type: "Recover", data: { amount: 1 } })],
  "no-law-for-day": [[], open("2027-01-04 09:00")],
  "more-than-agreed": [agreedOnMoney, step({ type: "Recover", data: { amount: 501 } })],
};

describe("each refusal on a complaint has its stable code and a sentence in both languages", () => {
  it.each(Object.entries(cases))("%s", (code, [life, when]) => {
    const { rejection } = onComplaint(life, when).thenRejected(code);
    expect(rejection?.because).toMatch(/^[A-Z].*\.$/);
    expect(rejection?.zh).toMatch(/^\p{Script=Han}.*。$/u);
  });
});

it("time never goes back between the start and the end of testing", () => {
  onComplaint([...accepted, testing("2023-07-12 09:00")], finish("2023-07-12 08:59")).thenRejected("time-goes-back");
});

it("what happens to an ordinary complaint stays outside the order", () => {
  onComplaint(ordinary, testing("2023-07-12 09:00")).thenRejected("outside-the-order");
  const refusalGround = { ground: "refusalGround", refusalGround: "other-law" } as const;
  onComplaint(ordinary, step({ type: "End", data: refusalGround })).thenRejected("outside-the-order");
  onComplaint(ordinary, step({ type: "End", data: { ground: "timeLimit" } }, "2025-01-02 09:00")).thenRejected(
    "time-limit-not-reached",
  );
});

it("a complaint withdrawn before its acceptance starts no clock of telling", () => {
  onComplaint(opened, withdrawn)
    .thenEvents({ type: "Ended", data: { ground: "withdrawn", late: false } })
    .thenState(({ tellBy }) => expect(tellBy).toBeUndefined());
});
