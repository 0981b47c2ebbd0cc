import { given } from "@caseloop/core/spec";
import { describe, expect, it } from "vitest";
import { type TicketRefusal, ticket, ticketRefusals } from "../src/index.ts";
import { type Command, july, live, type Step } from "./ticket-run.ts";
import {
  answer,
  callBack,
  caller,
  close,
  closed,
  complained,
  dispatch,
  dispatched,
  extension,
  imported,
  importedAndDue,
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
  row,
  shelve,
  signed,
} from "./ticket-steps.ts";

type Case = readonly [what: string, history: readonly Step[], at: string, command: Command];

const giveBack: Command = {
  type: "RequestReturn",
  data: { unit: "jibei", officer: "handler", reason: "not our street" },
};
const grantReturn = (more = {}): Command => ({
  type: "GrantReturn",
  data: { approver: "district-1", reason: "true", next, ...more },
});
const denyReturn: Command = { type: "DenyReturn", data: { approver: "district-1", reason: "it is yours" } };
const grantExtension: Command = { type: "GrantExtension", data: { approver: "leader" } };
const note: Command = { type: "NoteWork", data: { officer: "handler", note: "records read" } };
const refuseIt = (more: object): Command => ({
  type: "Refuse",
  data: { officer: "operator", class: "beyondDuty", reason: "the court has it", ...more },
});
const dispute = (...units: string[]): Command => ({ type: "RaiseDispute", data: { units, matter: "whose market" } });
const settle: Command = { type: "SettleDispute", data: { arbiter: "district-1", reason: "the map", next } };
const merge = (into: string): Command => ({ type: "MergeInto", data: { ticket: "t-2", into, officer: "operator" } });
const absorb: Command = { type: "Absorb", data: { ticket: "t-1" } };
const flag = (more: object): Command => ({
  type: "SetFlag",
  data: { flag: "confidential", on: true, reason: "asked for", ...more },
});
const supervise: Command = { type: "Supervise", data: { supervisor: "supervisor-1", reason: "second call" } };
const escalate: Command = { type: "EscalateSupervision", data: { trigger: "unclearDuty" } };
const stop = (level: "city" | "district"): Command => ({
  type: "ExplainAndStop",
  data: { level, officer: "city-1", note: "letter no. 7" },
});
const recuse = (more: object): Command => ({
  type: "Recuse",
  data: { officer: "handler", interest: "sister of the owner", ...more },
});
const firstReply: Command = {
  type: "GiveFirstReply",
  data: { officer: "handler", text: "We have begun.", means: "phone" },
};
const opinion = (unit: string): Command => ({
  type: "RecordOpinion",
  data: { unit, officer: "police-1", opinion: "known" },
});
const coordinate = (unit: string): Command => ({
  type: "OpenCoordination",
  data: { units: [unit], matter: "the driver" },
});

const t11 = july("11 09:00");
const t12 = july("12 09:00");
const t14 = july("14 09:00");
const afterDue = july("18 00:00");
const proactive: readonly Step[] = [
  [
    july("10 09:00"),
    {
      type: "Register",
      data: { kind: "report", channel: "outreach", topic: "price", content: "grade C", proactive: true },
    },
  ],
  ...reviewed.slice(1),
];

