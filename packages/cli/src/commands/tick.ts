import type { Position } from "@caseloop/core";
import { tick as tickStore } from "@caseloop/escalation";
import { command, exit } from "../shell/command.ts";
import { existingStore, type Store, storeHelp, storeOption, withStore } from "../shell/store.ts";
import { keeper } from "../timekeeping.ts";
import { momentOf } from "./report.ts";

export const tick = command({
  name: "tick",
  summary: "Do what is due: warnings, breaches, who leads. Run it as often as you like.",
  takes: [],
  options: { ...storeOption, at: { type: "string" }, json: { type: "boolean" } },
  help: {
    ...storeHelp,
    at: "the moment to act at: 2023-07-14 (its end, in China) or 2023-07-14T08:00:00+08:00 (default: now)",
    json: "print one JSON object",
  },
  notes: [
    "JSON: at, due (streams on which something was due), events (recorded for it), refused, and notices: stream, type, data.",
    "Exit code 1: a command that was due was refused.",
  ],
  run: ({ options }, io) =>
    withStore(existingStore(options.store, io.clock), async (store) => {
      const at = options.at === undefined ? io.clock() : momentOf("--at", options.at);
      const before = await store.head();
      const refused: string[] = [];
      const done = await tickStore(store, at, keeper, {
        onRejection: ({ code, because }, { to, entity }) => refused.push(`${to}-${entity}: ${code}: ${because}`),
      });
      const notices = await toldSince(store, before);
      if (options.json) io.out(JSON.stringify({ at, due: done.due, events: done.events, refused, notices }));
      else {
        for (const notice of notices) io.out(lineOf(notice));
        io.out(`${store.name} at ${at}: ${done.due} due, ${done.events} events recorded`);
      }
      for (const line of refused) io.err(line);
      return refused.length > 0 ? exit.refused : exit.ok;
    }),
});

/** What somebody should hear of. */
const told = [
  { category: "clocks", types: ["NoticeGiven", "ClockBreached", "NotApart"] },
  { category: "escalation", types: ["LeadRaised"] },
];

interface Notice {
  readonly stream: string;
  readonly type: string;
  readonly data: Readonly<Record<string, unknown>>;
}

async function toldSince(store: Store, before: Position): Promise<readonly Notice[]> {
  const notices: Notice[] = [];
  for (let after = before; ; ) {
    const page = await store.readAll({ after, only: told });
    for (const { stream, type, data } of page.events) notices.push({ stream, type, data: data as Notice["data"] });
    if (page.end) return notices;
    after = page.position;
  }
}

function lineOf({ stream, type, data }: Notice): string {
  const { clock, notice, card, due, scheduled, office, late } = data;
  const what = [type, clock, card ?? notice, office, scheduled ?? due, late === true && "(late)"];
  return `${stream}  ${what.filter((part) => part !== undefined && part !== false).join(" ")}`;
}
