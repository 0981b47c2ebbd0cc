import { type CommandOf, handle, project } from "@caseloop/core";
import { memoryStore } from "@caseloop/core/memory";
import { editionOn } from "@caseloop/law";
import { ticket } from "@caseloop/ticket";
import { assumedRatePolicy, type Metric, type RateRules, rate, ticketLedger } from "../src/index.ts";

type Command = CommandOf<typeof ticket>;
export type Step = readonly [at: string, type: Command["type"], data?: object];
type Answer = "satisfied" | "neutral" | "dissatisfied" | "unreachable" | "declined" | "notAsked";

/** Beijing time of July 2023, `"10 09:00"`. */
export const july = (text: string) => {
  const [day, time] = text.split(" ");
  return new Date(`2023-07-${day}T${time}:00.000+08:00`).toISOString();
};

export const owners = { bureauLeader: "b", sectionHead: "s", handler: "h" };

/** Steps every story needs, with the data that does not matter to it filled in. */
export const register = (at: string, more: object = {}): Step => [
  at,
  "Register",
  { kind: "complaint", channel: "phone", topic: "food", content: "…", caller: { identity: "named" }, ...more },
];
export const dispatch = (at: string, lead = "u1", more: object = {}): Step => [
  at,
  "Dispatch",
  { lead, owners, ...more },
];
export const sign = (at: string, unit = "u1"): Step => [at, "SignIn", { unit, officer: "h" }];
export const contact = (at: string): Step => [at, "RecordContact", { officer: "h", means: "phone" }];
export const reply = (at: string, unit = "u1"): Step => [
  at,
  "Reply",
  { unit, officer: "h", text: "…", means: "phone" },
];
export const review = (at: string): Step => [at, "Review", { reviewer: "r" }];
export const call = (at: string, result: Answer, process: Answer = result, more: object = {}): Step => [
  at,
  "CallBack",
  { level: "city", clerk: "c", process, result, ...more },
];
export const close = (at: string): Step => [at, "Close", { officer: "c" }];
export const redone = (at: string): Step => [
  at,
  "OrderRedo",
  { level: "city", officer: "c", ground: "notDone", reason: "…" },
];

/** Registered and dispatched on Monday 10 July, so that the reply is due at the end of the 17th; in hand the same day. */
export const inHand = (more: object = {}): Step[] => [
  register("10 09:00", more),
  dispatch("10 10:00"),
  sign("10 11:00"),
  contact("10 11:30"),
];
/** Replied on the 12th and called back on the 13th. */
export const calledBack = (result: Answer, process: Answer = result, more: object = {}): Step[] => [
  ...inHand(),
  reply("12 09:00"),
  review("12 10:00"),
  call("13 09:00", result, process, more),
];

/** Lives these tickets, nothing of which may be refused; answers the log and the rows of its ledger. */
export async function told(...stories: readonly (readonly Step[])[]) {
  const store = memoryStore();
  for (const [i, steps] of stories.entries())
    for (const [at, type, data = {}] of steps) {
      const done = await handle(store, ticket, `${i + 1}`, { type, data, at: july(at) } as Command);
      if (!done.ok) throw new Error(`${type} at ${at}: ${done.rejection.because}`);
    }
  return { store, rows: [...(await project(store, ticketLedger())).values()] };
}

export const shipped = editionOn(assumedRatePolicy, "2023-07-01").rules;

/** A rate over these stories at the end of July, as `2/3`. */
export async function share(
  metric: Metric,
  stories: readonly (readonly Step[])[],
  rules: Partial<RateRules> = {},
  at = "31 23:59",
) {
  const { rows } = await told(...stories);
  const { numerator, denominator } = rate(rows, { metric, rules: { ...shipped, ...rules }, at: july(at) });
  return `${numerator}/${denominator}`;
}
