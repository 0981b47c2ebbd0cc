import { execFile, spawn } from "node:child_process";
import { promisify } from "node:util";
import type { Position, Recorded } from "@caseloop/core";
import { expect, test } from "vitest";
import { type PostgresStore, postgresStore } from "../src/index.ts";
import { bundled } from "./bundled.ts";
import { newDatabase, wholeLog } from "./stores.ts";

const run = promisify(execFile);
const [killable, racer] = [await bundled("append-until-killed"), await bundled("race")];

/** How often a process is killed; `CASELOOP_KILLS=200` takes a minute or three. */
const KILLS = Number(process.env.CASELOOP_KILLS ?? 40);

/** Starts a child, kills it in the middle of its appends, and answers what it said. */
async function killedChild(url: string, cycle: string) {
  const running = spawn(process.execPath, [killable, url, cycle], { stdio: ["ignore", "pipe", "inherit"] });
  let said = "";
  running.stdout.setEncoding("utf8").on("data", (text: string) => {
    const before = said.includes("!");
    said += text;
    if (!before && said.includes("!")) setTimeout(() => running.kill("SIGKILL"), Math.random() * 30);
  });
  const signal = await new Promise((resolve) => running.on("close", (_, by) => resolve(by)));
  expect(signal).toBe("SIGKILL");
  const lines = said.split("\n").slice(0, -1);
  const of = (mark: string) => lines.filter((line) => line.startsWith(mark)).map((line) => line.slice(1));
  return { asked: of("?"), acknowledged: of("!") };
}

type Data = { readonly id: string; readonly of: number; readonly k: number };

/** The log after `from` holds whole appends only, each once, without gaps. Answers how often each command is there. */
async function look(store: PostgresStore, from: { position: number; versions: Map<string, number> }) {
  const parts = new Map<string, number>();
  for (let end = false; !end; ) {
    const page = await store.readAll({ after: from.position as Position });
    for (const event of page.events) {
      const { id, k, of } = event.data as Data;
      expect(event.position).toBe(from.position + 1);
      expect(event.version).toBe((from.versions.get(event.stream) ?? 0) + 1);
      expect(k, "the parts of an append follow one another").toBe((parts.get(id) ?? 0) % of);
      parts.set(id, (parts.get(id) ?? 0) + 1);
      from.position = event.position;
      from.versions.set(event.stream, event.version);
    }
    end = page.end;
  }
  return parts;
}

test(`killed ${KILLS} times while appending: nothing acknowledged is lost, nothing is there in part or twice`, {
  timeout: 60_000 + KILLS * 2000,
}, async () => {
  const totals = { acknowledged: 0, settled: 0 };
  const cycles = async () => {
    const url = await newDatabase();
    const store = await postgresStore(url);
    const from = { position: 0, versions: new Map<string, number>() };
    for (let cycle = 0; cycle < KILLS / 2; cycle++) {
      const { asked, acknowledged } = await killedChild(url, String(cycle));
      const parts = await look(store, from);
      for (const id of acknowledged) expect(parts.has(id), `${id} was acknowledged`).toBe(true);
      for (const id of asked.filter((each) => !acknowledged.includes(each))) {
        const [, w = "", i = ""] = id.split("-");
        const of = 1 + ((Number(i) + Number(w)) % 5);
        const events = Array.from({ length: of }, (_, k) => ({
          id: `${id}-${k}`,
          type: "Noted",
          schema: 1,
          occurredAt: "2023-07-10T02:00:00.000Z",
          data: { id, of, k },
          meta: { command: { type: "Note" } },
        }));
        const retried = await store.append(`ticket-${w}`, events, { expected: "any", commandId: id });
        expect(retried.events.length).toBe(of);
        if (parts.has(id)) expect(retried.repeated).toBe(true); // what was not there may still have been on its way
        totals.settled++;
      }
      for (const [id, count] of await look(store, from)) parts.set(id, (parts.get(id) ?? 0) + count);
      for (const id of asked) {
        expect((await store.outcomeOf(id))?.events.length).toBeGreaterThan(0);
        expect(parts.get(id), `${id} is there once`).toBe((await store.outcomeOf(id))?.events.length);
      }
      totals.acknowledged += acknowledged.length;
    }
    await store.close();
  };
  await Promise.all([cycles(), cycles()]);
  expect(totals.acknowledged).toBeGreaterThanOrEqual(KILLS);
  expect(totals.settled).toBeGreaterThan(KILLS);
});

test("eight processes make the tables together and race for one stream: one order, no update lost, shared commands applied once", async () => {
  const [url, processes, times] = [await newDatabase(), 8, 20];
  const said = await Promise.all(
    Array.from({ length: processes }, (_, me) => run(process.execPath, [racer, url, String(me), String(times)])),
  );
  const reports = said.map(({ stdout }) => JSON.parse(stdout) as { conflicts: number; first: number });

  const store = await postgresStore(url);
  const log = await wholeLog(store);
  expect(log.map((event) => event.position)).toEqual(log.map((_, i) => i + 1));
  expect(log.map((event) => event.recordedAt)).toEqual(log.map((event) => event.recordedAt).sort());
  const of = (stream: string): Recorded[] => log.filter((event) => event.stream === stream);
  const race = of("ticket-race").map((event) => event.data as { me: string; i: number; saw: number });
  expect(race.map(({ saw }) => saw)).toEqual(race.map((_, i) => i));
  for (let me = 0; me < processes; me++) {
    expect(race.filter((event) => event.me === String(me)).map(({ i }) => i)).toEqual(
      Array.from({ length: times }, (_, i) => i),
    );
    expect(of(`ticket-${me}`).map((event) => event.version)).toEqual(
      Array.from({ length: times * 2 }, (_, i) => i + 1),
    );
  }
  expect(of("ticket-shared").map((event) => (event.data as { i: number }).i)).toEqual(
    Array.from({ length: times }, (_, i) => i),
  );
  expect(reports.reduce((sum, { first }) => sum + first, 0)).toBe(times);
  expect(
    reports.reduce((sum, { conflicts }) => sum + conflicts, 0),
    "they did race",
  ).toBeGreaterThan(0);
  await store.close();
});
