import { type EventStore, handle } from "@caseloop/core";
import { ticket } from "@caseloop/ticket";

type Command = Parameters<typeof handle<"ticket", unknown, typeof ticket.commands, typeof ticket.events, object>>[3];

/** A step of a ticket's life. */
export interface Step {
  readonly ticket: string;
  readonly at: string;
  readonly command: Command;
}

/** What became of the reply of one ticket, in the words of the script: all an oracle needs. */
export interface Script {
  readonly ticket: string;
  readonly dispatched: string;
  /** Working days of an extension, and when it was granted. */
  readonly extended?: { readonly at: string; readonly days: number };
  readonly shelved?: { readonly from: string; readonly to: string };
  /** Absent where nobody has replied when the year ends. */
  readonly replied?: string;
}

const HOUR = 3_600_000;
const owners = { bureauLeader: "l", sectionHead: "s", handler: "h" };
const caller = { identity: "anonymous" } as const;

/** The same tickets each time: a district's year of them, or as many as asked. */
export function year(
  tickets: number,
  seed = 7,
): { readonly scripts: readonly Script[]; readonly steps: readonly Step[] } {
  const chance = dice(seed);
  const scripts: Script[] = [];
  const steps: Step[] = [];
  const first = Date.parse("2022-12-31T17:00:00.000Z");
  for (let i = 0; i < tickets; i++) {
    const id = `t-${i}`;
    let ms = first + Math.floor(chance() * 340 * 24) * HOUR + Math.floor(chance() * 60) * 60_000;
    const step = (command: Command, hours: number) => {
      ms += hours * HOUR + 1;
      const at = new Date(ms).toISOString();
      steps.push({ ticket: id, at, command });
      return at;
    };
    step(
      { type: "Register", data: { kind: "complaint", channel: "phone", topic: "food", content: "A tooth", caller } },
      0,
    );
    const dispatched = step({ type: "Dispatch", data: { lead: "jibei", owners } }, 1);
    step({ type: "SignIn", data: { unit: "jibei", officer: "h" } }, 1);
    step({ type: "RecordContact", data: { officer: "h", means: "phone" } }, 1);
    let extended: Script["extended"];
    let shelved: Script["shelved"];
    const turn = chance();
    if (turn < 0.2) {
      const days = 1 + Math.floor(chance() * 9);
      step({ type: "RequestExtension", data: { applicant: "h", days, reason: "test" } }, 1);
      extended = { at: step({ type: "GrantExtension", data: { approver: "l" } }, 1), days };
    } else if (turn < 0.4) {
      const until = new Date(ms + 60 * 24 * HOUR).toISOString().slice(0, 10);
      const from = step(
        { type: "Shelve", data: { applicant: "h", approver: "l", measures: "wait", until } },
        1 + Math.floor(chance() * 40),
      );
      shelved = { from, to: step({ type: "Resume", data: { officer: "h" } }, 1 + Math.floor(chance() * 24 * 40)) };
    }
    const replied =
      chance() < 0.98
        ? step(
            { type: "Reply", data: { unit: "jibei", officer: "h", text: "Paid.", means: "phone" } },
            1 + Math.floor(chance() * chance() * 24 * 20),
          )
        : undefined;
    if (replied !== undefined) {
      step({ type: "Review", data: { reviewer: "s" } }, 1);
      step({ type: "CallBack", data: { level: "city", clerk: "c", process: "notAsked", result: "notAsked" } }, 24);
      step({ type: "Close", data: { officer: "h" } }, 1);
    }
    scripts.push({
      ticket: id,
      dispatched,
      ...(extended && { extended }),
      ...(shelved && { shelved }),
      ...(replied !== undefined && { replied }),
    });
  }
  return { scripts, steps: steps.sort((a, b) => (a.at < b.at ? -1 : 1)) };
}

export async function take(store: EventStore, { ticket: id, at, command }: Step): Promise<void> {
  const done = await handle(store, ticket, id, { ...command, at });
  if (!done.ok) throw new Error(`${id} ${command.type} at ${at}: ${done.rejection.code}`);
}

/** mulberry32: the same numbers from the same seed. */
function dice(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 4_294_967_296;
  };
}
