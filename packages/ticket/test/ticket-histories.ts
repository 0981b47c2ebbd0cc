import fc from "fast-check";
import { type Status, type Ticket, ticket } from "../src/index.ts";
import { type Happened, leak, violation } from "./ticket-checker.ts";
import type { Command } from "./ticket-run.ts";

/** The parts of the ticket's decider that a history runs on; a mutant gives others. */
export type Subject = Pick<typeof ticket, "decide" | "evolve">;

const units = ["u1", "u2", "u3"];
const staff = ["o1", "o2", "o3", "o4"];
const owners = (of: number) => ({
  bureauLeader: "leader",
  sectionHead: staff[of + 1] ?? "o4",
  handler: staff[of] ?? "o1",
});
const next = { lead: "u2", assisting: ["u3"], owners: owners(1) };
const secret = {
  name: "吴明XK",
  phone: "138-0531-7771",
  address: "济阳区开元大街ZQ9号",
  idNumber: "370125199001017772",
};
const content = "我在某店买到过期食品QW";

const register = (more: object): Command => ({
  type: "Register",
  data: {
    kind: "complaint",
    channel: "phone",
    topic: "food",
    content,
    caller: { identity: "named", ...secret },
    ...more,
  },
});
const by = <T>(make: (officer: string) => T): T[] => staff.map(make);
const days = [1, 4, 6, 10, 11].map(
  (n): Command => ({ type: "RequestExtension", data: { applicant: "o1", days: n, reason: "r" } }),
);
const say = (process: string, result: string, solved?: boolean): Command =>
  ({
    type: "CallBack",
    data: { level: "city", clerk: "c1", process, result, ...(solved === undefined ? {} : { solved }) },
  }) as Command;

const registrations: readonly Command[] = [
  register({}),
  register({ caller: { identity: "confidential", ...secret } }),
  register({ kind: "enterprise" }),
  register({ caller: { identity: "anonymous", phone: secret.phone } }),
  { type: "Register", data: { kind: "report", channel: "outreach", topic: "price", content, proactive: true } },
  {
    type: "Register",
    data: {
      kind: "help",
      channel: "otherSystem",
      topic: "Noise",
      content,
      source: { system: "s", key: "k", digest: "d", line: 2, fields: { a: "b" } },
    },
  },
];

const dispatches: readonly Command[] = [
  { type: "Dispatch", data: { lead: "u1", assisting: ["u3"], owners: owners(0) } },
  { type: "Dispatch", data: { lead: "u1", owners: owners(0), designated: true } },
  { type: "Dispatch", data: { lead: "u1", assisting: ["u1"], owners: owners(0) } },
  {
    type: "Dispatch",
    data: {
      lead: "u1",
      owners: owners(0),
      statutoryLimit: {
        term: { unit: "workingDay", n: 45 },
        basis: { act: "samr-complaints", edition: "2022-09" },
        callerTold: true,
      },
    },
  },
  { type: "Dispatch", data: { lead: "u1", sourceDue: "2023-07-14T00:00:00.000Z" } },
];