/** Every refusal a ticket knows, and at least one way into it. */
const cases: Record<TicketRefusal, readonly Case[]> = {
  "not-registered": [["nothing happens to a ticket before it is registered", [], t11, dispatch()]],
  "already-registered": [
    ["one registration a ticket", registered, t11, register()],
    ["nor after its end", closed, t14, register()],
  ],
  ended: [
    ["a closed ticket cannot close again (invariant 1)", closed, t14, close],
    ["nor be worked on", closed, t14, note],
  ],
  "before-latest": [
    ["a reply is not dated before the contact", inProgress, july("10 10:00"), answer],
    ["a note not before the registration", inProgress, july("09 10:00"), note],
    [
      "a source does not close before it opened",
      imported,
      "2011-03-02T00:00:00.000Z",
      { type: "CloseAtSource", data: { closedAt: "1900-01-01T04:56:02.000Z" } },
    ],
  ],
  "no-law-for-day": [
    [
      "no hotline rule before 2018-09-01",
      [["2011-03-01T00:00:00.000Z", register()]],
      "2011-03-02T00:00:00.000Z",
      dispatch(),
    ],
    ["no calendar in 2030", [["2030-03-01T00:00:00.000Z", register()]], "2030-03-02T00:00:00.000Z", dispatch()],
  ],
  "officer-recused": [
    [
      "whoever stepped aside does not reply [JN 32]",
      [...inProgress, [t11, recuse({ replacement: "second" })]],
      t12,
      answer,
    ],
    [
      "nor visits with another",
      [...inProgress, [t11, recuse({ replacement: "second" })]],
      t12,
      { type: "RecordVisit", data: { officers: ["second", "handler"], findings: "seen" } },
    ],
    [
      "nor becomes an owner again",
      [
        ...inProgress,
        [t11, recuse({ replacement: "second" })],
        [t11, { ...giveBack, data: { ...giveBack.data, officer: "second" } }],
      ],
      t12,
      grantReturn({ next: { lead: "huangtai", owners } }),
    ],
    [
      "nor takes over from another",
      [...inProgress, [t11, recuse({ officer: "friend" })]],
      t12,
      recuse({ replacement: "friend" }),
    ],
  ],

  "caller-needed": [
    [
      "a ticket has a caller, were it an anonymous one",
      [],
      t11,
      { type: "Register", data: { kind: "help", channel: "phone", topic: "food", content: "hungry" } },
    ],
  ],
  "anonymous-named": [
    ["anonymous and a name exclude each other", [], t11, register({ caller: { identity: "anonymous", name: "吴明" } })],
  ],
  "proactive-has-caller": [["nobody calls in a proactive case (M13)", [], t11, register({ proactive: true })]],
  "not-awaiting-dispatch": [
    [
      "not after a direct answer the caller is content with",
      [
        ...registered,
        [t11, { type: "AnswerDirectly", data: { officer: "operator", answer: "so", means: "phone" } }],
        [t12, callBack()],
      ],
      t14,
      dispatch(),
    ],
    ["not after a callback on the unit's reply", complained, t14, dispatch()],
    ["a ticket is dispatched once", dispatched, t11, dispatch()],
    [
      "not answered directly after dispatch",
      dispatched,
      t11,
      { type: "AnswerDirectly", data: { officer: "operator", answer: "so", means: "phone" } },
    ],
    ["nor refused", dispatched, t11, refuseIt({})],
  ],
  "route-needed": [
    ["a statutory route is named [JN 23]", registered, t11, refuseIt({ class: "statutoryRoute" })],
    ["so is the number for an emergency [BJ 11]", registered, t11, refuseIt({ class: "emergency" })],
  ],
  "earlier-needed": [["nothing new: than what? [JN 25]", registered, t11, refuseIt({ class: "nothingNew" })]],
  "no-refusal-to-tell": [
    ["there was no refusal", registered, t11, { type: "TellRefusal", data: { officer: "operator", means: "phone" } }],
  ],

  "unit-named-twice": [
    ["the lead does not assist itself [JN 29]", registered, t11, dispatch({ assisting: ["jibei"] })],
    ["a unit assists once", dispatched, t11, { type: "AddAssisting", data: { unit: "jiaotong", matter: "again" } }],
    ["a dispute is between different units", dispatched, t11, dispute("jibei", "jibei")],
    [
      "the next lead does not assist itself",
      [...signed, [t11, giveBack]],
      t12,
      grantReturn({ next: { ...next, assisting: ["huangtai"] } }),
    ],
    [
      "nor the lead an arbiter names",
      [...signed, [t11, dispute("jibei", "huangtai")]],
      t12,
      { type: "SettleDispute", data: { arbiter: "a", reason: "map", next: { ...next, assisting: ["huangtai"] } } },
    ],
  ],
  "owners-needed": [["three owners, always (M3)", registered, t11, { type: "Dispatch", data: { lead: "jibei" } }]],
  "limit-untold": [
    [
      "a longer statutory limit must be told [JN 24]",
      registered,
      t11,
      dispatch({
        statutoryLimit: {
          term: { unit: "naturalDay", n: 60 },
          basis: { act: "samr-complaints", article: "23(5)", edition: "2025" },
          callerTold: false,
        },
      }),
    ],
  ],
  "limit-not-longer": [
    [
      "nor set the same one again",
      registered,
      t11,
      dispatch({
        statutoryLimit: { term: { unit: "workingDay", n: 5 }, basis: { act: "x", edition: "1" }, callerTold: true },
      }),
    ],
    [
      "a statute cannot shorten the hotline's limit here",
      registered,
      t11,
      dispatch({
        statutoryLimit: { term: { unit: "workingDay", n: 3 }, basis: { act: "x", edition: "1" }, callerTold: true },
      }),
    ],
  ],
  "not-from-source": [
    [
      "our own tickets take no due date from outside",
      registered,
      t11,
      dispatch({ sourceDue: "2023-08-01T00:00:00.000Z" }),
    ],
    ["nor do they close without the loop (M1)", dispatched, t11, { type: "CloseAtSource", data: {} }],
  ],
  "not-awaiting-signature": [
    ["signed for once", signed, t11, { type: "SignIn", data: { unit: "jibei", officer: "handler" } }],
  ],
  "not-the-lead": [
    [
      "the assisting unit does not sign [JN 29]",
      dispatched,
      t11,
      { type: "SignIn", data: { unit: "jiaotong", officer: "x" } },
    ],
    [
      "nor reply",
      inProgress,
      t11,
      { type: "Reply", data: { unit: "jiaotong", officer: "x", text: "done", means: "phone" } },
    ],
    ["nor return", signed, t11, { type: "RequestReturn", data: { unit: "jiaotong", officer: "x", reason: "no" } }],
  ],
  "not-with-a-unit": [
    [
      "no owner changes once the reply is given",
      replied,
      t14,
      { type: "ReplaceOwner", data: { tier: "handler", to: "x", because: "absence" } },
    ],
    ["no work before dispatch", registered, t11, note],
    [
      "no contact before dispatch",
      registered,
      t11,
      { type: "RecordContact", data: { officer: "handler", means: "phone" } },
    ],
    ["no first reply before dispatch", registered, t11, firstReply],
    ["no work after the reply", replied, t14, note],
    ["no return after the reply", replied, t14, giveBack],
    ["no dispute about a ticket nobody has", registered, t11, dispute("jibei", "huangtai")],
    ["no helper on a ticket nobody has", registered, t11, { type: "AddAssisting", data: { unit: "x", matter: "m" } }],
    [
      "no owner to replace",
      registered,
      t11,
      { type: "ReplaceOwner", data: { tier: "handler", to: "x", because: "absence" } },
    ],
  ],
  "already-recused": [
    [
      "once is enough",
      [...inProgress, [t11, recuse({ replacement: "second" })]],
      t12,
      recuse({ replacement: "third" }),
    ],
  ],
  "replacement-needed": [
    ["an owner does not leave a gap (M3)", inProgress, t11, recuse({})],
    ["nor take over from themself", inProgress, t11, recuse({ replacement: "handler" })],
  ],
  "owner-unchanged": [
    [
      "the same person is no replacement",
      inProgress,
      t11,
      { type: "ReplaceOwner", data: { tier: "handler", to: "handler", because: "absence" } },
    ],
  ],

  "unit-designated": [
    [
      "a designated unit may not return it [WF 22]",
      [...registered, [july("10 09:30"), dispatch({ designated: true })]],
      t11,
      giveBack,
    ],
    ["nor may one whose return was denied", [...signed, [t11, giveBack], [t11, denyReturn]], t12, giveBack],
    [
      "nor one an arbiter named",
      [...signed, [t11, dispute("jibei", "huangtai")], [t11, settle]],
      t12,
      { type: "RequestReturn", data: { unit: "huangtai", officer: "handler-2", reason: "no" } },
    ],
  ],
  "return-too-late": [
    ["the third working day is too late [SD]", signed, july("13 00:00"), giveBack],
    ["a redo is not returned", redone, t14, giveBack],
  ],
  "same-lead": [
    [
      "granted means to another unit",
      [...signed, [t11, giveBack]],
      t12,
      grantReturn({ next: { lead: "jibei", owners } }),
    ],
  ],
  "no-return-under-review": [
    ["nothing to grant", signed, t11, grantReturn()],
    ["nothing to deny", signed, t11, denyReturn],
  ],
  "approver-is-applicant": [
    ["of a return", [...signed, [t11, giveBack]], t12, grantReturn({ approver: "handler" })],
    [
      "of its denial",
      [...signed, [t11, giveBack]],
      t12,
      { type: "DenyReturn", data: { approver: "handler", reason: "mine" } },
    ],
    [
      "of an extension (invariant 4)",
      [...inProgress, [t11, extension()]],
      t12,
      { type: "GrantExtension", data: { approver: "handler" } },
    ],
    [
      "of its denial",
      [...inProgress, [t11, extension()]],
      t12,
      { type: "DenyExtension", data: { approver: "handler", reason: "x" } },
    ],
    [
      "of shelving (invariant 4)",
      inProgress,
      t11,
      { type: "Shelve", data: { applicant: "handler", approver: "handler", measures: "m", until: "2023-08-01" } },
    ],
  ],
  "already-disputed": [
    ["one dispute at a time", [...signed, [t11, dispute("jibei", "huangtai")]], t12, dispute("jibei", "x")],
  ],
  "not-disputed": [
    [
      "nothing to settle once the unit has replied",
      [...inProgress, [t11, dispute("jibei", "huangtai")], [t12, answer]],
      t14,
      settle,
    ],
    ["nothing to settle", signed, t11, settle],
  ],

  "not-signed": [
    ["work waits for the signature", dispatched, t11, note],
    ["also while a return is under review", [...dispatched, [t11, giveBack]], t11, note],
  ],
  "two-officers-needed": [
    [
      "an inspection by one",
      signed,
      t11,
      { type: "RecordVisit", data: { officers: ["handler"], inspection: true, findings: "seen" } },
    ],
    [
      "the same one twice",
      signed,
      t11,
      { type: "RecordVisit", data: { officers: ["handler", "handler"], inspection: true, findings: "seen" } },
    ],
  ],
  "first-reply-given": [["the first reply is one", [...inProgress, [t11, firstReply]], t12, firstReply]],
  "not-in-progress": [
    ["no reply without any work", signed, t11, answer],
    ["no reply while a return is under review", [...inProgress, [t11, giveBack]], t12, answer],
    ["no extension before signing", dispatched, t11, extension()],
    ["no shelving before work", signed, t11, shelve()],
    ["no coordination before work", signed, t11, coordinate("jiaotong")],
  ],
  "not-assisting": [
    ["coordination is with those who assist", inProgress, t11, coordinate("jingcha")],
    ["so are opinions", [...inProgress, [t11, coordinate("jiaotong")]], t12, opinion("jingcha")],
  ],
  "not-coordinating": [
    ["no opinion was asked", inProgress, t11, opinion("jiaotong")],
    ["nothing to conclude", inProgress, t11, { type: "ConcludeCoordination", data: { outcome: "x" } }],
  ],

  "no-deadline": [
    [
      "an imported ticket without a due date",
      [
        ...imported,
        ["2023-07-10T00:00:00.000Z", { type: "Dispatch", data: { lead: "jibei" } }],
        ["2023-07-10T01:00:00.000Z", { type: "SignIn", data: { unit: "jibei", officer: "handler" } }],
      ],
      t11,
      extension(),
    ],
  ],
  "extension-asked-too-late": [["asked before expiry [SD]", inProgress, afterDue, extension()]],
  "extension-too-long": [
    ["ten working days at most [SD]", inProgress, t11, extension(11)],
    ["in all", [...inProgress, [t11, extension(6)], [t11, grantExtension]], t12, extension(5)],
  ],
  "no-extension-under-review": [
    ["nothing to grant", inProgress, t11, grantExtension],
    ["nothing to deny", inProgress, t11, { type: "DenyExtension", data: { approver: "leader", reason: "x" } }],
  ],
  "extension-granted-too-late": [
    ["a breach is permanent (invariant 4)", [...inProgress, [t12, extension()]], afterDue, grantExtension],
  ],
  "date-not-ahead": [["today is no date to promise [JN 24]", inProgress, t11, shelve("2023-07-11")]],
  shelved: [
    [
      "a shelved ticket is resumed before it moves on",
      [...inProgress, [t11, dispute("jibei", "huangtai")], [t11, shelve()]],
      t12,
      settle,
    ],
  ],
  "not-shelved": [
    ["nothing to resume", inProgress, t11, { type: "Resume", data: { officer: "handler" } }],
    ["nothing to track", inProgress, t11, { type: "TrackShelved", data: { officer: "handler", note: "x" } }],
  ],

  "not-replied": [["nothing to review", inProgress, t11, review]],
  "reviewer-is-handler": [
    ["the handler does not review (invariant 8)", replied, t14, { type: "Review", data: { reviewer: "handler" } }],
    [
      "nor whoever replied in their place",
      [
        ...inProgress,
        [t12, { type: "Reply", data: { unit: "jibei", officer: "second", text: "done", means: "phone" } }],
      ],
      t14,
      { type: "Review", data: { reviewer: "second" } },
    ],
    ["nor send back", replied, t14, { type: "SendBack", data: { officer: "handler", level: "bureau", reason: "x" } }],
  ],
  "nothing-to-send-back": [
    ["no reply", inProgress, t11, { type: "SendBack", data: { officer: "head", level: "bureau", reason: "x" } }],
  ],
  "not-ready-for-callback": [
    ["no callback before the review", replied, t14, callBack()],
    ["nor after a refusal", [...registered, [t11, refuseIt({})]], t12, callBack()],
  ],
  "callback-by-handler": [
    ["the handler does not call back on their own work", reviewed, t14, callBack({ clerk: "handler" })],
  ],
  "city-has-called": [
    [
      "the district does not ask again until it likes the answer [JN 27]",
      complained,
      t14,
      callBack({ level: "district" }),
    ],
    [
      "nor send back inside what would be a redo (invariant 2)",
      complained,
      t14,
      { type: "SendBack", data: { officer: "district-1", level: "district", reason: "thin" } },
    ],
  ],
  "caller-can-be-asked": [
    ["a caller with a name is asked [JN 27]", reviewed, t14, callBack({ process: "notAsked", result: "notAsked" })],
    [
      "so is an anonymous one who left a number",
      [[july("10 09:00"), register({ caller: { identity: "anonymous", phone: "1" } })], ...reviewed.slice(1)],
      t14,
      callBack({ process: "notAsked", result: "notAsked" }),
    ],
  ],
  "nobody-to-ask": [["no answers from nobody (M13)", proactive, t14, callBack()]],
  "answers-contradict": [
    ["satisfied but not reached", reviewed, t14, callBack({ process: "unreachable" })],
    ["reached but not for the second question", reviewed, t14, callBack({ result: "unreachable" })],
    ["solved, says nobody", reviewed, t14, callBack({ process: "unreachable", result: "unreachable", solved: true })],
  ],
  "only-the-city": [
    ["the district orders no redo (invariant 2)", complained, t14, redo({ level: "district" })],
    ["nor the bureau", complained, t14, redo({ level: "bureau" })],
    ["nor stops a request", complained, t14, stop("district")],
  ],
  "nothing-to-redo": [
    ["a redo follows a reply (invariant 2)", inProgress, t14, redo()],
    ["and a callback or the end", reviewed, t14, redo()],
    [
      "not a withdrawal",
      [...inProgress, [t11, { type: "Withdraw", data: { officer: "o", reason: "r" } }]],
      t14,
      redo(),
    ],
    ["not what was stopped with a note [JN 25]", [...complained, [t14, stop("city")]], t14, redo()],
  ],
  "not-dissatisfied": [
    ["a redo for dissatisfaction needs some", closed, t14, redo()],
    ["so does a note", closed.slice(0, -1), t14, stop("city")],
  ],

  "not-called-back": [
    ["no end without a callback (M1)", reviewed, t14, close],
    ["none without a reply", inProgress, t14, close],
    ["none by note either", reviewed, t14, stop("city")],
  ],
  "refusal-untold": [["a refusal is told before the end (M1)", [...registered, [t11, refuseIt({})]], t12, close]],
  dissatisfied: [
    ["not satisfied: redo or written note [JN 27]", complained, t14, close],
    ["not solved", [...reviewed, [t14, callBack({ solved: false })]], t14, close],
  ],
  "no-caller": [
    ["nobody withdraws a proactive case", proactive, t14, { type: "Withdraw", data: { officer: "o", reason: "r" } }],
  ],
  "merge-into-itself": [["", inProgress, t11, merge("t-2")]],
  "merge-cycle": [["what was taken in is not the way out", [...inProgress, [t11, absorb]], t12, merge("t-1")]],
  "merge-too-late": [["a reply is owed its callback", replied, t14, merge("t-1")]],
  "already-absorbed": [["", [...inProgress, [t11, absorb]], t12, absorb]],

  "flag-unchanged": [["", inProgress, t11, flag({ on: false })]],
  "consent-needed": [
    ["confidentiality is the caller's [JN 16]", [...inProgress, [t11, flag({})]], t12, flag({ on: false })],
  ],
  "already-supervised": [["", [...inProgress, [t11, supervise]], t12, supervise]],
  "not-supervised": [["", inProgress, t11, { type: "LiftSupervision", data: { supervisor: "s", reason: "r" } }]],
  "already-escalated": [["once for each trigger (M22)", [...inProgress, [t11, escalate]], t12, escalate]],
  "names-the-caller": [
    [
      "a notice to the reported party with the caller's number, spaced differently",
      inProgress,
      t11,
      { type: "NotifyRespondent", data: { officer: "handler", text: "请联系 138 0531 0000" } },
    ],
    [
      "or with the name, drawn apart",
      inProgress,
      t11,
      { type: "NotifyRespondent", data: { officer: "handler", text: "吴 明投诉你店" } },
    ],
    ["a topic, which everybody reads", [], t11, register({ topic: `food (${caller.name})` })],
  ],
};

