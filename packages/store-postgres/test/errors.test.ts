import { connect, createServer, type Server, type Socket } from "node:net";
import { inspect } from "node:util";
import { hasCode } from "@caseloop/core";
import pg from "pg";
import { afterEach, beforeEach, expect, test } from "vitest";
import { type PostgresOptions, type PostgresStore, postgresStore } from "../src/index.ts";
import { asOwner, event, newDatabase, wholeLog } from "./stores.ts";

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

/** A proxy in front of the server that can swallow the answers and then hang up. */
async function proxied() {
  const to = new URL(url);
  const sockets = new Set<Socket>();
  let swallowing = false;
  const proxy: Server = createServer((near) => {
    const far = connect(Number(to.port), to.hostname);
    for (const socket of [near, far]) sockets.add(socket.on("error", () => {}));
    near.on("data", (bytes) => far.write(bytes));
    far.on("data", (bytes) => swallowing || near.write(bytes));
    near.on("close", () => far.destroy());
    far.on("close", () => near.destroy());
  });
  await new Promise<void>((resolve) => proxy.listen(0, "127.0.0.1", resolve));
  const { port } = proxy.address() as { port: number };
  return {
    url: with_((other) => Object.assign(other, { port: String(port) })),
    swallow: () => {
      swallowing = true;
    },
    hangUp: () => {
      swallowing = false;
      for (const socket of sockets) socket.destroy();
    },
    close: () => new Promise((resolve) => proxy.close(resolve)),
  };
}

test("a commit whose answer is lost says so; the same command id answers what happened, and nothing is there twice", async () => {
  const proxy = await proxied();
  const remote = await open(proxy.url);
  await remote.append("ticket-1", [event(0)], any);
  proxy.swallow();
  const lost = ["c-1", "c-2", "c-3"].map((commandId, i) =>
    remote.append(`ticket-${i}`, [event(i)], { ...any, commandId }).catch((error: unknown) => error),
  );
  const all = Promise.all(lost);
  while ((await store.head()) < 4);
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
    await store.append("ticket-1", [event()], { expected: i + 1 });
  }
});

test("an append waits for a server that is away, and is told when it stays away", async () => {
  const pool = new pg.Pool({ connectionString: url });
  const connect = pool.connect.bind(pool) as () => Promise<pg.PoolClient>;
  let away = 0;
  pool.connect = (() =>
    away-- > 0 ? Promise.reject(Object.assign(new Error("refused"), { code: "ECONNREFUSED" })) : connect()) as never;
  const patient = await postgresStore(pool, { busyTimeout: 2000 });
  away = 4;
  const together = [1, 2, 3].map((n) => patient.append(`ticket-${n}`, [event(n)], { expected: "none" }));
  expect((await Promise.all(together)).map(({ position }) => position)).toEqual([1, 2, 3]);
  away = Number.POSITIVE_INFINITY;
  const hasty = patient.append("ticket-1", [event()], { expected: 1 });
  await expect(hasty).rejects.toMatchObject({ code: "store-unavailable", facts: { fault: "unavailable" } });
  await patient.close();
  await pool.end();
});

test("in a group, what the database cannot take fails alone", async () => {
  await asOwner(url, (client) =>
    client.query(`ALTER TABLE caseloop.events ADD CONSTRAINT planted CHECK (data::text NOT LIKE '%forbidden%')`),
  );
  const answers = await Promise.allSettled(
    ["a", "forbidden", "c"].map((text, i) => store.append(`ticket-${i}`, [event(text)], { expected: "none" })),
  );
  expect(answers.map(({ status }) => status)).toEqual(["fulfilled", "rejected", "fulfilled"]);
  expect((await wholeLog(store)).map((each) => [each.position, each.data])).toEqual([
    [1, "a"],
    [2, "c"],
  ]);
});

test("what is refused leaves nothing behind: no stream, no type, no command", async () => {
  await store.append("ticket-1", [event()], any);
  const refused = await Promise.allSettled([
    store.append("visit-1", [event(1, "Told")], { expected: 3, commandId: "c-1" }),
    store.append("ticket-1", [event(1, "Closed")], { expected: "none", commandId: "c-2" }),
    store.append("ticket-1", [event(1)], any),
  ]);
  expect(refused.map(({ status }) => status)).toEqual(["rejected", "rejected", "fulfilled"]);
  const names = await asOwner(url, async (client) => {
    const text =
      "SELECT name FROM caseloop.streams UNION ALL SELECT name FROM caseloop.types UNION ALL SELECT id FROM caseloop.commands";
    return (await client.query({ text, rowMode: "array" })).rows.flat();
  });
  expect(names).toEqual(["ticket-1", "Noted"]);
});