const work: readonly Command[] = [
  ...by((officer): Command => ({ type: "RecordContact", data: { officer, means: "phone" } })),
  { type: "NoteWork", data: { officer: "o1", note: "n" } },
  { type: "RecordVisit", data: { officers: ["o1", "o2"], inspection: true, findings: "f" } },
  { type: "RecordVisit", data: { officers: ["o1", "o1"], inspection: true, findings: "f" } },
  { type: "GiveFirstReply", data: { officer: "o1", text: "t", means: "phone" } },
];
const replies = units.flatMap((unit) =>
  by((officer): Command => ({ type: "Reply", data: { unit, officer, text: "t", means: "phone" } })),
);
const returns = units.map((unit): Command => ({ type: "RequestReturn", data: { unit, officer: "o1", reason: "r" } }));
const returnsDecided: readonly Command[] = ["o1", "d1"].flatMap((approver): Command[] => [
  { type: "GrantReturn", data: { approver, reason: "r", next } },
  { type: "GrantReturn", data: { approver, reason: "r", next: { lead: "u1", owners: owners(0) } } },
  {
    type: "GrantReturn",
    data: { approver, reason: "r", next: { lead: "u3", assisting: ["u3"], owners: owners(0) }, designated: true },
  },
  { type: "DenyReturn", data: { approver, reason: "r" } },
  { type: "DenyReturn", data: { approver, reason: "r", designated: false } },
]);
const extensionsDecided: readonly Command[] = ["o1", "leader"].flatMap((approver): Command[] => [
  { type: "GrantExtension", data: { approver } },
  { type: "GrantExtension", data: { approver } },
  { type: "DenyExtension", data: { approver, reason: "r" } },
]);
const shelving: readonly Command[] = ["o1", "leader"].map(
  (approver): Command => ({ type: "Shelve", data: { applicant: "o1", approver, measures: "m", until: "2023-12-01" } }),
);
const reviews = by((reviewer): Command => ({ type: "Review", data: { reviewer } }));
const backs: readonly Command[] = (["district", "bureau"] as const).map((level) => ({
  type: "SendBack",
  data: { officer: "o4", level, reason: "r" },
}));
const calls: readonly Command[] = [
  say("satisfied", "satisfied", true),
  say("satisfied", "dissatisfied"),
  say("dissatisfied", "neutral", false),
  say("unreachable", "unreachable"),
  say("notAsked", "notAsked"),
  { type: "CallBack", data: { level: "district", clerk: "o1", process: "satisfied", result: "satisfied" } },
];
const redos = (["city", "city", "district", "bureau"] as const).flatMap((level) =>
  (["dissatisfied", "notDone"] as const).map(
    (ground): Command => ({ type: "OrderRedo", data: { level, officer: "city-1", ground, reason: "r" } }),
  ),
);
const close: Command = { type: "Close", data: { officer: "a1" } };
const stop: Command = { type: "ExplainAndStop", data: { level: "city", officer: "city-1", note: "n" } };
const ends: readonly Command[] = [
  close,
  stop,
  { type: "Withdraw", data: { officer: "a1", reason: "r" } },
  { type: "MergeInto", data: { ticket: "t-1", into: "t-1", officer: "a1" } },
  { type: "CloseAtSource", data: {} },
  { type: "CloseAtSource", data: { closedAt: "2023-07-13T00:00:00.000Z" } },
];
const beside: readonly Command[] = [
  ...by(
    (officer): Command => ({
      type: "Recuse",
      data: { officer, interest: "i", replacement: officer === "o4" ? "o1" : "o4" },
    }),
  ),
  { type: "ReplaceOwner", data: { tier: "handler", to: "o2", because: "absence" } },
  { type: "AddAssisting", data: { unit: "u2", matter: "m" } },
  { type: "AddAssisting", data: { unit: "u1", matter: "m" } },
  { type: "SetFlag", data: { flag: "urgent", on: true, reason: "r" } },
  { type: "SetFlag", data: { flag: "confidential", on: false, reason: "r", callerAgreed: true } },
  { type: "EscalateSupervision", data: { trigger: "unclearDuty" } },
  { type: "LinkTrack", data: { track: "report", id: "r-1" } },
  { type: "NotifyRespondent", data: { officer: "o1", text: "Bring the receipts." } },
  ...[secret.name, "138 0531 7771", secret.address, secret.idNumber].map(
    (text): Command => ({ type: "NotifyRespondent", data: { officer: "o1", text: `请联系${text}` } }),
  ),
];
const dispute: readonly Command[] = [
  { type: "RaiseDispute", data: { units: ["u1", "u2"], matter: "m" } },
  { type: "SettleDispute", data: { arbiter: "d1", reason: "r", next } },
];
const merging: readonly Command[] = [
  { type: "Absorb", data: { ticket: "t-2" } },
  { type: "MergeInto", data: { ticket: "t-1", into: "t-2", officer: "a1" } },
];
const supervision: readonly Command[] = [
  { type: "Supervise", data: { supervisor: "s1", reason: "r" } },
  { type: "LiftSupervision", data: { supervisor: "s1", reason: "r" } },
];
const coordination: readonly Command[] = [
  { type: "OpenCoordination", data: { units: ["u3"], matter: "m" } },
  { type: "RecordOpinion", data: { unit: "u3", officer: "p1", opinion: "o" } },
  { type: "ConcludeCoordination", data: { outcome: "o" } },
];
const intake: readonly Command[] = [
  { type: "AnswerDirectly", data: { officer: "o1", answer: "a", means: "phone" } },
  { type: "Refuse", data: { officer: "o1", class: "beyondDuty", reason: "r" } },
  { type: "Refuse", data: { officer: "o1", class: "statutoryRoute", reason: "r", route: "court" } },
  { type: "Refuse", data: { officer: "o1", class: "nothingNew", reason: "r" } },
  { type: "TellRefusal", data: { officer: "o1", means: "phone" } },
];
const signing = units.map((unit): Command => ({ type: "SignIn", data: { unit, officer: "o1" } }));
const resume: Command = { type: "Resume", data: { officer: "o1" } };
const track: Command = { type: "TrackShelved", data: { officer: "o1", note: "n" } };

