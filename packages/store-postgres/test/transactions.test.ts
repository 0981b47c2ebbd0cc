import { decider, type EventStore, handle, hasCode, type Recorded } from "@caseloop/core";
import { PGlite } from "@electric-sql/pglite";
import pg from "pg";
import { afterEach, beforeEach, expect, test } from "vitest";
import { z } from "zod";
import { type PostgresStore, postgresStore } from "../src/index.ts";
import { event, newDatabase, wholeLog } from "./stores.ts";

let pool: pg.Pool;
let store: PostgresStore;
beforeEach(async () => {
  pool = new pg.Pool({ connectionString: await newDatabase() });
  pool.on("error", () => {});
  await pool.query("CREATE TABLE letters (id text PRIMARY KEY, text text NOT NULL)");
  store = await postgresStore(pool);
});
afterEach(async () => {
  await store.close();
  await pool.end();
});

const any = { expected: "any" } as const;
const letters = async () => (await pool.query("SELECT id FROM letters ORDER BY id")).rows.map(({ id }) => id);

/** Runs `work` on a connection of the host, inside a transaction that it ends itself. */
async function host<T>(work: (client: pg.PoolClient) => Promise<T>, begin = "BEGIN"): Promise<T> {
  const client = await pool.connect();
  let broken = false;
  client.on("error", () => {
    broken = true;
  });
  try {
    await client.query(begin);
    return await work(client);
  } finally {
    if (!broken) await client.query("ROLLBACK");
    client.release(broken);
  }
}

test("rows of the host and events commit together", async () => {
  const appended = await host(async (client) => {
    await client.query("INSERT INTO letters VALUES ('l-1', 'dear sir')");
    const done = await store
      .within(client)
      .append("ticket-1", [event(1), event(2)], { expected: "none", commandId: "c" });
    expect(await store.head()).toBe(0);
    expect(await store.within(client).head()).toBe(2);
    expect((await store.within(client).readStream("ticket-1")).length).toBe(2);
    await client.query("COMMIT");
    return done;
  });
  expect([appended.position, appended.version, appended.repeated]).toEqual([2, 2, false]);
  expect(await letters()).toEqual(["l-1"]);
  expect((await wholeLog(store)).map((each) => each.data)).toEqual([1, 2]);
  expect((await store.outcomeOf("c"))?.events.length).toBe(2);
});

test("rows of the host and events are rolled back together, and their places are taken by the next", async () => {
  await host(async (client) => {
    await client.query("INSERT INTO letters VALUES ('l-1', 'dear sir')");
    await store.within(client).append("ticket-1", [event("never", "Never")], { expected: "none", commandId: "c" });
    const other = store.within(client).views;
    await other?.save("board", {
      expected: undefined,
      checkpoint: { position: await store.within(client).head(), fingerprint: "f", parked: {} },
      set: new Map([["a", 1]]),
      delete: [],
    });
  });
  expect(await letters()).toEqual([]);
  expect(await store.outcomeOf("c")).toBeUndefined();
  expect(await store.views.checkpoint("board")).toBeUndefined();
  const next = await store.append("visit-1", [event("was", "Was")], { expected: "none", commandId: "c" });
  expect([next.position, next.repeated]).toEqual([1, false]);
  const [only] = await wholeLog(store);
  expect([only?.stream, only?.type, only?.data]).toEqual(["visit-1", "Was", "was"]);
});

test("a savepoint undone takes its events with it, and lets other writers through", async () => {
  await host(async (client) => {
    await client.query("SAVEPOINT s");
    await store.within(client).append("ticket-1", [event("undone")], any);
    await client.query("ROLLBACK TO SAVEPOINT s");
    expect((await store.append("ticket-2", [event("other")], any)).position).toBe(1);
    await store.within(client).append("ticket-1", [event("kept")], { expected: "none" });
    await client.query("COMMIT");
  });
  expect((await wholeLog(store)).map((each) => each.data)).toEqual(["other", "kept"]);
});

test("a conflict inside the host's transaction leaves it as it was", async () => {
  await store.append("ticket-1", [event()], any);
  await host(async (client) => {
    const inside = store.within(client);
    await client.query("INSERT INTO letters VALUES ('l-1', 'dear sir')");
    await expect(inside.append("ticket-1", [event()], { expected: "none" })).rejects.toMatchObject({
      code: "concurrency",
      facts: { actual: 1 },
    });
    await inside.append("ticket-1", [event()], { expected: 1 });
    await client.query("COMMIT");
  });
  expect([await letters(), await store.head()]).toEqual([["l-1"], 2]);
});

test("a slow transaction that commits late: writers wait for it, readers do not, and nobody sees a gap or a late arrival", async () => {
  const other = await postgresStore(pool);
  const seen: Recorded[] = [];
  let after = await store.head();
  const follow = async () => {
    const page = await other.readAll({ after });
    seen.push(...page.events);
    after = page.position;
  };
  let waiting: Promise<unknown> = Promise.resolve();
  await host(async (client) => {
    await store.within(client).append("ticket-slow", [event("slow")], any);
    let done = false;
    waiting = other.append("ticket-quick", [event("quick")], any).then(() => {
      done = true;
    });
    for (let i = 0; i < 10; i++) {
      await follow();
      await new Promise((resolve) => setTimeout(resolve, 20));
    }
    expect([done, seen]).toEqual([false, []]);
    await client.query("COMMIT");
  });
  await waiting;
  await follow();
  expect(seen.map((each) => [each.position, each.data])).toEqual([
    [1, "slow"],
    [2, "quick"],
  ]);
  await other.close();
});

