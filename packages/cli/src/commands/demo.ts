import { mkdtempSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { chinaCalendar } from "@caseloop/law";
import { cases } from "../board/cases.ts";
import { findings } from "../board/found.ts";
import { boardLines, legend } from "../board/lines.ts";
import { rowsNow } from "../board/read.ts";
import { tally } from "../board/tally.ts";
import { arrivals, today } from "../demo/arrivals.ts";
import { type PlayClock, play } from "../demo/play.ts";
import { cardLines, showcase } from "../demo/show.ts";
import { findingText } from "../import/finding.ts";
import { importFile } from "../import/import-file.ts";
import { nyc311 } from "../import/nyc311.ts";
import { zoneOf } from "../local-time.ts";
import { command, exit, UsageError } from "../shell/command.ts";
import type { Io } from "../shell/io.ts";
import { progressBar } from "../shell/progress.ts";
import { createStore, type Store, storeHelp, storeOption, withStore } from "../shell/store.ts";
import { timelineLines } from "../timeline/lines.ts";
import { caseEntries } from "./history.ts";
import { figuresOf } from "./report.ts";

export const demo = command({
  name: "demo",
  summary: "A year of tickets of a made-up district bureau, or of a file of NYC 311, on a fresh SQLite file.",
  takes: ["[FILE]"],
  options: { ...storeOption, seed: { type: "string" }, tickets: { type: "string" }, json: { type: "boolean" } },
  help: {
    ...storeHelp,
    store: "where to put it, sqlite:PATH (default: a new folder for temporary files)",
    seed: "another seed, another year (default 2023)",
    tickets: "how many requests reach the bureau, 1 to 20000 (default 600)",
    json: "print the figures as one JSON object in the last line",
  },
  notes: [
    "Without FILE everything is made up, and the same seed gives the same year. FILE is a CSV export of NYC 311.",
  ],
  async run({ words: [file], options }, io) {
    const count = Number(options.tickets ?? 600);
    if (!Number.isInteger(count) || count < 1 || count > 20_000)
      throw new UsageError(`--tickets ${JSON.stringify(options.tickets)}`, "a whole number from 1 to 20000");
    const name = options.store ?? `sqlite:${join(mkdtempSync(join(tmpdir(), "caseloop-demo-")), "demo.db")}`;
    const seed = options.seed ?? "2023";
    const clock: PlayClock = { now: "2023-01-01T00:00:00.000Z" };

    return withStore(createStore(name, file === undefined ? () => clock.now : io.clock), async (store) => {
      if (file !== undefined) await importInto(store, file, io);
      else if (await isTaken(store, yearName(seed, count))) {
        io.err(`caseloop demo: ${store.name} holds other cases; the demo makes a year of its own, so name a new file`);
        return exit.refused;
      } else await makeYear(store, seed, count, clock, io);
      const at = file === undefined ? today : io.clock();
      const shown = await showAll(store, name, at, io, zoneOf(file === undefined ? "Asia/Shanghai" : nyc311.zone));
      if (options.json)
        io.out(JSON.stringify({ ...shown, ...(file === undefined ? { seed } : { file }), store: name }));
      return exit.ok;
    });
  },
});

/** Names the year in its command ids, so that the same one again changes nothing. */
function yearName(seed: string, count: number): string {
  return `${seed}/${count}`;
}

/** Whether the store holds something else than this year. */
async function isTaken(store: Store, name: string): Promise<boolean> {
  const [first] = (await store.readAll({ limit: 1 })).events;
  return first !== undefined && first.meta.command?.id?.startsWith(`demo/${name}/`) !== true;
}

async function makeYear(store: Store, seed: string, count: number, clock: PlayClock, io: Io): Promise<void> {
  const bar = progressBar(io, "a year of tickets");
  await play(store, yearName(seed, count), arrivals(seed, count, chinaCalendar), chinaCalendar, clock, bar.to);
  bar.end();
}

async function importInto(store: Store, file: string, io: Io): Promise<void> {
  const bar = progressBar(io, "import");
  const imported = await importFile(store, nyc311, file, nyc311.zone, bar.to);
  bar.end();
  if (!imported.ok) return io.err(imported.rejection.because);
  for (const finding of imported.findings.slice(0, 5)) io.err(findingText(file, finding));
  const rest = imported.findings.length - 5;
  if (rest > 0) io.err(`… and ${rest} more findings`);
}

async function showAll(store: Store, name: string, at: string, io: Io, zone: ReturnType<typeof zoneOf>) {
  const rows = await rowsNow(store, cases);
  const board = tally(rows.values(), at, chinaCalendar);
  const title = (text: string) => io.out(io.paint("bold", `\n${text}`));

  title(`Board 看板 — ${zone.show(at)}`);
  for (const line of [...boardLines(board, io), ...legend.map((text) => io.paint("dim", text))]) io.out(line);
  title("Cards 黄牌红牌");
  for (const line of cardLines(rows, at, chinaCalendar, zone, io, 8)) io.out(line);

  const id = showcase(rows) ?? rows.keys().next().value;
  let then = at.slice(0, 10);
  if (id !== undefined) {
    title(`One case 一件工单 — ${id}`);
    const { entries } = await caseEntries(store, id);
    for (const line of timelineLines(entries, zone, io, { brief: true })) io.out(line);
    then = zone.show(entries[Math.floor(entries.length / 2)]?.occurredAt ?? at).slice(0, 10);
  }
  title("Next 接下来");
  io.out(`Everything lies in ${name}. Look further:`);
  for (const next of [`history ${id} --as-of ${then}`, `report --as-of ${then}`, "report --json", "rebuild", "verify"])
    io.out(`  npx caseloop ${next} --store ${name}`);
  return { ...figuresOf(board, (await rowsNow(store, findings)).size, at), case: id };
}