describe("a ticket refuses", () => {
  for (const [code, ways] of Object.entries(cases)) {
    for (const [what, history, at, command] of ways) {
      it(`${code}${what && `: ${what}`}`, () => {
        given(ticket, ...live(...history).events)
          .when(command, { at })
          .thenRejected(code);
      });
    }
  }

  it("in a sentence for each code, in English and Chinese", () => {
    expect(Object.keys(cases).sort()).toEqual(Object.keys(ticketRefusals).sort());
    for (const [en, zh] of Object.values(ticketRefusals)) {
      expect(en).toMatch(/^[A-Z].*\.$/);
      expect(zh).toMatch(/^\p{Script=Han}.*。$/u);
    }
    const { rejection } = given(ticket).when(close);
    expect(rejection).toEqual({
      code: "not-registered",
      because: "There is no such ticket: register it first.",
      zh: "该工单不存在，请先登记。",
    });
  });

  it("says which day has no law", () => {
    const { rejection } = given(ticket, ...live(["2030-03-01T00:00:00.000Z", register()]).events).when(dispatch(), {
      at: "2030-03-02T00:00:00.000Z",
    });
    expect(rejection?.facts).toMatchObject({
      at: "2030-03-02T00:00:00.000Z",
      because: expect.stringContaining("covers 2004-01-01"),
    });
  });

  it("a malformed command by field", () => {
    const { rejection } = given(ticket, ...live(...importedAndDue).events).when({
      type: "CloseAtSource",
      data: { closedAt: "03/14/2011" },
    });
    expect(rejection).toMatchObject({
      code: "invalid-command",
      issues: [{ field: "closedAt", received: '"03/14/2011"' }],
    });
    expect(
      given(ticket).when({ type: "Register", data: { ...register().data, source: { ...row, line: 0 } } } as never)
        .rejection,
    ).toMatchObject({ issues: [{ field: "source.line" }] });
  });

  it("nothing where a word merely contains the caller's name", () => {
    const an = [
      [july("10 09:00"), register({ caller: { identity: "named", name: "An" } })],
      ...inProgress.slice(1),
    ] as const;
    given(ticket, ...live(...an).events)
      .when(
        { type: "NotifyRespondent", data: { officer: "handler", text: "Bring the plan and the receipts." } },
        { at: t11 },
      )
      .thenEvents({
        type: "RespondentNotified",
        data: { at: t11, officer: "handler", text: "Bring the plan and the receipts." },
      });
  });
});
