import { execFile, spawn } from "node:child_process";
import { join } from "node:path";
import { promisify } from "node:util";
import type { Position, Recorded } from "@caseloop/core";
import { expect, test } from "vitest";
import { type SqliteStore, sqliteStore } from "../src/index.ts";
import { bundled } from "./bundled.ts";
import { directory, wholeLog } from "./stores.ts";

const place = directory();
const run = promisify(execFile);
const [killable, racer] = [await bundled("append-until-killed"), await bundled("race")];

/** How often a process is killed; `CASELOOP_KILLS=2000` for a long run. */
const KILLS = Number(process.env.CASELOOP_KILLS ?? 200);

/** Starts a child on the file, kills it in the middle of its appends, and answers what it said. */
async function killedChild(
  path: string,
  cycle: string,
): Promise<{ readonly asked: readonly string[]; readonly acknowledged: readonly string[] }> {
  const running = spawn(process.execPath, [killable, path, cycle], { stdio: ["ignore", "pipe", "inherit"] });
  let said = "";
  running.stdout.setEncoding("utf8").on("data", (text: string) => {
    if (said === "") setTimeout(() => running.kill("SIGKILL"), Math.random() * 30);
    said += text;
  });
  const signal = await new Promise((resolve) => running.on("close", (_, by) => resolve(by)));
  expect(signal).toBe("SIGKILL");
  const lines = said.split("\n").slice(0, -1);
  const of = (mark: string) => lines.filter((line) => line.startsWith(mark)).map((line) => line.slice(1));
  return { asked: of("?"), acknowledged: of("!") };
}

type Data = { readonly id: string; readonly of: number; readonly k: number; readonly text: string };

/** The log after `from` holds whole appends only, each once, without gaps. Answers how often each command is there, and where the log ends. */
async function look(
  store: SqliteStore,
  from: { position: number; versions: Map<string, number> },
): Promise<Map<string, number>> {
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
  const totals = { acknowledged: 0, unacknowledgedButThere: 0, retried: 0 };
  const cycles = async (path: string) => {
    const from = { position: 0, versions: new Map<string, number>() };
    for (let cycle = 0; cycle < KILLS / 2; cycle++) {
      const { asked, acknowledged } = await killedChild(path, String(cycle));
      const store = sqliteStore(path);
      const parts = await look(store, from);
      for (const id of acknowledged) expect(parts.has(id), `${id} was acknowledged`).toBe(true);
      for (const id of asked.filter((id) => !acknowledged.includes(id))) {
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
        expect(retried.repeated).toBe(parts.has(id));
        expect(retried.events.length).toBe(of);
        if (retried.repeated) totals.unacknowledgedButThere++;
        else totals.retried++;
      }
      for (const [id, count] of await look(store, from)) parts.set(id, (parts.get(id) ?? 0) + count);
      for (const id of asked)
        expect(parts.get(id), `${id} is there once`).toBe((await store.outcomeOf(id))?.events.length);
      totals.acknowledged += acknowledged.length;
      await store.close();
    }
    expect(await sqliteStore(path).integrity()).toEqual([]);
  };
  await Promise.all([cycles(join(place, "killed-1.db")), cycles(join(place, "killed-2.db"))]);
  expect(totals.acknowledged).toBeGreaterThan(KILLS);
  expect(totals.retried + totals.unacknowledgedButThere).toBeGreaterThan(KILLS / 2);
});

test("eight processes make the file together and race for one stream: one order, no update lost, shared commands applied once", {
  timeout: 180_000,
}, async () => {
  const [path, processes, times] = [join(place, "race.db"), 8, 25];
  const said = await Promise.all(
    Array.from({ length: processes }, (_, me) => run(process.execPath, [racer, path, String(me), String(times)])),
  );
  const reports = said.map(({ stdout }) => JSON.parse(stdout) as { conflicts: number; first: number });

  const store = sqliteStore(path);
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
  expect(await store.integrity()).toEqual([]);
  await store.close();
});
