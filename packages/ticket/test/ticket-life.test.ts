import { describe, expect, it } from "vitest";
import { endings } from "../src/index.ts";
import { type Command, july, live, type Step } from "./ticket-run.ts";
import {
  answer,
  callBack,
  close,
  closed,
  complained,
  dispatch,
  dispatched,
  extension,
  inProgress,
  next,
  owners,
  redo,
  redone,
  register,
  registered,
  replied,
  review,
  reviewed,
  signed,
} from "./ticket-steps.ts";

const types = (...steps: readonly Step[]) => live(...steps).events.map(({ type }) => type);
const last = (...steps: readonly Step[]) => live(...steps).events.at(-1)?.data;

describe("the life of a ticket (工单)", () => {
  it("runs from registration to the archive, closed only after reply, review and callback", () => {
    expect(types(...closed)).toEqual([
      "Registered",
      "Dispatched",
      "SignedIn",
      "Contacted",
      "Replied",
      "ReplyReviewed",
      "CalledBack",
      "Closed",
    ]);
    expect(last(...closed)).toMatchObject({
      unit: "jibei",
      cycle: 1,
      redos: 0,
      ending: "handled",
      late: false,
      breaches: [],
      process: "satisfied",
      result: "satisfied",
      due: "2023-07-17T15:59:59.999Z",
    });
    expect(live(...closed).state).toMatchObject({ status: "ended", ending: "handled" });
  });

  it("keeps caller, respondent, flags and the way it came", () => {
    const { state } = live([
      july("10 09:00"),
      register({
        urgent: true,
        sensitive: true,
        respondent: { name: "某饭店" },
        caller: { identity: "confidential", name: "吴明" },
      }),
    ]);
    expect(state).toMatchObject({
      urgent: true,
      sensitive: true,
      confidential: true,
      respondent: { name: "某饭店" },
      caller: { name: "吴明" },
    });
  });

  it("names one lead, the assisting units and three owners at dispatch (三级负责制, M3)", () => {
    const { state } = live(...dispatched);
    expect(state).toMatchObject({ lead: "jibei", assisting: ["jiaotong"], owners, cycle: 1 });
  });

  it("takes work in progress only from work: a contact, a note or a visit", () => {
    expect(live(...signed).state.status).toBe("signed");
    const works: readonly Command[] = [
      { type: "RecordContact", data: { officer: "handler", means: "phone" } },
      { type: "NoteWork", data: { officer: "handler", note: "records read" } },
      { type: "RecordVisit", data: { officers: ["handler", "second"], inspection: true, findings: "kitchen seen" } },
      { type: "GiveFirstReply", data: { officer: "handler", text: "We have begun.", means: "phone" } },
    ];
    for (const work of works) {
      expect(live(...signed, [july("10 11:00"), work]).state.status).toBe("inProgress");
    }
  });

  it("records a visit at night later than the note of the next morning", () => {
    const { events } = live(
      ...signed,
      [july("11 09:00"), { type: "NoteWork", data: { officer: "handler", note: "settled last night" } }],
      [july("10 21:40"), { type: "RecordVisit", data: { officers: ["handler"], findings: "both sides agreed" } }],
    );
    expect(events.at(-1)).toMatchObject({ type: "SiteVisited", data: { at: "2023-07-10T13:40:00.000Z" } });
  });

  it("tells the first contact from later ones, and one that did not reach the caller", () => {
    const contact = (reached: boolean) =>
      ({ type: "RecordContact", data: { officer: "handler", means: "phone", reached } }) as const;
    const { events } = live(
      ...signed,
      [july("10 11:00"), contact(false)],
      [july("10 12:10"), contact(true)],
      [july("10 14:00"), contact(true)],
    );
    expect(events.slice(-3).map(({ data }) => "first" in data && data.first)).toEqual([false, true, false]);
  });

  it("is coordinated with units that assist [JN 29]", () => {
    const { events, state } = live(
      ...inProgress,
      [july("10 14:00"), { type: "AddAssisting", data: { unit: "jingcha", matter: "identity of the driver" } }],
      [july("10 14:10"), { type: "OpenCoordination", data: { units: ["jingcha"], matter: "identity of the driver" } }],
      [july("11 09:00"), { type: "RecordOpinion", data: { unit: "jingcha", officer: "police-1", opinion: "known" } }],
      [july("11 10:00"), { type: "ConcludeCoordination", data: { outcome: "the owner pays" } }],
    );
    expect(events.slice(-4).map(({ type }) => type)).toEqual([
      "AssistingAdded",
      "CoordinationOpened",
      "OpinionRecorded",
      "CoordinationConcluded",
    ]);
    expect(state).toMatchObject({ status: "inProgress", assisting: ["jiaotong", "jingcha"] });
  });

  it("passes what a recused owner answered for to somebody else [JN 32]", () => {
    const { events, state } = live(
      ...inProgress,
      [
        july("10 14:00"),
        { type: "Recuse", data: { officer: "handler", interest: "sister of the owner", replacement: "second" } },
      ],
      [july("10 15:00"), { type: "ReplaceOwner", data: { tier: "sectionHead", to: "deputy", because: "absence" } }],
    );
    expect(events.slice(-3).map(({ type }) => type)).toEqual(["Recused", "OwnerReplaced", "OwnerReplaced"]);
    expect(state).toMatchObject({ owners: { handler: "second", sectionHead: "deputy" }, recused: ["handler"] });
  });
});

