import { fen } from "@caseloop/law";
import { describe, expect, it } from "vitest";
import { type CaseRefusal, caseRefusals } from "../src/case/index.ts";
import {
  at,
  chosen,
  close,
  clue,
  conclude,
  concluded,
  conditions,
  decide,
  decided,
  evidence,
  facts,
  file,
  filed,
  heard,
  investigate,
  investigated,
  notified,
  notify,
  onCase,
  pay,
  performed,
  proposed,
  published,
  review,
  reviewed,
  type Step,
  serve,
  served,
  shop,
  stallholder,
  step,
} from "./case-world.ts";

const big = { penalties: [proposed({ fine: fen(12_000_000) })] };
/** A notice that carries the right to a hearing. */
const large: readonly Step[] = [...reviewed, notify("2023-07-25 09:00", big), serve("2023-07-25 10:00", "notice")];
const requested: readonly Step[] = [...large, step("2023-07-26 09:00", "RequestHearing", {})];
const arrange = (host = "host", day = "2023-08-08") =>
  step("2023-07-27 09:00", "ArrangeHearing", { host, day, place: "room 1" });
const arranged: readonly Step[] = [...requested, arrange()];
const held: readonly Step[] = [
  ...arranged,
  step("2023-08-08 10:00", "EndHearing", { how: "held", officer: "host", record: "record" }),
];
const seize = (local: string, measure: string, more: object = {}) =>
  step(local, "TakeMeasure", {
    measure,
    kind: "seizure",
    officers: ["i-1", "i-2"],
    goods: "12 boxes",
    reason: "unsafe",
    approver: "head",
    ...more,
  });
const lift = (local: string, measure: string, ground: "expired" | "notNeeded" = "notNeeded", approver = "head") =>
  step(local, "LiftMeasure", { measure, approver, ground });
const longer = (local: string, measure: string, approver = "head", applicant = "i-1") =>
  step(local, "ExtendMeasure", { measure, applicant, approver, reason: "complex" });
const stop = (local: string, reason: "testing" | "refund" = "testing", measures: string[] = []) =>
  step(local, "StopClock", { for: reason, officer: "i-1", note: "laboratory", measures });
const asked = { applicant: "i-1", approver: "head", reason: "complex" };
const suspend = step("2023-07-12 09:00", "Suspend", { ...asked, ground: "forceMajeure" });
const toPolice = (local: string, approver = "head") =>
  step(local, "TransferToPolice", { team: ["t-1", "t-2"], approver, suspicion: "fraud" });
const withdraw = (local: string) =>
  step(local, "WithdrawDecision", { approver: "head", ground: "factsWrong", reason: "the goods were another shop's" });
const remedy = (local: string) => step(local, "SeekRemedy", { kind: "reconsideration", body: "district government" });
const ended = (local: string, result: "upheld" | "annulled") => step(local, "EndRemedy", { result, document: "d-1" });
const plan = (...parts: [amount: number, by: string][]) => ({
  application: "困难",
  officer: "i-1",
  approver: "head",
  plan: parts.map(([amount, by]) => ({ amount: fen(amount), by })),
});
const demand = (local: string) => step(local, "Demand", { officer: "i-1" });
const court = (local: string) => step(local, "ApplyToCourt", { approver: "head", court: "district court" });
const publish = (local: string, more: object = {}) =>
  step(local, "Publish", { officer: "i-1", where: "gsxt", ...more });
const takeDown = (local: string, reason: "expired" | "withdrawn" | "early") =>
  step(local, "TakeDown", { officer: "i-1", reason });
const perform = (local: string) => step(local, "PerformDuty", { duty: "correct", officer: "i-1", proof: "photo" });