const everything: readonly Command[] = [
  ...registrations,
  ...dispatches,
  ...intake,
  ...signing,
  ...work,
  ...replies,
  ...returns,
  ...returnsDecided,
  ...days,
  ...extensionsDecided,
  ...shelving,
  resume,
  track,
  ...reviews,
  ...backs,
  ...calls,
  ...redos,
  ...ends,
  ...beside,
  ...dispute,
  ...supervision,
  ...merging,
  ...coordination,
];

/** What is likely to be tried on a ticket that stands so; mostly it moves the ticket on. */
const likely: Readonly<Record<Status, readonly Command[]>> = {
  none: registrations,
  registered: [...dispatches, ...dispatches, ...intake],
  answered: [...calls],
  refused: [...intake, close],
  dispatched: [...signing, ...signing, ...returns],
  signed: [...work, ...returns, ...days, ...dispute, ...supervision, ...merging],
  inProgress: [
    ...replies,
    ...replies,
    ...days,
    ...shelving,
    ...coordination,
    ...returns,
    ...dispute,
    ...supervision,
    ...merging,
  ],
  returnUnderReview: returnsDecided,
  extensionUnderReview: [...extensionsDecided, ...replies],
  coordinating: [...coordination],
  shelved: [resume, track],
  replied: [...reviews, ...backs],
  reviewed: [...calls, ...calls, ...backs, close],
  calledBack: [close, close, stop, ...redos, ...redos, ...calls, ...backs],
  ended: [...redos, close],
};

/** A move: how much time passes (seldom none, seldom backwards), whether it is likely or anything, and which. */
const move = fc.record({
  hours: fc.oneof(
    { weight: 12, arbitrary: fc.integer({ min: 0, max: 9 }) },
    { weight: 4, arbitrary: fc.integer({ min: 10, max: 120 }) },
    { weight: 1, arbitrary: fc.integer({ min: -60, max: -1 }) },
  ),
  wild: fc.integer({ min: 0, max: 5 }).map((n) => n === 0),
  which: fc.nat(9_999),
});
export const moves = fc.array(move, { minLength: 8, maxLength: 60, size: "max" });
export type Moves = ReadonlyArray<{ readonly hours: number; readonly wild: boolean; readonly which: number }>;

/** Plays a history of commands on the subject; what is refused changes nothing. */
export function play(
  history: Moves,
  { decide, evolve }: Subject,
): { readonly happened: readonly Happened[]; readonly state: Ticket } {
  let state = ticket.initial;
  let now = Date.parse("2023-07-10T01:00:00.000Z");
  const happened: Happened[] = [];
  for (const { hours, wild, which } of history) {
    const choices = wild ? everything : likely[state.status];
    const command = choices[which % choices.length] as Command;
    now += hours * 3_600_000;
    const at = new Date(now).toISOString();
    const decision = decide(command, state, { ...ticket.context, at });
    if ("code" in decision) continue;
    happened.push({ at, events: decision });
    state = evolve(state, decision);
  }
  return { happened, state };
}

/** The first rule broken in what was played, found in its events and in what its reported party reads. */
export function broken({ happened, state }: ReturnType<typeof play>): string | undefined {
  return violation(happened) ?? leak(state);
}
