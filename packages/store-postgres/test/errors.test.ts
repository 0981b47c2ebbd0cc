import { inspect } from "node:util";
import { hasCode } from "@caseloop/core";
import pg from "pg";
import { afterEach, beforeEach, expect, test } from "vitest";
import { type PostgresOptions, type PostgresStore, postgresStore } from "../src/index.ts";
import { proxied, unanswered, whole } from "./proxy.ts";
import { asOwner, event, newDatabase, untilKnown, wholeLog } from "./stores.ts";

let url = "";
let store: PostgresStore;
const opened: PostgresStore[] = [];
const open = async (connection: string, options?: PostgresOptions) => {
  const made = await postgresStore(connection, options);
  opened.push(made);
  return made;
};
beforeEach(async () => {
  url = await newDatabase();
  store = await open(url);
});
afterEach(async () => {
  for (const each of opened.splice(0)) await each.close();
});

const any = { expected: "any" } as const;
const with_ = (change: (url: URL) => void) => {
  const other = new URL(url);
  change(other);
  return other.href;
};
/** A connection string on which every session has these settings. */
const set = (...settings: string[]) =>
  with_((other) => other.searchParams.set("options", settings.map((each) => `-c ${each}`).join(" ")));
const kill = (where: string) =>
  asOwner(url, (client) =>
    client.query(`SELECT pg_terminate_backend(pid) FROM pg_stat_activity
      WHERE datname = current_database() AND pid <> pg_backend_pid() AND ${where}`),
  );

test("what cannot be opened says why, and never shows a secret", async () => {
  const quick = { busyTimeout: 100 };
  const refusals = await Promise.all(
    [
      with_((other) => Object.assign(other, { password: "hunter2-wrong" })),
      with_((other) => Object.assign(other, { pathname: "/no_such_database", username: "owner" })),
      with_((other) => Object.assign(other, { port: "1", password: "hunter2" })),
      "postgres://owner:hunter2@[not-a-host/x",
    ].map((each) => postgresStore(each, quick).catch((error: unknown) => error)),
  );
  expect(refusals.map((each) => (each as { code?: string }).code ?? (each as Error).name)).toEqual([
    "store-unavailable",
    "store-unavailable",
    "store-unavailable",
    "RangeError",
  ]);
  expect(inspect(refusals, { depth: 9, showHidden: true })).not.toContain("hunter2");
  expect((refusals[0] as Error).message).toContain("password authentication failed");
  expect(store.name).toBe(`postgres:${new URL(url).pathname.slice(1)}`);
  await expect(postgresStore(url, { schema: "not_there", readOnly: true })).rejects.toMatchObject({
    code: "store-unavailable",
  });
});

test("a read-only store, or a server that is one, reads and refuses to write", async () => {
  await store.append("ticket-1", [event()], any);
  const readOnly = await open(url, { readOnly: true });
  const standby = await open(set("default_transaction_read_only=on"));
  for (const each of [readOnly, standby]) {
    expect((await wholeLog(each)).length).toBe(1);
    const checkpoint = { position: await each.head(), fingerprint: "f", parked: {} };
    const refused = await Promise.allSettled([
      each.append("ticket-1", [event()], any),
      each.views.save("board", { expected: undefined, checkpoint, set: new Map(), delete: [] }),
      each.views.drop("board"),
    ]);
    expect(refused.map((each) => each.status === "rejected" && hasCode(each.reason, "store-read-only"))).toEqual([
      true,
      true,
      true,
    ]);
  }
  await expect(readOnly.importLog([])).rejects.toMatchObject({ code: "store-read-only" });
  expect(() => readOnly.within(new pg.Client())).toThrow("reading only");
});

test("an append that waited too long for others, or met the server's own limit, is busy and written nowhere", async () => {
  const hasty = await open(set("statement_timeout=100"), { busyTimeout: 300 });
  await asOwner(url, async (client) => {
    await client.query("BEGIN");
    await store.within(client).append("ticket-1", [event()], any);
    await expect(hasty.append("ticket-2", [event()], any)).rejects.toMatchObject({ code: "store-busy" });
    await client.query("ROLLBACK");
  });
  expect(await store.head()).toBe(0);
});

