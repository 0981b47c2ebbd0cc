import { setTimeout as pause } from "node:timers/promises";
import { PoisonEventError, StoreError } from "@caseloop/core";
import pg from "pg";
import { afterEach, beforeEach, expect, test } from "vitest";
import { type Leading, type LeadingOptions, leading, type PgPool } from "../src/index.ts";
import { proxied, silent, whole } from "./proxy.ts";
import { asOwner, newDatabase } from "./stores.ts";

let url = "";
const standing: Leading[] = [];
beforeEach(async () => {
  url = await newDatabase();
});
afterEach(async () => {
  await Promise.allSettled(standing.splice(0).map((each) => each.stop()));
});

const until = async (condition: () => boolean) => {
  while (!condition()) await pause(5);
};

/** Stands for the lead of `name`; says when its work begins and why it ends. */
function stand(name: string, said: string[] = [], source: string | PgPool = url, options: LeadingOptions = {}) {
  const work = (signal: AbortSignal) => {
    said.push("leads");
    return new Promise<void>((resolve) =>
      signal.addEventListener("abort", () => {
        said.push((signal.reason as { code?: string }).code === "store-unavailable" ? "lost" : "stopped");
        resolve();
      }),
    );
  };
  const made = leading(source, name, work, { silence: 2000, ...options });
  standing.push(made);
  return made;
}

/** Ends the sessions that lead or stand by, as an administrator may. */
const endLeaders = () =>
  asOwner(url, (client) =>
    client.query(`SELECT pg_terminate_backend(pid) FROM pg_locks
      WHERE locktype = 'advisory' AND objsubid = 1 AND database = (SELECT oid FROM pg_database WHERE datname = current_database())`),
  );

test("one at a time leads; when it stops, the next does; another name is another lead", async () => {
  const said: string[] = [];
  const first = stand("order", said);
  await until(() => first.leads);
  const [second, other] = [stand("order", said), stand("other")];
  await until(() => other.leads);
  await pause(500);
  expect(second.leads).toBe(false);
  await first.stop();
  expect(first.leads).toBe(false);
  await until(() => second.leads);
  await second.stop();
  expect(said).toEqual(["leads", "stopped", "leads", "stopped"]);
});

test("one that only stands by is stopped at once, and never works", async () => {
  const first = stand("order");
  await until(() => first.leads);
  const said: string[] = [];
  const second = stand("order", said);
  await pause(300);
  await second.stop();
  await first.stop();
  expect(said).toEqual([]);
});

test("work that comes to its end gives up the lead, and so does work that fails", async () => {
  const done = leading(url, "order", async () => {});
  await done.done;
  const failing = leading(url, "order", () => Promise.reject(new Error("no")));
  await expect(failing.done).rejects.toThrow("no");
  await expect(failing.stop()).rejects.toThrow("no");
  const next = stand("order");
  await until(() => next.leads);
});

test("a leader whose session is ended is told, and stands by again", async () => {
  const said: string[] = [];
  const first = stand("order", said);
  await until(() => first.leads);
  for (let round = 1; round <= 3; round++) {
    await endLeaders();
    await until(() => said.length === 2 * round + 1);
  }
  expect(said).toEqual(["leads", "lost", "leads", "lost", "leads", "lost", "leads"]);
});

test("a leader whose cable is pulled knows it before another leads; plugged in, it stands by again", async () => {
  const network = await proxied(url);
  const said: string[] = [];
  const cut = stand("order", said, network.url);
  await until(() => cut.leads);
  const next = stand("order", said);
  network.pass(silent);
  await until(() => next.leads);
  expect(said).toEqual(["leads", "lost", "leads"]);
  network.pass(whole);
  network.hangUp();
  await next.stop();
  await until(() => cut.leads);
  await cut.stop();
  await network.close();
});

test("a host's pool lends one connection while somebody stands, and gets none back with other settings", async () => {
  const pool = new pg.Pool({ connectionString: url, max: 2 });
  const own = stand("order", [], pool);
  await until(() => own.leads);
  expect(pool.totalCount).toBe(1);
  await own.stop();
  expect(pool.totalCount).toBe(0);
  expect((await pool.query("SHOW idle_session_timeout")).rows).toEqual([{ idle_session_timeout: "0" }]);
  expect(
    (await pool.query("SELECT FROM pg_locks WHERE locktype = 'advisory' AND pid = pg_backend_pid()")).rows,
  ).toEqual([]);
  await pool.end();
});

test("an absent server is waited for, also while stopping; what waiting does not mend is told", async () => {
  const network = await proxied(url);
  await network.close();
  const [early, never] = [stand("order", [], network.url), stand("order", [], network.url)];
  await pause(500);
  await never.stop();
  await network.open();
  await until(() => early.leads);
  await early.stop();
  await network.close();

  const wrong = new URL(url);
  wrong.password = "hunter2";
  const refused = stand("order", [], wrong.href);
  await expect(refused.done).rejects.toMatchObject({
    code: "store-unavailable",
    facts: { where: "the lead of order" },
  });
  expect(() => stand("order", [], "no connection string")).toThrow(RangeError);
  for (const silence of [0, 99, 1.5, Number.NaN])
    expect(() => stand("order", [], url, { silence })).toThrow(RangeError);
});

test("work that fails because the store does, in passing, is begun again; where that mends nothing, it is told", async () => {
  const lost = new StoreError("outcome-unknown", "store", "the connection broke");
  const away = new StoreError("unavailable", "store", "the connection broke", new Error("ECONNRESET"));
  const poison = new PoisonEventError("order", { position: 1, stream: "a-1", version: 1, type: "A" }, new Error("no"));
  for (const last of [poison, new StoreError("closed", "store", "the store was closed")]) {
    const failures: Error[] = [lost, away, last];
    const failing = leading(url, "order", () => Promise.reject(failures.shift()), { silence: 500 });
    await expect(failing.done).rejects.toBe(last);
  }
});