describe("a return (退回) or a dispute", () => {
  const asked: readonly Step[] = [
    ...signed,
    [
      july("11 09:00"),
      { type: "RequestReturn", data: { unit: "jibei", officer: "handler", reason: "not our street" } },
    ],
  ];

  it("granted names the next unit in the same decision; the caller's deadline runs on [SD]", () => {
    const { events, state } = live(...asked, [
      july("11 15:00"),
      { type: "GrantReturn", data: { approver: "district-1", reason: "true", next } },
    ]);
    expect(events.slice(-2).map(({ type }) => type)).toEqual(["ReturnGranted", "Reassigned"]);
    expect(events.at(-1)?.data).toMatchObject({
      lead: "huangtai",
      from: "jibei",
      because: "return",
      giveBack: { due: "2023-07-13T15:59:59.999Z" },
    });
    expect(state).toMatchObject({
      status: "dispatched",
      lead: "huangtai",
      limits: { reply: { due: "2023-07-17T15:59:59.999Z" } },
    });
  });

  it("may be asked to the last millisecond of the second working day [SD]", () => {
    const atLast = live(...signed, [
      "2023-07-12T15:59:59.999Z",
      { type: "RequestReturn", data: { unit: "jibei", officer: "handler", reason: "not ours" } },
    ]);
    expect(atLast.state.status).toBe("returnUnderReview");
  });

  it("denied designates the unit (指定承办) and goes on where it stood [WF 22]", () => {
    const { state } = live(...asked, [
      july("11 15:00"),
      { type: "DenyReturn", data: { approver: "district-1", reason: "it is yours" } },
    ]);
    expect(state).toMatchObject({ status: "signed", lead: "jibei", designated: true });
  });

  it("settled by an arbiter designates the unit found competent", () => {
    const { events, state } = live(
      ...inProgress,
      [july("11 09:00"), { type: "RaiseDispute", data: { units: ["jibei", "huangtai"], matter: "whose market" } }],
      [july("12 09:00"), { type: "SettleDispute", data: { arbiter: "district-1", reason: "the map says so", next } }],
    );
    expect(events.slice(-3).map(({ type }) => type)).toEqual(["DutyDisputeRaised", "DutyDisputeSettled", "Reassigned"]);
    expect(state).toMatchObject({ lead: "huangtai", designated: true, disputed: false, status: "dispatched" });
  });
});