test("a connection that dies while it waits leaves the outcome open, and the command id settles it", async () => {
  await asOwner(url, async (client) => {
    await client.query("BEGIN");
    await store.within(client).append("ticket-0", [event()], any);
    const waiting = ["c-1", "c-2"].map((commandId) =>
      store.append("ticket-1", [event()], { ...any, commandId }).catch((error: unknown) => error),
    );
    while (
      (await client.query("SELECT 1 FROM pg_locks WHERE locktype = 'advisory' AND NOT granted")).rows.length === 0
    );
    await kill("wait_event_type = 'Lock'");
    for (const each of await Promise.all(waiting))
      expect(each).toMatchObject({
        code: "store-outcome-unknown",
        message: expect.stringContaining("same command id"),
      });
    await client.query("COMMIT");
  });
  expect((await store.append("ticket-1", [event()], { ...any, commandId: "c-1" })).repeated).toBe(false);
  expect((await wholeLog(store)).map((each) => each.stream)).toEqual(["ticket-0", "ticket-1"]);
});

test("a commit whose answer is lost says so; the same command id answers what happened, and nothing is there twice", async () => {
  const proxy = await proxied(url);
  const remote = await open(proxy.url);
  await remote.append("ticket-1", [event(0)], any);
  proxy.pass(unanswered);
  const lost = ["c-1", "c-2", "c-3"].map((commandId, i) =>
    remote.append(`ticket-${i}`, [event(i)], { ...any, commandId }).catch((error: unknown) => error),
  );
  const all = Promise.all(lost);
  while ((await store.head()) < 4);
  proxy.pass(whole);
  proxy.hangUp();
  for (const each of await all) expect(each).toMatchObject({ code: "store-outcome-unknown" });
  for (const [i, commandId] of ["c-1", "c-2", "c-3"].entries()) {
    const again = await remote.append(`ticket-${i}`, [event(i)], { ...any, commandId });
    expect([again.repeated, again.position]).toEqual([true, i + 2]);
  }
  expect(await store.head()).toBe(4);
  await remote.close();
  await proxy.close();
});

test("readers and writers outlive the loss of all connections", async () => {
  await store.append("ticket-1", [event()], any);
  for (let i = 0; i < 3; i++) {
    const reading = Array.from({ length: 20 }, () => store.readAll());
    await kill("true");
    for (const page of await Promise.all(reading)) expect(page.events.length).toBe(i + 1);
    await untilKnown(() => store.append("ticket-1", [event()], { expected: i + 1, commandId: `after-${i}` }));
  }
});

test("whoever writes waits for a server that is away, and is told when it stays away", async () => {
  const pool = new pg.Pool({ connectionString: url });
  const connect = pool.connect.bind(pool) as () => Promise<pg.PoolClient>;
  let away = 0;
  pool.connect = (() =>
    away-- > 0 ? Promise.reject(Object.assign(new Error("refused"), { code: "ECONNREFUSED" })) : connect()) as never;
  const patient = await postgresStore(pool, { busyTimeout: 2000 });
  away = 4;
  const together = [1, 2, 3].map((n) => patient.append(`ticket-${n}`, [event(n)], { expected: "none" }));
  expect((await Promise.all(together)).map(({ position }) => position)).toEqual([1, 2, 3]);
  away = 4;
  const checkpoint = { position: await store.head(), fingerprint: "f", parked: {} };
  await patient.views.save("board", { expected: undefined, checkpoint, set: new Map([["a", 1]]), delete: [] });
  expect(await store.views.checkpoint("board")).toEqual(checkpoint);
  away = Number.POSITIVE_INFINITY;
  const hasty = patient.append("ticket-1", [event()], { expected: 1 });
  await expect(hasty).rejects.toMatchObject({ code: "store-unavailable", facts: { fault: "unavailable" } });
  await patient.close();
  await pool.end();
});

test("a store that was given a pool leaves it open, and a closed store refuses everything", async () => {
  const pool = new pg.Pool({ connectionString: url });
  const own = await postgresStore(pool);
  await own.close();
  await own.close();
  const refused = await Promise.allSettled([
    own.head(),
    own.readAll(),
    own.views.scan("v"),
    own.views.drop("v"),
    own.outcomeOf("c"),
    own.importLog([]),
    (async () => own.within(new pg.Client()))(),
  ]);
  expect(refused.map((each) => each.status === "rejected" && hasCode(each.reason, "store-closed"))).toEqual(
    Array(7).fill(true),
  );
  expect((await pool.query("SELECT 1 AS one")).rows).toEqual([{ one: 1 }]);
  await pool.end();
});