test("writers that waited busyTimeout for a host's transaction are told so; nothing of theirs is written", async () => {
  const hasty = await postgresStore(pool, { busyTimeout: 80 });
  await host(async (client) => {
    await store.within(client).append("ticket-1", [event()], any);
    const together = await Promise.allSettled([
      hasty.append("ticket-2", [event()], { ...any, commandId: "c-1" }),
      hasty.append("ticket-3", [event()], any),
    ]);
    expect(together.map((each) => each.status === "rejected" && hasCode(each.reason, "store-busy"))).toEqual([
      true,
      true,
    ]);
    expect(await hasty.head()).toBe(0);
    await client.query("COMMIT");
  });
  expect((await hasty.append("ticket-2", [event()], { expected: "none", commandId: "c-1" })).repeated).toBe(false);
  await hasty.close();
});

test("a host that falls asleep in its transaction is ended by the server: its rows and events are gone, the others go on", async () => {
  const short = await postgresStore(pool, { idleTimeout: 150 });
  await host(async (client) => {
    await client.query("INSERT INTO letters VALUES ('l-1', 'dear sir')");
    await short.within(client).append("ticket-asleep", [event()], any);
    expect((await store.append("ticket-awake", [event()], any)).position).toBe(1); // waits until the sleeper is ended
    await expect(short.within(client).head()).rejects.toMatchObject({ code: "store-unavailable" });
    await expect(client.query("COMMIT")).rejects.toThrow();
  });
  expect([await letters(), (await wholeLog(store)).map((each) => each.stream)]).toEqual([[], ["ticket-awake"]]);
  await host(async (client) => {
    await client.query("SET LOCAL idle_in_transaction_session_timeout = 77");
    await short.within(client).append("ticket-1", [event()], any);
    expect((await client.query("SHOW idle_in_transaction_session_timeout")).rows).toEqual([
      { idle_in_transaction_session_timeout: "77ms" },
    ]);
  });
  await short.close();
});

test("a host whose transaction reads an older moment of the log is told to run again, never answered wrongly", async () => {
  for (const level of ["REPEATABLE READ", "SERIALIZABLE"]) {
    const before = await store.head();
    await host(async (client) => {
      await client.query("SELECT count(*) FROM letters"); // its moment
      await store.append("ticket-1", [event()], any);
      const late = store.within(client).append("ticket-2", [event()], { ...any, commandId: `c-${level}` });
      await expect(late).rejects.toMatchObject({ code: "store-busy" });
    }, `BEGIN ISOLATION LEVEL ${level}`);
    await host(async (client) => {
      await store.within(client).append("ticket-2", [event()], { ...any, commandId: `c-${level}` });
      await client.query("COMMIT");
    }, `BEGIN ISOLATION LEVEL ${level}`);
    expect(await store.head()).toBe(before + 2);
  }
});

test("acknowledged means durable, also where the server was told otherwise", async () => {
  await host(async (client) => {
    await client.query("SET LOCAL synchronous_commit = off");
    await store.within(client).append("ticket-1", [event()], any);
    expect((await client.query("SHOW synchronous_commit")).rows).toEqual([{ synchronous_commit: "local" }]);
  });
});

const counter = decider({
  name: "counter",
  initial: { count: 0 },
  commands: { Add: z.object({ by: z.number() }) },
  events: { Added: z.object({ by: z.number() }) },
  decide: { Add: ({ data }) => [{ type: "Added", data }] },
  evolve: {
    Added(state, { data }) {
      state.count += data.by;
    },
  },
});

const twice = async (inside: EventStore) => {
  await handle(inside, counter, "1", { type: "Add", data: { by: 1 }, id: "c-1" });
  await handle(inside, counter, "1", { type: "Add", data: { by: 2 }, id: "c-2" });
  return handle(inside, counter, "1", { type: "Add", data: { by: 2 }, id: "c-2" });
};

test("commands are handled inside the host's transaction as anywhere else", async () => {
  await host(async (client) => {
    expect(await twice(store.within(client))).toMatchObject({ ok: true, version: 2 });
    await client.query("COMMIT");
  });
  expect((await store.readStream("counter-1")).map((each) => each.data)).toEqual([{ by: 1 }, { by: 2 }]);
});

test("PGlite's transactions are the host's too", async () => {
  const pglite = await PGlite.create();
  const own = await postgresStore(pglite);
  await pglite.transaction(async (client) => {
    expect(await twice(own.within(client))).toMatchObject({ ok: true, version: 2 });
    await client.rollback();
  });
  expect(await own.head()).toBe(0);
  await pglite.transaction((client) => twice(own.within(client)));
  expect(await own.head()).toBe(2);
  await own.close();
  await pglite.close();
});