describe("reply, review, callback, redo", () => {
  it("a reply sent back inside is no redo: same cycle, same deadline [JN 27]", () => {
    const calledByDistrict: readonly Step[] = [
      ...reviewed,
      [july("13 09:00"), callBack({ level: "district", result: "dissatisfied" })],
    ];
    for (const before of [replied, reviewed, calledByDistrict]) {
      const { state } = live(...before, [
        july("13 10:00"),
        { type: "SendBack", data: { officer: "district-1", level: "district", reason: "thin" } },
      ]);
      expect(state).toMatchObject({
        status: "inProgress",
        cycle: 1,
        redos: 0,
        limits: { reply: { due: "2023-07-17T15:59:59.999Z" } },
      });
      expect(state.reply).toBeUndefined();
    }
  });

  it("the city orders a redo: next cycle, new limits, the same owners still answer for it [JN 27]", () => {
    const { events, state } = live(...redone);
    expect(events.at(-1)?.data).toMatchObject({
      unit: "jibei",
      cycle: 2,
      redos: 1,
      limits: {
        reply: { due: "2023-07-20T15:59:59.999Z", basis: { kind: "law", act: "jinan-hotline", article: "24" } },
      },
    });
    expect(state).toMatchObject({ status: "inProgress", cycle: 2, redos: 1, owners });
    expect(state.limits.giveBack).toBeUndefined();
  });

  it("reopens a closed ticket for what the city finds not done, and closes it as cycle 2", () => {
    const { events } = live(
      ...closed,
      [july("14 09:00"), redo({ ground: "notDone" })],
      [july("14 10:00"), answer],
      [july("14 11:00"), review],
      [july("14 12:00"), callBack({ level: "district" })],
      [july("14 13:00"), close],
    );
    expect(events.at(-1)).toMatchObject({ type: "Closed", data: { cycle: 2, redos: 1 } });
  });

  it("a reply makes an extension still asked for needless", () => {
    const { state } = live(...inProgress, [july("11 09:00"), extension()], [july("12 09:00"), answer]);
    expect(state.status).toBe("replied");
    expect(state.extension).toBeUndefined();
  });

  it("asks nobody where there is nobody: proactive cases (未诉先办, M13) and callers without name or number", () => {
    const nobody = { process: "notAsked", result: "notAsked" } as const;
    const proactive = [
      [
        july("10 09:00"),
        {
          type: "Register",
          data: {
            kind: "report",
            channel: "outreach",
            topic: "price",
            content: "grade C at the highest fee",
            proactive: true,
          },
        },
      ],
      ...inProgress.slice(1),
      [july("12 16:00"), answer],
      [july("12 17:00"), review],
    ] as const;
    expect(live(...proactive, [july("13 09:00"), callBack(nobody)], [july("13 10:00"), close]).state).toMatchObject({
      ending: "handled",
      proactive: true,
    });
    const anonymous = [
      [july("10 09:00"), register({ caller: { identity: "anonymous" } })],
      ...reviewed.slice(1),
    ] as const;
    expect(live(...anonymous, [july("13 09:00"), callBack(nobody)]).state.status).toBe("calledBack");
  });
});