test("keys of rows are in the order of their code points, whatever the language of the database", async () => {
  const database = `${new URL(url).pathname.slice(1)}_english`;
  await asOwner(url, (client) =>
    client.query(`CREATE DATABASE ${database} TEMPLATE template0 LOCALE_PROVIDER icu ICU_LOCALE 'en-US'`),
  );
  const english = await open(`${url}_english`);
  const keys = ["a", "B", "b", "é", "z", "Z", "_", "1", "中", "🦷", "a b", "ab"];
  const checkpoint = { position: await english.head(), fingerprint: "f", parked: {} };
  await english.views.save("board", {
    expected: undefined,
    checkpoint,
    set: new Map(keys.map((key) => [key, key])),
    delete: [],
  });
  const inOrder = [...keys].sort((one, other) => Buffer.compare(Buffer.from(one), Buffer.from(other)));
  expect((await english.views.scan("board")).map(([key]) => key)).toEqual(inOrder);
  const page = await english.views.scan("board", { after: "Z", limit: 3 });
  expect(page.map(([key]) => key)).toEqual(["_", "a", "a b"]);
});

test("a type's schema versions are types of their own, in one group and later", async () => {
  const of = (schema: number) => ({ ...event(schema), schema });
  await Promise.all([store.append("ticket-1", [of(1), of(2)], any), store.append("ticket-2", [of(3), of(1)], any)]);
  await store.append("ticket-1", [of(2), of(4)], any);
  const log = await wholeLog(await open(url));
  expect(log.map(({ schema, data }) => [schema, data])).toEqual([1, 2, 3, 1, 2, 4].map((n) => [n, n]));
});

test("many appends at once share few commits, and large ones do not travel together", async () => {
  const commits = async () =>
    Number(
      (await asOwner(url, (client) => client.query("SELECT count(DISTINCT xmin::text) AS n FROM caseloop.events")))
        .rows[0].n,
    );
  await Promise.all(Array.from({ length: 2500 }, (_, i) => store.append(`ticket-${i % 50}`, [event(i)], any)));
  expect(await commits()).toBeGreaterThanOrEqual(3);
  expect(await commits()).toBeLessThan(10);
  const before = await commits();
  const big = "x".repeat(1_500_000);
  await Promise.all(Array.from({ length: 6 }, (_, i) => store.append(`big-${i}`, [event(big)], any)));
  expect((await commits()) - before).toBeGreaterThanOrEqual(3);
  expect((await wholeLog(store, 500)).map((each) => each.position)).toEqual(
    Array.from({ length: 2506 }, (_, i) => i + 1),
  );
});

test("names PostgreSQL cannot keep are refused before anything is written, and never found", async () => {
  const bad = (stream: string, change: object = {}, commandId?: string) =>
    store.append(stream, [{ ...event(), ...change }], { ...any, ...(commandId === undefined ? {} : { commandId }) });
  const nul = { code: "invalid-payload" };
  await expect(bad("ticket-\0")).rejects.toMatchObject({ ...nul, facts: { field: "stream" } });
  await expect(bad("ticket-1", { type: "A\0" })).rejects.toMatchObject({ ...nul, facts: { field: "type" } });
  await expect(bad("ticket-1", {}, "c\0")).rejects.toMatchObject({ ...nul, facts: { field: "commandId" } });
  await expect(bad(`ticket-${"文".repeat(700)}`)).rejects.toThrow("stream has at most 2000 bytes, got 2107");
  await expect(bad("ticket-1", { schema: 2 ** 31 })).rejects.toThrow(RangeError);
  await expect(store.append("ticket-1", [], any)).rejects.toThrow("nothing to append to ticket-1");
  await expect(store.readAll({ limit: 0 })).rejects.toThrow("limit is a whole number from 1, got 0");
  expect(await store.readStream("ticket-\0")).toEqual([]);
  expect(await store.readStream("ticket-1", { after: 2 ** 40 })).toEqual([]);
  expect(await store.outcomeOf("\0")).toBeUndefined();
  await bad(`ticket-${"文".repeat(660)}`, { id: "\0", meta: { by: "\0" } });
  const { events } = await store.readAll({ only: [{ category: "ticket", types: ["\0"] }, { category: "\0" }] });
  expect(events).toEqual([]);
  const [only] = await wholeLog(store);
  expect([only?.id, only?.meta]).toEqual(["\0", { by: "\0" }]);
  await expect(bad("ticket-1", {}, "c".repeat(2001))).rejects.toThrow(RangeError);
  for (const expected of [2 ** 31, 2 ** 40, 1.5, -1])
    await expect(store.append("ticket-2", [event()], { expected })).rejects.toMatchObject({
      code: "concurrency",
      facts: { expected },
    });
  const save = (key: string) =>
    store.views.save("board", {
      expected: undefined,
      checkpoint: { position: only?.position as never, fingerprint: "f", parked: {} },
      set: new Map([[key, "\0"]]),
      delete: ["\0"],
    });
  await expect(save("\0")).rejects.toMatchObject({ ...nul, facts: { field: "key" } });
  await save("a");
  expect([...(await store.views.rows("board", ["a", "\0"]))]).toEqual([["a", "\0"]]);
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
