import { type CommandOf, type EventStore, handle, load } from "@caseloop/core";
import { memoryStore } from "@caseloop/core/memory";
import { ticket } from "@caseloop/ticket";
import fc from "fast-check";

type Command = CommandOf<typeof ticket>;

/** What may come next on a ticket that stands so; some of it is refused, which changes nothing. */
const owners = { bureauLeader: "b", sectionHead: "s", handler: "h" };
const unit = (lead: string, assisting: string[] = []): Command => ({
  type: "Dispatch",
  data: { lead, assisting, owners },
});
const register = (identity: "named" | "anonymous", topic: string, proactive = false, code?: string): Command => ({
  type: "Register",
  data: {
    kind: topic === "enterprise" ? "enterprise" : "complaint",
    channel: "phone",
    topic,
    content: "…",
    proactive,
    ...(!proactive && { caller: { identity, phone: "1" } }),
    ...(code !== undefined && { respondent: { name: "店", id: code } }),
  },
});
type Answer = Extract<Command, { type: "CallBack" }>["data"]["result"];
const call = (level: "city" | "district", process: Answer, result: Answer, solved?: boolean): Command => ({
  type: "CallBack",
  data: { level, clerk: "c", process, result, ...(solved !== undefined && { solved }) },
});
const contact: Command = { type: "RecordContact", data: { officer: "h", means: "phone" } };
const reply = (by: string): Command => ({
  type: "Reply",
  data: { unit: by, officer: "h", text: "…", means: "phone" },
});
const redo: Command = {
  type: "OrderRedo",
  data: { level: "city", officer: "city", ground: "notDone", reason: "…" },
};
const stop: Command = { type: "ExplainAndStop", data: { level: "city", officer: "city", note: "…" } };
const close: Command = { type: "Close", data: { officer: "city" } };
const withdraw: Command = { type: "Withdraw", data: { officer: "o", reason: "…" } };
const shelve = (until: string): Command => ({
  type: "Shelve",
  data: { applicant: "h", approver: "b", measures: "…", until },
});
const extend: Command = { type: "RequestExtension", data: { applicant: "h", days: 3, reason: "…" } };
const back: Command = { type: "SendBack", data: { officer: "r", level: "bureau", reason: "…" } };
const review: Command = { type: "Review", data: { reviewer: "r" } };
const sign = ["u1", "u2"].map((by): Command => ({ type: "SignIn", data: { unit: by, officer: "h" } }));
const giveBack = ["u1", "u2"].map(
  (by): Command => ({ type: "RequestReturn", data: { unit: by, officer: "h", reason: "…" } }),
);
const granted = ["u1", "u2"].map(
  (lead): Command => ({
    type: "GrantReturn",
    data: { approver: "d", reason: "…", next: { lead, assisting: ["u3"], owners } },
  }),
);

const next: Readonly<Record<string, readonly Command[]>> = {
  none: [
    register("named", "food", false, "code-1"),
    register("anonymous", "price"),
    register("named", "enterprise", false, "code-2"),
    register("named", "food", true),
  ],
  registered: [
    ...[unit("u1"), unit("u2", ["u3"]), unit("u1", ["u2"]), unit("u2")],
    { type: "AnswerDirectly", data: { officer: "o", answer: "…", means: "phone" } },
  ],
  answered: [call("city", "satisfied", "satisfied", true), call("city", "dissatisfied", "dissatisfied")],
  dispatched: [...sign, ...sign, ...giveBack],
  signed: [contact, contact, contact, ...giveBack, extend],
  inProgress: [
    ...[reply("u1"), reply("u2"), reply("u1"), reply("u2"), contact, extend, withdraw],
    ...[
      shelve("2023-07-20"),
      shelve("2023-08-31"),
      { type: "AddAssisting", data: { unit: "u3", matter: "…" } } as const,
    ],
  ],
  returnUnderReview: [...granted, { type: "DenyReturn", data: { approver: "d", reason: "…" } }],
  extensionUnderReview: [
    { type: "GrantExtension", data: { approver: "b" } },
    { type: "DenyExtension", data: { approver: "b", reason: "…" } },
  ],
  shelved: [{ type: "Resume", data: { officer: "h" } }],
  replied: [review, review, review, back],
  reviewed: [
    ...[call("city", "satisfied", "satisfied"), call("city", "neutral", "dissatisfied", false)],
    ...[call("city", "unreachable", "unreachable"), call("city", "declined", "declined")],
    ...[call("city", "satisfied", "neutral", true), call("district", "satisfied", "satisfied", true)],
    ...[call("city", "dissatisfied", "satisfied", true), call("district", "dissatisfied", "dissatisfied", false)],
  ],
  calledBack: [close, close, close, redo, redo, stop, back, call("city", "satisfied", "neutral")],
  ended: [redo, redo, redo],
};

const move = fc.record({
  ticket: fc.integer({ min: 1, max: 4 }),
  hours: fc.oneof({ weight: 5, arbitrary: fc.integer({ min: 0, max: 8 }) }, fc.integer({ min: 9, max: 90 })),
  /** How many hours later it is written down. */
  lag: fc.oneof({ weight: 4, arbitrary: fc.constant(0) }, fc.integer({ min: 1, max: 60 })),
  which: fc.nat(9_999),
});
export const lives = fc.array(move, { minLength: 20, maxLength: 90, size: "max" });

export const tickets = ["1", "2", "3", "4"];

/** Plays these moves on four tickets of July and August 2023; answers the log and the last moment. */
export async function lived(moves: readonly (typeof lives extends fc.Arbitrary<(infer M)[]> ? M : never)[]): Promise<{
  readonly store: EventStore;
  readonly until: string;
}> {
  let now = Date.parse("2023-07-03T01:00:00.000Z");
  let recorded = now;
  const store = memoryStore({ clock: () => new Date(recorded).toISOString() });
  for (const { ticket: entity, hours, lag, which } of moves) {
    now += hours * 3_600_000;
    recorded = Math.max(recorded, now + lag * 3_600_000);
    const { state } = await load(store, ticket, `${entity}`);
    const choices = next[state.status] ?? [];
    const command = choices[which % choices.length];
    if (command) await handle(store, ticket, `${entity}`, { ...command, at: new Date(now).toISOString() });
  }
  return { store, until: new Date(Math.max(now, recorded)).toISOString() };
}