describe("the ways a ticket ends", () => {
  it("answered directly, then called back (M1)", () => {
    const answered = [
      ...registered,
      [
        july("10 09:05"),
        { type: "AnswerDirectly", data: { officer: "operator", answer: "The office is at No. 1.", means: "phone" } },
      ],
    ] as const;
    expect(last(...answered, [july("10 16:00"), callBack()], [july("10 16:10"), close])).toMatchObject({
      ending: "answered",
      late: false,
      cycle: 1,
    });
    const again = live(
      ...answered,
      [july("10 16:00"), callBack({ result: "dissatisfied" })],
      [july("10 16:10"), dispatch()],
    ).state;
    expect(again).toMatchObject({ status: "dispatched", lead: "jibei", cycle: 1 });
  });

  it("refused with reason and told, by the six classes [BJ 11], with the route where there is one [JN 23]", () => {
    const refused = (data: {
      class: "beyondDuty" | "statutoryRoute" | "nothingNew";
      route?: string;
      earlier?: string;
    }): readonly Step[] => [
      ...registered,
      [july("10 09:05"), { type: "Refuse", data: { officer: "operator", reason: "the court has it", ...data } }],
      [july("10 09:06"), { type: "TellRefusal", data: { officer: "operator", means: "phone" } }],
      [july("10 09:10"), close],
    ];
    expect(last(...refused({ class: "statutoryRoute", route: "Jiyang court" }))).toMatchObject({ ending: "refused" });
    expect(last(...refused({ class: "nothingNew", earlier: "t-1" }))).toMatchObject({ ending: "refused" });
    expect(types(...refused({ class: "beyondDuty" }))).toEqual(["Registered", "Refused", "RefusalTold", "Closed"]);
  });

  it("stopped with a written note: same facts and reasons again after lawful handling [JN 25]", () => {
    expect(
      last(...complained, [
        july("14 09:00"),
        { type: "ExplainAndStop", data: { level: "city", officer: "city-1", note: "letter no. 7" } },
      ]),
    ).toMatchObject({ note: "letter no. 7", unit: "jibei" });
  });

  it("withdrawn by the caller; merged into another, which takes it in", () => {
    expect(
      live(...inProgress, [july("11 09:00"), { type: "Withdraw", data: { officer: "operator", reason: "settled" } }])
        .state.ending,
    ).toBe("withdrawn");
    expect(
      live(...inProgress, [
        july("11 09:00"),
        { type: "MergeInto", data: { ticket: "t-2", into: "t-1", officer: "operator" } },
      ]).state,
    ).toMatchObject({ ending: "merged", mergedInto: "t-1" });
    expect(live(...inProgress, [july("11 09:00"), { type: "Absorb", data: { ticket: "t-2" } }]).state).toMatchObject({
      status: "inProgress",
      absorbed: ["t-2"],
    });
  });

  it("is named by the endings, each saying unit, cycle, due and late", () => {
    expect(endings).toEqual(["Closed", "StoppedWithNote", "Withdrawn", "Merged", "ClosedAtSource"]);
    const overdue = last(...inProgress, [
      july("18 00:00"),
      { type: "Withdraw", data: { officer: "operator", reason: "tired of waiting" } },
    ]);
    expect(overdue).toMatchObject({
      unit: "jibei",
      cycle: 1,
      due: "2023-07-17T15:59:59.999Z",
      late: true,
      breaches: [1],
    });
  });
});

describe("a ticket whose unit has replied in time", () => {
  it("is not late, however long review and callback take", () => {
    const late = [july("31 09:00"), { type: "Withdraw", data: { officer: "operator", reason: "content" } }] as const;
    expect(last(...replied, late)).toMatchObject({ late: false, breaches: [] });
  });
});

