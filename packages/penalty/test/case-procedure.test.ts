import { fen } from "@caseloop/law";
import { describe, expect, it } from "vitest";
import { defineRuleSet, library, shippedLibrary } from "../src/index.ts";
import {
  after,
  chosen,
  close,
  clue,
  conclude,
  concluded,
  decide,
  decided,
  discuss,
  evidence,
  facts,
  file,
  filed,
  heard,
  investigate,
  investigated,
  life,
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

/** What the price rules ask for beside the general facts. */
const priceFacts = {
  hasGains: false,
  graveInfluence: false,
  repeated: false,
  evidenceTampered: false,
  assetsMoved: false,
  refundRefused: false,
};
const worth = facts({ goodsValue: 1_000_000 });
/** Goods worth ¥10,000: ten to twenty times of it, so a fine that carries the right to a hearing. */
const large = (fine = 15_000_000) => chosen({ facts: worth, fine: fen(fine) });
const toLargeNotice: readonly Step[] = [
  ...reviewed,
  notify("2023-07-25 09:00", { penalties: [proposed({ fine: fen(15_000_000) })] }),
  serve("2023-07-25 10:00", "notice"),
];
const hearingHeld: readonly Step[] = [
  ...toLargeNotice,
  step("2023-07-26 09:00", "RequestHearing", {}),
  step("2023-07-27 09:00", "ArrangeHearing", { host: "host", day: "2023-08-08", place: "room 1" }),
  step("2023-08-08 10:00", "EndHearing", { how: "held", officer: "host", record: "record" }),
  step("2023-08-10 10:00", "ReportHearing", { host: "host", opinion: "uphold" }),
];

describe("the right to a hearing", () => {
  // Persons from ¥10,000, entities from ¥100,000, both included (以上); closure and revocation at any amount (Penalty Law art. 63).
  it.each([
    ["entity", { fine: 9_999_999 }, undefined],
    ["entity", { fine: 10_000_000 }, ["fine"]],
    ["person", { fine: 999_999 }, undefined],
    ["person", { fine: 1_000_000 }, ["fine"]],
    ["entity", { confiscated: 9_999_999 }, undefined],
    ["entity", { confiscated: 10_000_000 }, ["confiscation"]],
    ["entity", { kinds: ["warning", "criticism", "licenceSuspended"] }, undefined],
    ["entity", { kinds: ["licenceRevoked"] }, ["licenceRevoked"]],
    ["person", { kinds: ["closed", "businessSuspended"] }, ["businessSuspended", "closed"]],
    ["person", { kinds: ["gradeLowered", "employmentRestricted"] }, ["gradeLowered", "employmentRestricted"]],
  ] as const)("for %s %j: %j", (kind, penalty, because) => {
    const steps = [
      clue,
      file("2023-07-10 09:00", { party: kind === "entity" ? shop : stallholder }),
      ...concluded.slice(2),
      review(),
    ];
    const one = {
      act: "a-1",
      fine: 0,
      confiscated: 0,
      ...penalty,
      kinds: [...("kinds" in penalty ? penalty.kinds : [])],
    };
    const { events } = onCase(steps, notify("2023-07-25 09:00", { penalties: [one] }));
    expect((events[0] as { data: { hearing?: { because: unknown } } }).data.hearing?.because).toEqual(because);
  });

  it("counts the fines of all acts together", () => {
    const acts = ["a-1", "a-2"].map((act) => ({ act, description: "d", evidence: ["e-1"] }));
    const two = [...investigated, conclude("2023-07-20 17:00", { acts }), review()];
    const { events } = onCase(
      two,
      notify("2023-07-25 09:00", { penalties: acts.map(({ act }) => proposed({ act, fine: fen(5_000_000) })) }),
    );
    expect(events[0]).toMatchObject({ data: { hearing: { because: ["fine"] } } });
  });
});

describe("a case that was heard", () => {
  it("needs a legal review after the hearing, whatever was reviewed before, and then the leaders together", () => {
    const decision = (local: string) => decide(local, { penalties: [large()] });
    onCase(hearingHeld, decision("2023-08-11 09:00")).thenRejected("legal-review-needed");
    onCase(hearingHeld, discuss("2023-08-11 09:00")).thenRejected("legal-review-needed");
    const legal = [...hearingHeld, review("2023-08-11 09:00", { kind: "legal" })];
    onCase(legal, decision("2023-08-11 10:00")).thenRejected("collective-discussion-needed");
    const discussed = [...legal, discuss("2023-08-11 10:00")];
    expect(onCase(discussed, decision("2023-08-11 11:00")).events[0]).toMatchObject({
      type: "PenaltyDecided",
      data: { fine: 15_000_000, by: ["head"], decision: 1 },
    });
  });

  it("is heard by a host who did not investigate, and who cannot investigate afterwards", () => {
    const requested = [...toLargeNotice, step("2023-07-26 09:00", "RequestHearing", {})];
    const arrange = (host: string) =>
      step("2023-07-27 09:00", "ArrangeHearing", { host, day: "2023-08-08", place: "p" });
    onCase(requested, arrange("i-1")).thenRejected("investigator-judges");
    onCase(
      [...requested, arrange("host")],
      step("2023-07-28 09:00", "AssignOfficers", { officers: ["host", "i-1"], by: "chief" }),
    ).thenRejected("judged-before");
  });

  it("gets another host where the first steps aside", () => {
    const arranged = hearingHeld.slice(0, -2);
    const recuse = (replacement?: string) =>
      step("2023-07-28 09:00", "Recuse", {
        officer: "host",
        interest: "kin",
        decidedBy: "head",
        ...(replacement && { replacement }),
      });
    onCase(arranged, recuse()).thenRejected("replacement-needed");
    onCase(arranged, recuse("i-1")).thenRejected("investigator-judges");
    expect(after([...arranged, recuse("host-2")]).notice?.hearing?.host).toBe("host-2");
    const assign = step("2023-07-31 09:00", "AssignOfficers", { officers: ["host-2", "i-1"], by: "chief" });
    onCase([...arranged, recuse("host-2")], assign).thenRejected("judged-before");
  });

  it("sends the discussion back to the investigation where the leaders do not agree", () => {
    const legal = [...hearingHeld, review("2023-08-11 09:00", { kind: "legal" })];
    expect(after([...legal, discuss("2023-08-11 10:00", { agreed: false })]).status).toBe("investigating");
  });

  it("is investigated by none of the leaders who discussed it", () => {
    const discussed = [...hearingHeld, review("2023-08-11 09:00", { kind: "legal" }), discuss("2023-08-11 10:00")];
    const assign = step("2023-08-11 11:00", "AssignOfficers", { officers: ["deputy", "i-1"], by: "chief" });
    onCase(discussed, assign).thenRejected("judged-before");
  });

  it("is discussed by leaders who did not investigate, two at least", () => {
    const legal = [...hearingHeld, review("2023-08-11 09:00", { kind: "legal" })];
    onCase(legal, discuss("2023-08-11 10:00", { members: ["head", "i-1"] })).thenRejected("investigator-judges");
    onCase(legal, discuss("2023-08-11 10:00", { members: ["head", "head"] })).thenRejected("two-officers-needed");
  });
});

describe("a review", () => {
  it("by whoever ever investigated is refused, also after they left the case", () => {
    const left = [
      ...investigated,
      step("2023-07-12 09:00", "AssignOfficers", { officers: ["i-3", "i-4"], by: "chief" }),
    ];
    const done = [...left, conclude("2023-07-20 17:00", { officers: ["i-3", "i-4"] })];
    onCase(done, review("2023-07-24 10:00", { reviewer: "i-1" })).thenRejected("investigator-judges");
    expect(onCase(done, review()).rejection).toBeUndefined();
  });

  it.each(["correct", "supplement"] as const)(
    "that says %s returns the case to the investigators, to be reviewed again",
    (opinion) => {
      const back = [...concluded, review("2023-07-24 10:00", { opinion })];
      expect(after(back)).toMatchObject({ status: "investigating", passed: { case: false, legal: false } });
      onCase(back, notify()).thenRejected("not-reviewed");
    },
  );

  it("can be extended by the head for as long as the head says", () => {
    const longer = step("2023-08-01 09:00", "ExtendReview", {
      applicant: "reviewer",
      approver: "head",
      days: 5,
      reason: "r",
    });
    expect(after([...concluded, longer]).reviewBy?.deadline.day).toBe("2023-08-10");
  });
});

describe("the notice", () => {
  it("opens the decision at once where the party waives its right, and not before", () => {
    onCase(heard, decide("2023-07-25 11:00")).thenRejected("defence-window-open");
    const waived = [...heard, step("2023-07-25 10:30", "Waive", { rights: ["defence"] })];
    expect(onCase(waived, decide("2023-07-25 11:00")).rejection).toBeUndefined();
  });

  it("leaves the window open for the hearing where only the defence was waived", () => {
    const defence = [...toLargeNotice, step("2023-07-25 10:30", "Waive", { rights: ["defence"] })];
    onCase(defence, decide("2023-07-25 11:00", { penalties: [large()] })).thenRejected("defence-window-open");
    const both = [...defence, step("2023-07-25 10:40", "Waive", { rights: ["hearing"] })];
    expect(onCase(both, decide("2023-07-25 11:00", { penalties: [large()] })).rejection).toBeUndefined();
    onCase(heard, step("2023-07-25 10:30", "Waive", { rights: ["hearing"] })).thenRejected("no-hearing-right");
  });

  it("is needed for any penalty, and for none where none is imposed", () => {
    onCase(reviewed, decide("2023-07-25 09:00")).thenRejected("not-notified");
    const spared = {
      act: "a-1",
      norms: ["food-124"],
      facts: facts({ minor: true, corrected: true, harm: "none" }),
      outcome: "not_imposed" as const,
      reason: "minor, corrected at once, no harm",
    };
    const { events } = onCase(reviewed, decide("2023-07-25 09:00", { penalties: [spared] }));
    // The statutory minimum of art. 124 is the reduction.
    expect(events[0]).toMatchObject({ data: { fine: 0, reduction: 5_000_000 } });
    expect(events[0]).not.toHaveProperty("data.publishBy");
  });

  it("is needed for what is exempt but confiscated all the same (Food Safety Law art. 136)", () => {
    const exempt = {
      act: "a-1",
      norms: ["food-124"],
      facts: facts({ purchaseChecked: true, provedUnaware: true, sourceNamed: true }),
      outcome: "exempt" as const,
      reason: "papers complete",
    };
    onCase(reviewed, decide("2023-07-25 09:00", { penalties: [exempt] })).thenRejected("not-notified");
    expect(onCase(heard, decide("2023-08-02 09:00", { penalties: [exempt] })).events[0]).toMatchObject({
      data: { fine: 0, penalties: [{ goods: true, discretion: { choice: { outcome: "exempt", by: "head" } } }] },
    });
  });

  it("is never outdone by the decision, in money, goods or kind, whatever the party said", () => {
    const spoke = [
      ...heard,
      step("2023-07-26 09:00", "FileDefence", { defence: "d-1", statement: "不服" }),
      step("2023-07-28 09:00", "AnswerDefence", { defence: "d-1", officer: "i-1", adopted: false, reasons: "refuted" }),
    ];
    const with_ = (more: object) => decide("2023-08-02 09:00", { penalties: [chosen(more)] });
    onCase(spoke, with_({ fine: fen(7_000_001) })).thenRejected("heavier-than-notified");
    onCase(spoke, with_({ kinds: ["warning"] })).thenRejected("heavier-than-notified");
    onCase(spoke, with_({ facts: facts({ unlawfulGains: 1 }) })).thenRejected("heavier-than-notified");
    const noGoods = [
      ...reviewed,
      notify("2023-07-25 09:00", { penalties: [proposed({ goods: false })] }),
      serve("2023-07-25 10:00", "notice"),
    ];
    onCase(noGoods, decide()).thenRejected("heavier-than-notified");
    expect(onCase(spoke, with_({ fine: fen(6_999_999) })).rejection).toBeUndefined();
  });

  it("does not follow another that is still being announced", () => {
    const gone = [
      ...notified,
      step("2023-07-25 10:00", "Announce", { document: "notice", officer: "i-1", reason: "gone" }),
    ];
    onCase(gone, notify("2023-07-26 09:00")).thenRejected("announcement-running");
    onCase(
      gone,
      step("2023-07-26 09:00", "Announce", { document: "notice", officer: "i-1", reason: "gone" }),
    ).thenRejected("announcement-running");
    // Found after all, and served by hand: the announcement is over, and with it the time that is not counted.
    expect(after([...gone, serve("2023-08-04 09:00", "notice")])).toMatchObject({
      stops: [],
      decideBy: { deadline: { day: "2023-10-18" } },
    });
  });

  it("may follow another: lighter at any time, heavier only for evidence found since", () => {
    const again = (fine: number, newEvidence: string[] = []) =>
      notify("2023-07-28 09:00", { penalties: [proposed({ fine: fen(fine) })], newEvidence });
    expect(onCase(heard, again(6_600_000)).events[0]).toMatchObject({ data: { notice: 2 } });
    onCase(heard, again(7_100_000)).thenRejected("heavier-needs-new-evidence");
    const found = [...heard, evidence("2023-07-27 09:00", "e-2")];
    onCase(found, again(7_100_000, ["e-1"])).thenRejected("heavier-needs-new-evidence");
    const { state } = onCase(found, again(7_100_000, ["e-2"]));
    // And the party has its five days anew.
    expect(state.notice).toMatchObject({ number: 2, waived: [], defences: [] });
    expect(state.notice).not.toHaveProperty("servedAt");
    onCase([...found, again(7_100_000, ["e-2"])], decide()).thenRejected("not-notified");
  });
});

describe("a decision", () => {
  it("is by a head who did not investigate, in each case once for each act", () => {
    onCase(heard, decide("2023-08-02 09:00", { approver: "i-2" })).thenRejected("investigator-judges");
    onCase(heard, decide("2023-08-02 09:00", { penalties: [chosen(), chosen()] })).thenRejected("act-twice");
    onCase(heard, decide("2023-08-02 09:00", { penalties: [chosen({ act: "a-2" })] })).thenRejected("act-unknown");
    onCase(decided, decide("2023-08-03 09:00")).thenRejected("not-in-hand");
  });

  it("lies in the band of its tier", () => {
    onCase(heard, decide("2023-08-02 09:00", { penalties: [chosen({ fine: fen(6_500_000) })] })).thenRejected(
      "fine-outside-band",
    );
    onCase(
      heard,
      decide("2023-08-02 09:00", { penalties: [chosen({ outcome: "mitigated", fine: fen(1_000_000) })] }),
    ).thenRejected("outcome-not-permitted");
  });

  it("rests on evidence of this case that was not excluded", () => {
    const gone = [
      ...heard,
      step("2023-07-26 09:00", "ExcludeEvidence", { evidence: "e-1", officer: "reviewer", reason: "taken by force" }),
    ];
    onCase(gone, decide()).thenRejected("evidence-unknown");
    onCase(
      gone,
      step("2023-07-27 09:00", "ExcludeEvidence", { evidence: "e-1", officer: "reviewer", reason: "r" }),
    ).thenRejected("evidence-unknown");
  });

  it("carries the whole account of how the rules were applied, with limits to serve and to publish", () => {
    const { events } = onCase(heard, decide());
    expect(events[0]).toMatchObject({
      type: "PenaltyDecided",
      data: {
        procedure: "ordinary",
        serveBy: { deadline: { day: "2023-08-11" }, basis: { article: "81" } },
        publishBy: { deadline: { day: "2023-08-30" }, basis: { act: "samr-penalty-publication", article: "9" } },
        penalties: [
          { act: "a-1", discretion: { decidedOn: "2023-08-02", baseline: 5_000_000, choice: { by: "head" } } },
        ],
      },
    });
  });

  it("stands still with a clock that stands still", () => {
    onCase(
      [...heard, step("2023-07-26 09:00", "StopClock", { for: "refund", officer: "i-1", note: "refund ordered" })],
      decide(),
    ).thenRejected("clock-stopped");
  });

  it("in a mitigated case of Shandong's list needs legal review and the leaders together", () => {
    // The list is in force from 2024-11-21: the same case, a year and a half later.
    const shift = (steps: readonly Step[]): Step[] =>
      steps.map(([local, command]) => [
        `2025${local.slice(4)}`,
        JSON.parse(JSON.stringify(command).replaceAll("2023-", "2025-")),
      ]);
    const mitigated = chosen({
      facts: facts({ harmReduced: true }),
      outcome: "mitigated",
      fine: fen(2_000_000),
      reason: "recalled all",
    });
    const [local, command] = decide("2023-08-02 09:00", { penalties: [mitigated] });
    const [last] = shift([[local, command]]);
    if (!last) throw new Error("no step");
    onCase(shift(heard), last).thenRejected("legal-review-needed");
    const legal = shift([...heard, review("2023-08-01 10:00", { kind: "legal" })]);
    onCase(legal, last).thenRejected("collective-discussion-needed");
    const all = shift([...heard, review("2023-08-01 10:00", { kind: "legal" }), discuss("2023-08-02 08:00")]);
    expect(onCase(all, last).events[0]).toMatchObject({ data: { fine: 2_000_000, reduction: 3_000_000 } });
  });
});

describe("stepping aside", () => {
  const recuse = (replacement: string) =>
    step("2023-07-12 09:00", "Recuse", { officer: "i-1", interest: "kin", decidedBy: "head", replacement });
  it("leaves two officers on the case, and the one who left off it", () => {
    const { state } = onCase(investigated, recuse("i-3"));
    expect(state.investigators).toEqual(["i-3", "i-2"]);
    onCase([...investigated, recuse("i-3")], evidence("2023-07-13 09:00", "e-2")).thenRejected("officer-recused");
    onCase(investigated, recuse("i-2")).thenRejected("two-officers-needed");
    onCase(
      investigated,
      step("2023-07-12 09:00", "Recuse", { officer: "i-1", interest: "kin", decidedBy: "i-1", replacement: "i-3" }),
    ).thenRejected("own-approval");
  });

  it("makes the replacement an investigator, who reviews nothing", () => {
    const left = [...investigated, recuse("i-3"), conclude("2023-07-20 17:00", { officers: ["i-2", "i-3"] })];
    onCase(left, review("2023-07-24 10:00", { reviewer: "i-3" })).thenRejected("investigator-judges");
  });
});

describe("coercive measures", () => {
  const seize = (more: object = {}) =>
    step("2023-07-11 09:30", "TakeMeasure", {
      measure: "m-1",
      kind: "seizure",
      officers: ["i-1", "i-2"],
      goods: "12 boxes",
      reason: "unsafe",
      approver: "head",
      ...more,
    });
  const lift = (local: string) => step(local, "LiftMeasure", { measure: "m-1", approver: "head", ground: "notNeeded" });

  it("are for thirty days and thirty more, once (procedure art. 38)", () => {
    const longer = step("2023-08-10 09:00", "ExtendMeasure", {
      measure: "m-1",
      applicant: "i-1",
      approver: "head",
      reason: "r",
    });
    const taken = [...filed, seize()];
    expect(after(taken).measures[0]?.due.deadline.day).toBe("2023-08-10");
    expect(after([...taken, longer]).measures[0]?.due.deadline.day).toBe("2023-09-09");
    onCase([...taken, longer], longer).thenRejected("extended-before");
  });

  it("taken on the spot are reported within a day, and end at once where the head says no (procedure art. 36)", () => {
    const urgent = [...filed, seize({ approver: undefined })];
    expect(after(urgent).measures[0]?.reportBy?.deadline.due).toBe("2023-07-12T01:30:00.000Z");
    const no = step("2023-07-11 10:00", "DecideMeasure", { measure: "m-1", approver: "head", approved: false });
    expect(onCase(urgent, no).events[0]).toMatchObject({ type: "MeasureLifted", data: { ground: "notApproved" } });
    onCase(
      urgent,
      step("2023-07-11 10:00", "DecideMeasure", { measure: "m-1", approver: "i-1", approved: true }),
    ).thenRejected("own-approval");
    const yes = step("2023-07-11 10:00", "DecideMeasure", { measure: "m-1", approver: "head", approved: true });
    onCase([...urgent, yes], yes).thenRejected("no-approval-pending");
  });

  it("keep the case open until the goods are returned", () => {
    const over = [...filed, seize(), step("2023-07-12 09:00", "Terminate", { approver: "head", reason: "r" })];
    onCase([...over, lift("2023-07-13 09:00")], close("2023-07-13 10:00")).thenRejected("measure-open");
    const back = [
      ...over,
      lift("2023-07-13 09:00"),
      step("2023-07-13 09:30", "ReturnGoods", { measure: "m-1", officer: "i-1", receipt: "r" }),
    ];
    expect(onCase(back, close("2023-07-13 10:00")).rejection).toBeUndefined();
  });

  it("end by confiscation only under a decision that was served", () => {
    const take = (local: string) => step(local, "ConfiscateGoods", { measure: "m-1", officer: "i-1" });
    const seized: readonly Step[] = [
      ...filed,
      investigate(),
      seize(),
      evidence("2023-07-11 10:00", "e-1"),
      ...served.slice(4),
    ];
    onCase(seized.slice(0, -1), take("2023-08-02 10:00")).thenRejected("no-confiscation");
    expect(onCase(seized, take("2023-08-03 09:00")).state).toMatchObject({
      measures: [{ end: "confiscated" }],
      decision: { duties: ["correct"] },
    });
  });

  it("that only register evidence end by themselves after seven working days (procedure art. 35)", () => {
    const kept = [
      ...filed,
      seize({ kind: "preservation" }),
      step("2023-07-12 09:00", "Terminate", { approver: "head", reason: "r" }),
    ];
    onCase(kept, close("2023-07-20 23:59")).thenRejected("measure-open");
    expect(onCase(kept, close("2023-07-21 00:00")).rejection).toBeUndefined();
  });

  it("take two officers, and an approver who is none of them", () => {
    onCase(filed, seize({ officers: ["i-1", "i-1"] })).thenRejected("two-officers-needed");
    onCase(filed, seize({ approver: "i-2" })).thenRejected("own-approval");
  });
});

describe("the police", () => {
  const transfer = step("2023-07-26 09:00", "TransferToPolice", {
    team: ["t-1", "t-2"],
    approver: "head",
    suspicion: "fraud",
  });
  const seized = [
    ...filed,
    step("2023-07-11 09:30", "TakeMeasure", {
      measure: "m-1",
      kind: "seizure",
      officers: ["i-1", "i-2"],
      goods: "g",
      reason: "r",
      approver: "head",
    } as const),
  ];

  it("have the case, its goods and its clock, and nothing is decided meanwhile", () => {
    const { events, state } = onCase(seized, transfer);
    expect(events.map(({ type }) => type)).toEqual(["TransferredToPolice", "ClockStopped"]);
    expect(events[0]).toMatchObject({ data: { measures: ["m-1"], basis: { act: "penalty-law", article: "27" } } });
    expect(state).toMatchObject({ police: { accepted: false }, stops: ["police"], measures: [{ end: "withPolice" }] });
    for (const next of [
      conclude("2023-07-27 09:00"),
      step("2023-07-27 09:00", "Terminate", { approver: "head", reason: "r" }),
      transfer,
    ])
      onCase([...seized, transfer], [`2023-07-27 09:00`, next[1]]).thenRejected("with-police");
  });

  it("do not get evidence that was only registered", () => {
    const kept = [
      ...filed,
      step("2023-07-25 09:30", "TakeMeasure", {
        measure: "m-2",
        kind: "preservation",
        officers: ["i-1", "i-2"],
        goods: "g",
        reason: "r",
        approver: "head",
      }),
    ];
    expect(onCase(kept, transfer).events[0]).toMatchObject({ data: { measures: [] } });
  });

  it("send it back, and the case goes on where it was; the goods are returned or taken anew", () => {
    const back = [
      ...seized,
      transfer,
      step("2023-08-25 09:00", "TakeBack", { officer: "i-1", reason: "notAccepted", document: "d" }),
    ];
    const state = after(back);
    expect(state).toMatchObject({ status: "investigating", stops: [], measures: [{ end: "lifted" }] });
    expect(state.decideBy?.deadline.day).toBe("2023-11-07");
    expect(state).not.toHaveProperty("police");
  });

  it("keep it where they take it on: the case is closed as transferred", () => {
    const accepted = [
      ...seized,
      transfer,
      step("2023-07-28 09:00", "RecordPoliceAnswer", { accepted: true, document: "d" }),
    ];
    onCase(accepted, step("2023-07-29 09:00", "RecordPoliceAnswer", { accepted: true, document: "d" })).thenRejected(
      "police-answered",
    );
    expect(onCase(accepted, close("2023-07-31 09:00")).events[0]).toMatchObject({ data: { ending: "transferred" } });
    onCase([...seized, transfer], close("2023-07-31 09:00")).thenRejected("not-over");
  });

  it("get it also after a decision, from a team of two approved by somebody else", () => {
    const [, command] = transfer;
    expect(onCase(served, ["2023-08-10 09:00", command]).rejection).toBeUndefined();
    onCase(
      served,
      step("2023-08-10 09:00", "TransferToPolice", { team: ["t-1"], approver: "head", suspicion: "s" }),
    ).thenRejected("two-officers-needed");
    onCase(
      served,
      step("2023-08-10 09:00", "TransferToPolice", { team: ["t-1", "t-2"], approver: "t-1", suspicion: "s" }),
    ).thenRejected("own-approval");
  });
});

describe("a decision that only confiscates", () => {
  const gains = facts({ ...priceFacts, unlawfulGains: 50_000 });
  const steps = [
    ...reviewed,
    notify("2023-07-25 09:00", { penalties: [proposed({ fine: fen(0), confiscated: fen(50_000), goods: false })] }),
    serve("2023-07-25 10:00", "notice"),
    decide("2023-08-02 09:00", {
      penalties: [{ act: "a-1", norms: ["price-13"], facts: gains, outcome: "ordinary" }],
    }),
  ];

  it("is to be paid in fifteen days, and demanded after, like any other", () => {
    const owing = [...steps, serve("2023-08-02 15:00", "decision")];
    expect(after(owing).decision?.payBy?.deadline.day).toBe("2023-08-17");
    const demand = (local: string) => step(local, "Demand", { officer: "i-1" });
    onCase(owing, demand("2023-08-17 23:59")).thenRejected("not-overdue");
    expect(onCase(owing, demand("2023-08-18 00:00")).events[0]).toMatchObject({ data: { owed: 50_000 } });
  });

  it("that was announced in time is served in time, thirty days later", () => {
    const announce = (local: string) =>
      step(local, "Announce", { document: "decision", officer: "i-1", reason: "gone" });
    const served30 = (local: string) => [
      ...steps,
      announce(local),
      serve("2023-09-20 09:00", "decision", "announcement"),
    ];
    expect(after(served30("2023-08-11 23:59")).breaches).toEqual([]);
    expect(after(served30("2023-08-14 00:00")).breaches).toEqual(["service"]);
    expect(after(served30("2023-08-04 09:00")).decision?.payBy?.deadline.day).toBe("2023-09-18");
  });
});

describe("a wrong decision", () => {
  const withdraw = (local: string) =>
    step(local, "WithdrawDecision", { approver: "head", ground: "factsWrong", reason: "other goods" });

  it("is withdrawn by an event of its own; money goes back, and the case is decided again with every step", () => {
    const paid = [...published, pay("2023-08-10 09:00", 7_000_000)];
    const gone = [...paid, withdraw("2023-08-14 09:00")];
    expect(after(gone)).toMatchObject({ status: "investigating", toReturn: 7_000_000, decisions: 1 });
    expect(after(gone)).not.toHaveProperty("decision");
    onCase(gone, decide("2023-08-15 09:00")).thenRejected("not-reviewed");
    onCase(gone, withdraw("2023-08-15 09:00")).thenRejected("no-decision");
    const again: readonly Step[] = [
      ...gone,
      step("2023-08-15 09:00", "ReturnMoney", { amount: fen(6_000_000), officer: "cashier", receipt: "r" }),
      step("2023-08-16 09:00", "ReturnMoney", { amount: fen(1_000_000), officer: "cashier", receipt: "r" }),
      step("2023-08-16 09:00", "TakeDown", { officer: "i-1", reason: "withdrawn" }),
      conclude("2023-08-16 10:00"),
      review("2023-08-17 10:00"),
      notify("2023-08-17 11:00", { penalties: [proposed({ fine: fen(6_600_000) })] }),
      serve("2023-08-17 12:00", "notice"),
      decide("2023-08-25 09:00", { penalties: [chosen({ fine: fen(6_600_000) })] }),
    ];
    const state = after(again);
    expect(state).toMatchObject({ decisions: 2, decision: { number: 2, fine: 6_600_000 }, toReturn: 0, breaches: [] });
    expect(state.payments).toEqual({ fine: 0, confiscated: 0, surcharge: 0 });
    onCase(
      again,
      step("2023-08-26 09:00", "ReturnMoney", { amount: fen(1), officer: "cashier", receipt: "r" }),
    ).thenRejected("nothing-to-return");
  });

  it("is withdrawn after the case was closed too", () => {
    const closed = [...performed, pay("2023-08-10 09:00", 7_000_000), close("2023-08-15 09:00")];
    expect(after([...closed, withdraw("2024-01-10 09:00")])).toMatchObject({
      status: "investigating",
      toReturn: 7_000_000,
    });
  });

  it("that was annulled is decided anew without a limit of its own, published anew, and may be fought anew", () => {
    const again: readonly Step[] = [
      ...published,
      step("2023-08-11 09:00", "SeekRemedy", { kind: "litigation", body: "court" }),
      step("2023-12-11 09:00", "EndRemedy", { result: "annulled", document: "d" }),
      withdraw("2023-12-12 09:00"),
      step("2023-12-12 10:00", "TakeDown", { officer: "i-1", reason: "withdrawn" }),
      conclude("2023-12-13 09:00"),
      review("2023-12-14 09:00"),
      notify("2023-12-14 10:00"),
      serve("2023-12-14 11:00", "notice"),
      decide("2023-12-22 09:00"),
      serve("2023-12-22 10:00", "decision"),
      pay("2023-12-25 09:00", 7_000_000),
      ...(["correct", "confiscateGoods"] as const).map((duty) =>
        step("2023-12-25 09:00", "PerformDuty", { duty, officer: "i-1", proof: "p" }),
      ),
    ];
    expect(after(again).breaches).toEqual([]);
    onCase(
      again.slice(0, 14),
      step("2023-12-13 10:00", "ExtendDecision", { applicant: "i-1", approver: "head", reason: "r" }),
    ).thenRejected("no-deadline");
    onCase(again, close("2023-12-26 09:00")).thenRejected("unpublished");
    const fought = step("2023-12-26 09:00", "SeekRemedy", { kind: "litigation", body: "court" });
    expect(onCase(again, fought).rejection).toBeUndefined();
    const out = [...again, step("2023-12-26 09:00", "Publish", { officer: "i-1", where: "gsxt" })];
    expect(onCase(out, close("2023-12-27 09:00")).rejection).toBeUndefined();
  });

  it("made on the spot is withdrawn to a clue again", () => {
    const spot = step("2023-07-03 10:00", "DecideOnSpot", {
      officers: ["i-1", "i-2"],
      party: stallholder,
      description: "unverified scale",
      told: true,
      penalty: {
        act: "a-1",
        norms: ["metrology-43"],
        facts: facts({ party: "person", harmReduced: true }),
        outcome: "lighter",
        reason: "replaced at once",
        fine: fen(20_000),
      },
    });
    const gone = [clue, evidence("2023-07-03 09:30", "e-1"), spot, withdraw("2023-09-04 09:00")];
    expect(after(gone).status).toBe("clue");
    expect(after([...gone, file("2023-09-05 09:00", { officers: ["i-1", "i-2"] })]).breaches).toEqual([]);
  });

  it("that leaves a hearing asked for open is heard anew in its next round", () => {
    const spared = {
      act: "a-1",
      norms: ["food-124"],
      facts: facts({ minor: true, corrected: true, harm: "none" }),
      outcome: "not_imposed" as const,
      reason: "minor",
    };
    const round = [
      ...toLargeNotice,
      step("2023-07-26 09:00", "RequestHearing", {}),
      decide("2023-07-27 09:00", { penalties: [spared] }),
      withdraw("2023-07-28 09:00"),
      conclude("2023-07-28 10:00"),
      review("2023-07-31 10:00"),
    ];
    expect(
      onCase(round, notify("2023-08-01 09:00", { penalties: [proposed({ fine: fen(14_000_000) })] })).rejection,
    ).toBeUndefined();
  });

  it("that a court annulled has to be withdrawn before anything is closed", () => {
    const annulled = [
      ...performed,
      pay("2023-08-10 09:00", 7_000_000),
      step("2023-08-11 09:00", "SeekRemedy", { kind: "litigation", body: "court" }),
      step("2023-12-11 09:00", "EndRemedy", { result: "annulled", document: "d" }),
    ];
    onCase(annulled, close("2023-12-12 09:00")).thenRejected("must-withdraw");
    onCase(annulled.slice(0, -1), close("2023-12-12 09:00")).thenRejected("remedy-open");
    onCase(annulled.slice(0, -1), withdraw("2023-12-12 09:00")).thenRejected("remedy-open");
  });
});

describe("publication", () => {
  const publish = (more: object = {}) =>
    step("2023-08-03 09:00", "Publish", { officer: "i-1", where: "gsxt", ...more });

  it("is for three years, or three months for public criticism alone (publication provisions art. 13)", () => {
    expect(onCase(served, publish()).events[0]).toMatchObject({ data: { until: "2026-08-03" } });
    const light = (kinds: readonly ("warning" | "criticism")[]) => [
      ...reviewed,
      notify("2023-07-25 09:00", { penalties: [{ act: "a-1", fine: 0, confiscated: 0, kinds: [...kinds] }] }),
      serve("2023-07-25 10:00", "notice"),
      decide("2023-08-02 09:00", {
        penalties: [{ act: "a-1", norms: ["metrology-43"], facts: facts(), outcome: "ordinary", kinds: [...kinds] }],
      }),
      serve("2023-08-02 10:00", "decision"),
    ];
    expect(onCase(light(["criticism"]), publish()).events[0]).toMatchObject({ data: { until: "2023-11-03" } });
    onCase(light(["warning"]), publish()).thenRejected("nothing-to-publish");
  });

  it("is short for a low fine only where the bureau says that it is one, with nothing else beside it", () => {
    const fined = (more: object = {}) => [
      ...reviewed,
      notify("2023-07-25 09:00", { penalties: [proposed({ fine: fen(250_000), goods: false, ...more })] }),
      serve("2023-07-25 10:00", "notice"),
      decide("2023-08-02 09:00", {
        penalties: [
          {
            act: "a-1",
            norms: ["price-13"],
            facts: facts(priceFacts),
            outcome: "ordinary",
            fine: fen(250_000),
            ...more,
          },
        ],
      }),
    ];
    const in_ = (steps: readonly Step[]) => [...steps, serve("2023-08-02 10:00", "decision")];
    expect(onCase(in_(fined()), publish()).events[0]).toMatchObject({ data: { until: "2026-08-03" } });
    expect(onCase(in_(fined()), publish({ lowFine: true })).events[0]).toMatchObject({ data: { until: "2023-11-03" } });
    onCase(in_(fined({ kinds: ["businessRestricted"] })), publish({ lowFine: true })).thenRejected("not-a-low-fine");
    onCase(fined(), publish()).thenRejected("not-served");
    const grave = in_(fined({ kinds: ["businessRestricted"] }));
    const all = [
      ...grave,
      publish(),
      pay("2023-08-10 09:00", 250_000),
      step("2023-08-10 09:00", "PerformDuty", { duty: "correct", officer: "i-1", proof: "p" }),
    ];
    onCase(all, step("2023-12-01 09:00", "TakeDown", { officer: "i-1", reason: "early" })).thenRejected("not-early");
  });

  it("ends early only when all is performed and nothing grave was imposed", () => {
    const early = step("2023-12-01 09:00", "TakeDown", { officer: "i-1", reason: "early" });
    onCase(performed, early).thenRejected("not-early");
    const paid = [...performed, pay("2023-08-10 09:00", 7_000_000)];
    expect(onCase(paid, early).state.publication?.takenDown).toBe(true);
    expect(onCase([...paid, close("2023-08-11 09:00")], early).rejection).toBeUndefined();
  });
});

describe("the summary procedure", () => {
  const found: readonly Step[] = [clue, evidence("2023-07-03 09:30", "e-1")];
  const spot = (party: typeof shop | typeof stallholder, fine: number, more: object = {}) =>
    step("2023-07-03 10:00", "DecideOnSpot", {
      officers: ["i-1", "i-2"],
      party,
      description: "unverified scale",
      told: true,
      penalty: {
        act: "a-1",
        norms: ["metrology-46"],
        facts: facts({ party: party.kind, harmReduced: true }),
        outcome: "lighter",
        reason: "replaced at once",
        fine: fen(fine),
        ...more,
      },
    });

  it("is a shorter path of the same case: found, decided and served on the spot, then the papers filed in seven working days", () => {
    const norm = { norms: ["metrology-43"] };
    const steps: Step[] = [
      ...found,
      spot(stallholder, 20_000, norm),
      pay("2023-07-04 09:00", 20_000),
      step("2023-07-04 09:00", "PerformDuty", { duty: "correct", officer: "i-1", proof: "new scale" }),
      step("2023-07-12 09:00", "FilePapers", { officer: "i-1" }),
      close("2023-07-12 10:00"),
    ];
    expect(life(steps).map(({ type }) => type)).toEqual([
      "ClueOpened",
      "EvidenceAdded",
      "FoundOnSpot",
      "PenaltyDecided",
      "DecisionServed",
      "Paid",
      "DutyPerformed",
      "PapersFiled",
      "Closed",
    ]);
    expect(after(steps).breaches).toEqual([]);
    const late = [...steps.slice(0, 5), step("2023-07-13 00:00", "FilePapers", { officer: "i-1" })];
    expect(after(late).breaches).toEqual(["papers"]);
    expect(after([...steps.slice(0, 5), step("2023-07-12 23:59", "FilePapers", { officer: "i-1" })]).breaches).toEqual(
      [],
    );
  });

  // ¥200 for a person, ¥3,000 for an entity, both included (procedure art. 66); the norm of metrology 43 reaches ¥1,000.
  it.each([
    [stallholder, 20_000, undefined],
    [stallholder, 20_001, "not-summary"],
    [shop, 20_001, undefined],
  ] as const)("fines %j %i fen: %s", (party, fine, code) => {
    expect(onCase(found, spot(party, fine, { norms: ["metrology-43"] })).rejection?.code).toBe(code);
  });

  it("is not for what a rule's gate puts before the decision", () => {
    const gate = defineRuleSet({
      id: "test-gate",
      series: "test-gate",
      version: "1",
      role: "local",
      jurisdiction: "CN-SD",
      zh: "从轻处罚应当经过法制审核",
      en: "lighter cases need legal review",
      act: "samr-penalty-procedure",
      edition: "2022",
      effective: { from: "2023-01-01" },
      facts: {},
      gates: [{ gate: "legalReview", outcomes: ["lighter"], zh: "法制审核", en: "legal review" }],
    });
    const context = { library: library({ sets: [...shippedLibrary.sets, gate], bands: shippedLibrary.bands }) };
    const last = spot(shop, 20_000, { norms: ["metrology-43"] });
    onCase(found, last, context).thenRejected("not-summary");
    expect(onCase(found, last).rejection).toBeUndefined();
  });

  it("is not for gains that are confiscated", () => {
    const marked = facts({ ...priceFacts, harmReduced: true, unlawfulGains: 5_000 });
    const more = { norms: ["price-13"], facts: marked };
    onCase(found, spot(shop, 20_000, more)).thenRejected("not-summary");
    const none = facts({ ...priceFacts, harmReduced: true });
    expect(onCase(found, spot(shop, 20_000, { ...more, facts: none })).rejection).toBeUndefined();
  });

  it("is not for more than a warning beside the fine, nor for goods, nor for a suspected crime", () => {
    const norm = { norms: ["metrology-43"] };
    onCase(found, spot(shop, 20_000, { ...norm, kinds: ["licenceRevoked"] })).thenRejected("not-summary");
    expect(onCase(found, spot(shop, 20_000, { ...norm, kinds: ["warning"] })).rejection).toBeUndefined();
    onCase(found, spot(shop, 20_000)).thenRejected("not-summary");
    onCase(found, spot(shop, 20_000, { ...norm, facts: facts({ crimeSuspected: true }) })).thenRejected(
      "crime-suspected",
    );
  });

  it("takes two officers and a party who was told and heard", () => {
    const [local, command] = spot(shop, 20_000, { norms: ["metrology-43"] });
    if (command.type !== "DecideOnSpot") throw new Error("not on the spot");
    onCase(found, [local, { ...command, data: { ...command.data, officers: ["i-1"] } }]).thenRejected(
      "two-officers-needed",
    );
    onCase(found, [local, { ...command, data: { ...command.data, told: false } }]).thenRejected("party-untold");
    onCase(notified, [`2023-07-26 09:00`, command]).thenRejected("not-a-clue");
  });
});

describe("a case without a penalty", () => {
  it("is dismissed where the act cannot be proven, after its review", () => {
    onCase(concluded, step("2023-07-25 09:00", "Dismiss", { approver: "head", reason: "r" })).thenRejected(
      "not-reviewed",
    );
    onCase(reviewed, step("2023-07-25 09:00", "Dismiss", { approver: "i-1", reason: "r" })).thenRejected(
      "investigator-judges",
    );
    const over = [...reviewed, step("2023-07-25 09:00", "Dismiss", { approver: "head", reason: "r" })];
    expect(onCase(over, close("2023-07-26 09:00")).events[0]).toMatchObject({ data: { ending: "dismissed" } });
    expect(
      after([...reviewed, step("2023-10-09 00:00", "Dismiss", { approver: "head", reason: "r" })]).breaches,
    ).toEqual(["decision"]);
  });

  it("is handed over to whoever is competent, or not filed at all", () => {
    const over = [
      ...filed,
      step("2023-07-12 09:00", "HandOver", { to: "health bureau", approver: "head", reason: "r" }),
    ];
    expect(onCase(over, close("2023-07-13 09:00")).events[0]).toMatchObject({ data: { ending: "handedOver" } });
    const not = [
      clue,
      step("2023-07-12 09:00", "NotFile", { reason: "minorAndCorrected", explanation: "e", approver: "head" }),
    ];
    expect(life(not)[1]).toMatchObject({ data: { basis: { article: "20" }, late: false } });
    expect(onCase(not, close("2023-07-13 09:00")).events[0]).toMatchObject({ data: { ending: "notFiled" } });
    expect(
      onCase([clue], step("2023-07-12 09:00", "NotFile", { reason: "notOurs", explanation: "e", approver: "head" }))
        .events[0],
    ).toMatchObject({ data: { basis: { article: "19" } } });
  });

  it("ends as not punished where the decision imposes none, once its duties are done", () => {
    const spared = {
      act: "a-1",
      norms: ["food-124"],
      facts: facts({ minor: true, corrected: true, harm: "none" }),
      outcome: "not_imposed" as const,
      reason: "r",
    };
    const steps = [
      ...reviewed,
      decide("2023-07-25 09:00", { penalties: [spared] }),
      serve("2023-07-26 09:00", "decision"),
    ];
    const { decision } = after(steps);
    expect(decision?.duties).toContain("educate");
    const done = [
      ...steps,
      ...(decision?.duties ?? []).map((duty) =>
        step("2023-07-27 09:00", "PerformDuty", { duty, officer: "i-1", proof: "p" }),
      ),
    ];
    expect(onCase(done, close("2023-07-28 09:00")).events[0]).toMatchObject({ data: { ending: "notPunished" } });
  });
});
