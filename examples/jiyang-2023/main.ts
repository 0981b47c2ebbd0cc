/** 济阳 2023: plays the year by commands into a store, and shows the page's figures beside those found from the events. */
import { mkdtempSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { CaseloopError, type EventStore } from "@caseloop/core";
import { memoryStore } from "@caseloop/core/memory";
import { chinaCalendar } from "@caseloop/law";
import { keptLedger } from "@caseloop/metrics";
import { sqliteStore } from "@caseloop/store-sqlite";
import { figureLines } from "./board/figures.ts";
import { decisionLines } from "./board/penalty.ts";
import { ticketLines } from "./board/ticket.ts";
import { unitLines } from "./board/units.ts";
import { publishedLines } from "./board/warning.ts";
import { inThreads, logInThread } from "./elsewhere.ts";
import { type Figures, figuresOf, logOf } from "./figures/index.ts";
import { optionsOf, UsageError, usage } from "./options.ts";
import { plan2023 } from "./plan.ts";
import { isOf } from "./stage/step.ts";
import { first, year } from "./year.ts";

const began = performance.now();
try {
  await run(process.argv.slice(2));
} catch (error) {
  if (error instanceof UsageError) {
    console.error(`${error.message}\n${usage}`);
    process.exitCode = 2;
  } else if (error instanceof CaseloopError) {
    console.error(`${error.code}: ${error.message}`);
    process.exitCode = 1;
  } else throw error;
}

async function run(args: readonly string[]): Promise<void> {
  const { tickets, seed, json, ...asked } = optionsOf(args, { tickets: plan2023.tickets.count, seed: plan2023.seed });
  const name = asked.store ?? `sqlite:${join(mkdtempSync(join(tmpdir(), "caseloop-demo-")), "year.db")}`;
  const clock = { now: first };
  const store = openStore(name, () => clock.now);
  try {
    const plan = { ...plan2023, seed: `${seed}/${tickets}`, tickets: { ...plan2023.tickets, count: tickets } };
    if (await isTaken(store, plan.seed)) {
      console.error(`${name} holds something else; the year wants a store of its own`);
      process.exitCode = 1;
      return;
    }
    const threads =
      name === "memory" ? undefined : { desks: inThreads(pathOf(name), plan), log: logInThread(pathOf(name)) };
    await year(store, clock, plan, chinaCalendar, { onDay: progress, ...(threads && { elsewhere: threads.desks }) });
    const [figures, log] = await Promise.all([figuresOf(store), threads?.log.whole() ?? logOf(store)]);
    const seconds = Math.round(performance.now() - began) / 1000;
    await show(store, figures);
    console.log(
      `\n${log.events} events of ${log.tickets} tickets and the rest of the year in ${seconds} s, in ${name}`,
    );
    console.log(`SHA-256 of the events: ${log.eventsDigest}`);
    if (name !== "memory")
      for (const next of ["report", "verify"]) console.log(`  npx caseloop ${next} --store ${name}`);
    if (json) console.log(JSON.stringify({ figures, ...log, seconds, seed, store: name }));
  } finally {
    await store.close();
  }
}

function openStore(name: string, clock: () => string): EventStore {
  return name === "memory" ? memoryStore({ clock }) : sqliteStore(pathOf(name), { clock });
}

function pathOf(name: string): string {
  return name.slice("sqlite:".length);
}

/** Whether the store holds something else than this year: all commands of a year go by its name. */
async function isTaken(store: EventStore, year: string): Promise<boolean> {
  const [event] = (await store.readAll({ limit: 1 })).events;
  return event !== undefined && !isOf(year, event.meta.command?.id ?? "");
}

/** Months as they pass, on a terminal. */
function progress(day: string): void {
  if (process.stderr.isTTY) process.stderr.write(day.endsWith("-01") ? `\r${day.slice(0, 7)} ` : "");
}

async function show(store: EventStore, figures: Figures): Promise<void> {
  const rows = await keptLedger(store).since(first);
  const parts: readonly (readonly [string, readonly string[]])[] = [
    ["Jiyang 2023: the page and its replay 报道与回放", figureLines(figures)],
    ["Units by the year's assessment 三率排名", await unitLines(store, rows)],
    ["One early warning and its evidence 消费警示", await publishedLines(store)],
    ["One penalty, article by article 裁量说理", await decisionLines(store)],
    ["One ticket as of three dates 时间回溯", await ticketLines(store, rows)],
  ];
  for (const [title, lines] of parts) console.log(["", title, "", ...lines].join("\n"));
}