describe("beside the life", () => {
  it("flags, supervision and its escalation (提级督办, M22)", () => {
    const { state } = live(
      ...inProgress,
      [july("11 09:00"), { type: "SetFlag", data: { flag: "urgent", on: true, reason: "agitated" } }],
      [july("11 09:01"), { type: "SetFlag", data: { flag: "confidential", on: true, reason: "asked for [JN 16]" } }],
      [july("11 09:02"), { type: "Supervise", data: { supervisor: "supervisor-1", reason: "second call" } }],
      [july("11 09:03"), { type: "EscalateSupervision", data: { trigger: "newBusinessForm", leader: "leader" } }],
    );
    expect(state).toMatchObject({
      urgent: true,
      confidential: true,
      supervisor: "supervisor-1",
      escalated: ["newBusinessForm"],
      status: "inProgress",
    });
    const lifted = live(
      ...inProgress,
      [july("11 09:02"), { type: "Supervise", data: { supervisor: "supervisor-1", reason: "second call" } }],
      [july("11 09:03"), { type: "LiftSupervision", data: { supervisor: "supervisor-1", reason: "done" } }],
    );
    expect(lifted.state.supervisor).toBeUndefined();
  });

  it("links its tracks, even after it has ended: a report outlives its ticket (invariant 6)", () => {
    const { state } = live(...closed, [july("14 09:00"), { type: "LinkTrack", data: { track: "report", id: "r-1" } }]);
    expect(state).toMatchObject({ status: "ended", tracks: [{ track: "report", id: "r-1" }] });
    const both = live(
      ...inProgress,
      [july("14 09:00"), { type: "LinkTrack", data: { track: "report", id: "r-1" } }],
      [july("14 09:00"), { type: "LinkTrack", data: { track: "report", id: "r-2" } }],
      [july("14 09:00"), { type: "LinkTrack", data: { track: "complaint", id: "r-1" } }],
    );
    expect(both.state.tracks).toHaveLength(3);
  });

  it("records a link once, whenever it is learnt, and is moved by it in nothing else", () => {
    const link = { type: "LinkTrack", data: { track: "report", id: "r-1" } } as const;
    const before = live(...inProgress);
    const linked = live(...inProgress, [july("10 09:40"), link], [july("14 09:00"), link]);
    expect(linked.events).toHaveLength(before.events.length + 1);
    expect(linked.state).toEqual({ ...before.state, tracks: [{ track: "report", id: "r-1" }] });
  });
});

describe("the stories of 2023, as far as the ticket goes", () => {
  it("A, the exoskeleton order: walk-in, contacted, a site record of two officers the same day, reply, callback, archive", () => {
    const { events, state } = live(
      [
        july("10 09:00"),
        register({
          channel: "walkIn",
          topic: "product quality",
          content: "Machines promised in five days came late and bad",
        }),
      ],
      [july("10 09:20"), dispatch({ lead: "jiyang", subUnit: "jiyang-station" })],
      [july("10 09:30"), { type: "SignIn", data: { unit: "jiyang", officer: "handler" } }],
      [july("10 09:50"), { type: "RecordContact", data: { officer: "handler", means: "inPerson" } }],
      [
        july("10 15:00"),
        {
          type: "RecordVisit",
          data: { officers: ["handler", "second"], inspection: true, findings: "the batch is in the yard" },
        },
      ],
      [july("10 16:00"), { type: "LinkTrack", data: { track: "complaint", id: "c-zang" } }],
      [july("10 16:01"), { type: "LinkTrack", data: { track: "report", id: "r-zang" } }],
      [
        july("14 16:00"),
        {
          type: "Reply",
          data: { unit: "jiyang", officer: "handler", text: "Part of the price was paid back.", means: "phone" },
        },
      ],
      [july("14 17:00"), review],
      [july("17 09:00"), callBack({ solved: true })],
      [july("17 09:30"), close],
    );
    expect(state).toMatchObject({
      ending: "handled",
      subUnit: "jiyang-station",
      tracks: [{ track: "complaint" }, { track: "report" }],
    });
    expect(events.at(-1)?.data).toMatchObject({ late: false, unit: "jiyang" });
  });

  it("B, the tooth: urgent, visited and settled outside office hours", () => {
    const { state, events } = live(
      [july("10 11:40"), register({ urgent: true })],
      [july("10 11:45"), dispatch()],
      [july("10 11:50"), { type: "SignIn", data: { unit: "jibei", officer: "handler" } }],
      [
        july("10 12:20"),
        { type: "RecordVisit", data: { officers: ["handler"], findings: "the dish and the tooth seen" } },
      ],
      [july("10 20:30"), answer],
      [july("11 09:00"), review],
      [july("12 09:00"), callBack()],
      [july("12 09:10"), close],
    );
    expect(state).toMatchObject({ urgent: true, ending: "handled" });
    expect(events.find(({ type }) => type === "Replied")?.data).toMatchObject({ late: false });
  });
});