// On the spot: a person with an unverified scale, up to ¥1,000 (metrology rules 43), a lighter fine for harm made good.
const spot = (local: string, more: object = {}, penalty: object = {}) =>
  step(local, "DecideOnSpot", {
    officers: ["i-1", "i-2"],
    party: stallholder,
    description: "no price tags",
    told: true,
    penalty: {
      act: "a-1",
      norms: ["metrology-43"],
      facts: facts({ party: "person", harmReduced: true }),
      outcome: "lighter",
      reason: "the scale was replaced at once",
      fine: fen(10_000),
      ...penalty,
    },
    ...more,
  });
const onTheWay: readonly Step[] = [clue, evidence("2023-07-03 09:30", "e-1")];
const summary: readonly Step[] = [...onTheWay, spot("2023-07-03 10:00")];
const owing: readonly Step[] = [...published, demand("2023-08-18 09:00")];
const withdrawnPaid: readonly Step[] = [...published, pay("2023-08-10 09:00", 100), withdraw("2023-08-11 09:00")];

/** Every refusal of a case, each reached from a life that could otherwise go on. */
const table: readonly (readonly [CaseRefusal, readonly Step[], Step])[] = [
  // any step
  ["no-such-case", [], file()],
  ["closed", [...performed, pay("2023-08-10 09:00", 7_000_000), close("2023-08-11 09:00")], pay("2023-08-12 09:00", 1)],
  ["before-latest", filed, investigate("2023-07-09 09:00")],
  ["no-law-for-day", [], step("2019-03-29 09:00", "OpenClue", { source: { kind: "inspection" }, about: "shop-1" })],
  [
    "officer-recused",
    [...filed, step("2023-07-10 10:00", "Recuse", { officer: "reviewer", interest: "kin", decidedBy: "head" })],
    step("2023-07-10 11:00", "AssignOfficers", { officers: ["reviewer", "i-2"], by: "chief" }),
  ],
  ["own-approval", [clue], file("2023-07-10 09:00", { approver: "i-1" })],
  ["two-officers-needed", [clue], file("2023-07-10 09:00", { officers: ["i-1", "i-1"] })],
  ["not-the-investigators", filed, investigate("2023-07-11 09:00", { officers: ["i-1", "i-3"] })],
  ["judged-before", reviewed, evidence("2023-07-25 09:00", "e-2", { officers: ["i-1", "reviewer"] })],
  ["investigator-judges", concluded, review("2023-07-24 10:00", { reviewer: "i-2" })],
  ["suspended", [...filed, suspend], investigate("2023-07-13 09:00")],
  ["with-police", [...notified, toPolice("2023-07-25 11:00")], decide("2023-08-02 09:00")],

  // clue, filing
  ["already-opened", filed, clue],
  ["not-a-clue", filed, file("2023-07-11 09:00")],
  [
    "field-needed",
    [step("2023-07-03 09:00", "OpenClue", { source: { kind: "inspection" }, about: "shop-1" })],
    file("2023-07-10 09:00"),
  ],
  [
    "conditions-not-met",
    [clue],
    file("2023-07-10 09:00", { conditions: { ...conditions, inTime: { met: false, because: "three years ago" } } }),
  ],

  // clocks
  ["no-deadline", filed, step("2023-07-11 09:00", "ExtendCheck", asked)],
  [
    "extended-before",
    [...filed, step("2023-07-11 09:00", "ExtendDecision", asked)],
    step("2023-07-12 09:00", "ExtendDecision", asked),
  ],
  ["extension-too-late", [clue], step("2023-07-25 00:00", "ExtendCheck", asked)],
  [
    "extend-by-head-first",
    filed,
    step("2023-07-11 09:00", "ExtendCollectively", {
      applicant: "i-1",
      members: ["head", "deputy"],
      days: 30,
      reason: "r",
    }),
  ],
  ["clock-stopped", [...filed, stop("2023-07-11 09:00")], step("2023-07-12 09:00", "ExtendDecision", asked)],
  ["already-stopped", [...filed, stop("2023-07-11 09:00")], stop("2023-07-12 09:00")],
  ["not-stopped", filed, step("2023-07-12 09:00", "RestartClock", { for: "testing", officer: "i-1" })],

  // investigation
  ["not-in-hand", [clue], conclude()],
  [
    "already-recused",
    [...filed, step("2023-07-10 10:00", "Recuse", { officer: "x", interest: "kin", decidedBy: "head" })],
    step("2023-07-10 11:00", "Recuse", { officer: "x", interest: "kin", decidedBy: "head" }),
  ],
  [
    "replacement-needed",
    filed,
    step("2023-07-10 10:00", "Recuse", { officer: "i-1", interest: "kin", decidedBy: "head" }),
  ],
  ["rights-untold", filed, investigate("2023-07-11 09:00", { rightsTold: false })],
  ["evidence-known", investigated, evidence("2023-07-11 11:00", "e-1")],
  [
    "evidence-unknown",
    investigated,
    conclude("2023-07-20 17:00", { acts: [{ act: "a-1", description: "d", evidence: ["e-9"] }] }),
  ],
  ["obtained-later", filed, evidence("2023-07-11 10:00", "e-1", { obtainedAt: at("2023-07-11 10:01") })],
  ["act-twice", reviewed, notify("2023-07-25 09:00", { penalties: [proposed(), proposed()] })],
  ["act-unknown", reviewed, notify("2023-07-25 09:00", { penalties: [proposed({ act: "a-2" })] })],

  // coercive measures
  ["measure-known", [...filed, seize("2023-07-11 09:00", "m-1")], seize("2023-07-11 10:00", "m-1")],
  ["no-such-measure", filed, lift("2023-07-11 09:00", "m-1")],
  [
    "no-approval-pending",
    [...filed, seize("2023-07-11 09:00", "m-1")],
    step("2023-07-11 10:00", "DecideMeasure", { measure: "m-1", approver: "head", approved: true }),
  ],
  [
    "approval-pending",
    [...filed, seize("2023-07-11 09:00", "m-1", { approver: undefined })],
    longer("2023-07-11 10:00", "m-1"),
  ],
  [
    "no-extension",
    [...filed, seize("2023-07-11 09:00", "m-1", { kind: "preservation" })],
    longer("2023-07-12 10:00", "m-1"),
  ],
  ["not-expired", [...filed, seize("2023-07-11 09:00", "m-1")], lift("2023-07-12 09:00", "m-1", "expired")],
  [
    "not-lifted",
    [...filed, seize("2023-07-11 09:00", "m-1")],
    step("2023-07-12 09:00", "ReturnGoods", { measure: "m-1", officer: "i-1", receipt: "r" }),
  ],
  [
    "no-confiscation",
    [...filed, seize("2023-07-11 09:00", "m-1")],
    step("2023-07-12 09:00", "ConfiscateGoods", { measure: "m-1", officer: "i-1" }),
  ],

  // review, notice, defence, hearing
  ["not-concluded", investigated, review()],
  ["legal-review-needed", [...investigated, conclude("2023-07-20 17:00", { grave: ["complex"] })], review()],
  ["not-reviewed", concluded, notify()],
  [
    "nothing-to-notify",
    reviewed,
    notify("2023-07-25 09:00", { penalties: [proposed({ fine: fen(0), goods: false })] }),
  ],
  [
    "heavier-needs-new-evidence",
    heard,
    notify("2023-07-26 09:00", { penalties: [proposed({ fine: fen(7_000_001) })], newEvidence: ["e-1"] }),
  ],
  ["not-announced", notified, serve("2023-07-25 10:00", "notice", "announcement")],
  [
    "announcement-running",
    [...notified, step("2023-07-25 10:00", "Announce", { document: "notice", officer: "i-1", reason: "gone" })],
    serve("2023-08-24 23:59", "notice", "announcement"),
  ],
  ["already-served", heard, serve("2023-07-26 10:00", "notice")],
  ["not-notified", notified, step("2023-07-25 11:00", "FileDefence", { defence: "d-1", statement: "不知情" })],
  ["defence-too-late", heard, step("2023-08-02 00:00", "FileDefence", { defence: "d-1", statement: "不知情" })],
  [
    "waived",
    [...heard, step("2023-07-26 09:00", "Waive", { rights: ["defence"] })],
    step("2023-07-26 10:00", "FileDefence", { defence: "d-1", statement: "不知情" }),
  ],
  [
    "defence-known",
    [...heard, step("2023-07-26 09:00", "FileDefence", { defence: "d-1", statement: "不知情" })],
    step("2023-07-26 10:00", "FileDefence", { defence: "d-1", statement: "不知情" }),
  ],
  [
    "no-such-defence",
    heard,
    step("2023-07-26 10:00", "AnswerDefence", { defence: "d-1", officer: "i-1", adopted: false, reasons: "r" }),
  ],
  ["no-hearing-right", heard, step("2023-07-26 10:00", "RequestHearing", {})],
  ["hearing-open", requested, step("2023-07-26 10:00", "RequestHearing", {})],
  ["no-hearing", large, arrange()],
  // Once the case has ended there is no clock left for its report to start again.
  [
    "no-hearing",
    [...held, step("2023-08-08 10:30", "Terminate", { approver: "head", reason: "dissolved" })],
    step("2023-08-08 11:00", "ReportHearing", { host: "host", opinion: "uphold" }),
  ],
  ["hearing-too-soon", requested, arrange("host", "2023-08-04")],
  ["not-the-host", arranged, step("2023-08-08 10:00", "EndHearing", { how: "held", officer: "i-1", record: "r" })],
  ["not-the-day", arranged, step("2023-08-07 10:00", "EndHearing", { how: "held", officer: "host", record: "r" })],

  // decision
  ["defence-window-open", heard, decide("2023-08-01 23:59")],
  [
    "defence-unanswered",
    [...heard, step("2023-07-26 09:00", "FileDefence", { defence: "d-1", statement: "不知情" })],
    decide(),
  ],
  [
    "collective-discussion-needed",
    [
      ...investigated,
      conclude("2023-07-20 17:00", { grave: ["complex"] }),
      review("2023-07-24 10:00", { kind: "legal" }),
      notify(),
      serve("2023-07-25 10:00", "notice"),
    ],
    decide(),
  ],
  [
    "act-undecided",
    [
      ...investigated,
      conclude("2023-07-20 17:00", {
        acts: [
          { act: "a-1", description: "d", evidence: ["e-1"] },
          { act: "a-2", description: "d", evidence: ["e-1"] },
        ],
      }),
      review(),
      notify(),
      serve("2023-07-25 10:00", "notice"),
    ],
    decide(),
  ],
  ["heavier-than-notified", heard, decide("2023-08-02 09:00", { penalties: [chosen({ fine: fen(7_000_001) })] })],
  [
    "crime-suspected",
    heard,
    decide("2023-08-02 09:00", { penalties: [chosen({ facts: facts({ crimeSuspected: true }) })] }),
  ],
  ["not-ours", heard, decide("2023-08-02 09:00", { penalties: [chosen({ facts: facts({ competent: false }) })] })],
  ["another-party", heard, decide("2023-08-02 09:00", { penalties: [chosen({ facts: facts({ party: "person" }) })] })],
  ["not-assessable", heard, decide("2023-08-02 09:00", { penalties: [chosen({ facts: {} })] })],
  [
    "kinds-without-penalty",
    reviewed,
    decide("2023-08-02 09:00", {
      penalties: [
        {
          act: "a-1",
          norms: ["food-124"],
          facts: facts({ minor: true, corrected: true, harm: "none" }),
          outcome: "not_imposed",
          reason: "minor",
          kinds: ["warning"],
        },
      ],
    }),
  ],
  ["not-summary", onTheWay, spot("2023-07-03 10:00", {}, { fine: fen(20_001) })],
  ["party-untold", onTheWay, spot("2023-07-03 10:00", { told: false })],

  // service, payment
  ["no-decision", heard, serve("2023-08-02 09:00", "decision")],
  ["not-served", decided, pay("2023-08-02 10:00", 1)],
  ["nothing-owed", [...served, pay("2023-08-10 09:00", 7_000_000)], pay("2023-08-10 10:00", 1)],
  ["more-than-owed", served, pay("2023-08-10 09:00", 7_000_001)],
  [
    "not-on-the-spot",
    served,
    step("2023-08-10 09:00", "CollectOnSpot", {
      amount: fen(100),
      receipt: "r",
      officers: ["i-1", "i-2"],
      ground: "smallFine",
    }),
  ],
  ["nothing-to-hand-in", served, step("2023-08-10 09:00", "HandIn", { officer: "i-1" })],
  [
    "plan-stands",
    [...served, step("2023-08-10 09:00", "GrantInstalments", plan([7_000_000, "2023-10-31"]))],
    step("2023-08-10 10:00", "GrantInstalments", plan([7_000_000, "2023-10-31"])),
  ],
  [
    "plan-sum",
    served,
    step("2023-08-10 09:00", "GrantInstalments", plan([3_000_000, "2023-09-29"], [3_999_999, "2023-10-31"])),
  ],
  [
    "plan-dates",
    served,
    step("2023-08-10 09:00", "GrantInstalments", plan([3_000_000, "2023-09-29"], [4_000_000, "2023-09-29"])),
  ],
  [
    "surcharge-running",
    [...served, step("2023-08-18 09:00", "ImposeSurcharge", { approver: "head" })],
    step("2023-08-19 09:00", "ImposeSurcharge", { approver: "head" }),
  ],
  ["not-overdue", served, step("2023-08-17 23:59", "ImposeSurcharge", { approver: "head" })],

  // remedies, execution
  ["remedy-open", [...served, remedy("2023-08-03 09:00")], remedy("2023-08-04 09:00")],
  ["no-remedy", served, ended("2023-08-04 09:00", "upheld")],
  [
    "must-withdraw",
    [...served, remedy("2023-08-03 09:00"), ended("2023-09-04 09:00", "annulled")],
    remedy("2023-09-05 09:00"),
  ],
  ["no-such-duty", [...served, perform("2023-08-03 09:00")], perform("2023-08-03 09:00")],
  ["demand-first", served, court("2024-02-05 09:00")],
  ["demand-running", owing, court("2023-09-01 23:59")],
  ["court-too-early", owing, court("2024-02-02 23:59")],
  ["court-too-late", owing, court("2024-05-07 00:00")],
  ["no-court", owing, step("2024-02-05 09:00", "RecordCourt", { outcome: "executed", document: "d" })],
  ["court-has-it", [...owing, court("2024-02-05 09:00")], court("2024-02-06 09:00")],

  // publication
  ["nothing-to-publish", summary, publish("2023-07-04 09:00")],
  ["already-published", published, publish("2023-08-04 09:00")],
  ["not-published", served, takeDown("2023-08-04 09:00", "early")],
  ["not-a-low-fine", served, publish("2023-08-04 09:00", { lowFine: true })],
  ["decision-stands", published, takeDown("2023-08-04 09:00", "withdrawn")],
  ["not-early", published, takeDown("2023-08-04 09:00", "early")],

  // police, correction, closure
  [
    "not-with-police",
    filed,
    step("2023-07-11 09:00", "TakeBack", { officer: "i-1", reason: "withdrawn", document: "d" }),
  ],
  [
    "police-answered",
    [
      ...filed,
      toPolice("2023-07-11 09:00"),
      step("2023-07-12 09:00", "RecordPoliceAnswer", { accepted: true, document: "d" }),
    ],
    step("2023-07-13 09:00", "TakeBack", { officer: "i-1", reason: "notAccepted", document: "d" }),
  ],
  [
    "nothing-to-return",
    withdrawnPaid,
    step("2023-08-12 09:00", "ReturnMoney", { amount: fen(101), officer: "i-1", receipt: "r" }),
  ],
  [
    "papers-unfiled",
    [...summary, pay("2023-07-04 09:00", 10_000), perform("2023-07-04 09:00")],
    close("2023-07-05 09:00"),
  ],
  ["not-a-summary", served, step("2023-08-04 09:00", "FilePapers", { officer: "i-1" })],
  [
    "papers-filed",
    [...summary, step("2023-07-04 09:00", "FilePapers", { officer: "i-1" })],
    step("2023-07-04 10:00", "FilePapers", { officer: "i-1" }),
  ],
  ["not-over", reviewed, close("2023-08-04 09:00")],
  ["unpaid", performed, close("2023-08-05 09:00")],
  ["duties-open", [...published, pay("2023-08-10 09:00", 7_000_000)], close("2023-08-10 10:00")],
  [
    "measure-open",
    [
      ...filed,
      seize("2023-07-11 09:00", "m-1"),
      step("2023-07-12 09:00", "Terminate", { approver: "head", reason: "dissolved" }),
    ],
    close("2023-07-13 09:00"),
  ],
  [
    "not-handed-in",
    [
      ...summary,
      step("2023-07-03 10:10", "CollectOnSpot", {
        amount: fen(10_000),
        receipt: "r",
        officers: ["i-1", "i-2"],
        ground: "smallFine",
      }),
      perform("2023-07-03 11:00"),
    ],
    close("2023-07-04 09:00"),
  ],
  [
    "unpublished",
    [
      ...served,
      pay("2023-08-10 09:00", 7_000_000),
      perform("2023-08-10 09:00"),
      step("2023-08-10 09:00", "PerformDuty", { duty: "confiscateGoods", officer: "i-1", proof: "l" }),
    ],
    close("2023-08-10 10:00"),
  ],
  [
    "take-down-first",
    [
      ...published,
      withdraw("2023-08-04 09:00"),
      step("2023-08-04 10:00", "Terminate", { approver: "head", reason: "r" }),
    ],
    close("2023-08-04 11:00"),
  ],
  [
    "money-to-return",
    [...withdrawnPaid, step("2023-08-12 09:00", "Terminate", { approver: "head", reason: "r" })],
    close("2023-08-12 10:00"),
  ],
  [
    "hearing-right-untold",
    [
      ...investigated,
      conclude(),
      review(),
      notify("2023-07-25 09:00", { penalties: [proposed({ fine: fen(9_000_000) })] }),
      serve("2023-07-25 10:00", "notice"),
    ],
    decide("2023-08-02 09:00", {
      penalties: [chosen({ fine: fen(15_000_000), facts: facts({ goodsValue: 1_000_000 }) })],
    }),
  ],
];

describe("a case refuses, in both languages", () => {
  it.each(table)("%s", (code, steps, last) => {
    const { rejection } = onCase(steps, last).thenRejected(code);
    expect(rejection?.because).toBe(caseRefusals[code][0]);
    expect(rejection?.zh).toBe(caseRefusals[code][1]);
  });

  it("for every reason it knows", () => {
    expect(Object.keys(caseRefusals).filter((code) => !table.some(([reached]) => reached === code))).toEqual([]);
  });

  it("and a report is heard in the case of a held hearing only", () => {
    onCase(held, step("2023-08-08 11:00", "ReportHearing", { host: "host", opinion: "uphold" })).thenState(
      ({ heard: was, stops }) => expect([was, stops]).toEqual([true, []]),
    );
    expect(shop.kind).toBe("entity");
  });
});
