import { setTimeout as pause } from "node:timers/promises";
import { project, type Recorded, rebuild, subscribe } from "@caseloop/core";
import pg from "pg";
import { afterEach, beforeEach, expect, test } from "vitest";
import { type PostgresOptions, type PostgresStore, postgresStore } from "../src/index.ts";
import { inOrder } from "./ordered.ts";
import { event, newDatabase } from "./stores.ts";

let url = "";
let store: PostgresStore;
const opened: { close(): Promise<void> }[] = [];
const open = async (options?: PostgresOptions) => {
  const made = await postgresStore(url, options);
  opened.push(made);
  return made;
};
/** A connection of the host. */
const host = async () => {
  const client = new pg.Client(url);
  client.on("error", () => {});
  await client.connect();
  opened.push({ close: () => client.end() });
  return client;
};
beforeEach(async () => {
  url = await newDatabase();
  store = await open();
});
afterEach(async () => {
  for (const each of opened.splice(0).reverse()) await each.close();
});

const any = { expected: "any" } as const;
const order = inOrder("order");
const timeout = async (client: pg.Client) =>
  (await client.query("SHOW idle_in_transaction_session_timeout")).rows[0].idle_in_transaction_session_timeout;

/** All that goes on in a database in ten minutes: appends of several, followers, a view kept, compared and replaced, stores opened. */
async function tenMinutes(from: number): Promise<void> {
  const other = await open();
  const kept = subscribe(other, order, { limit: 7 });
  for (let n = from; n < from + 100; n++) await (n % 2 ? store : other).append(`ticket-${n % 5}`, [event(n)], any);
  await Promise.all(Array.from({ length: 50 }, () => other.append("visit-1", [event(0, "Made")], any)));
  await kept.reached(await store.head());
  await rebuild(other, order);
  await subscribe(other, inOrder(`new-${from}`), { live: false }).done;
  await kept.stop();
  expect((await store.views.rows("order", [""])).get("")).toEqual(await project(store, order));
}

const states = {
  "has read": "SELECT 1",
  "has written rows of its own": "INSERT INTO letters VALUES ('l-1')",
  "has failed and was not rolled back": "SELECT 1 / 0",
  "is in a savepoint": "SAVEPOINT s",
};

test.each(Object.entries(states))(
  "a 10-minute-old open transaction that %s blocks nobody, and is left alone",
  async (_, statement) => {
    await tenMinutes(0);
    const client = await host();
    await client.query("CREATE TABLE letters (id text)");
    for (const level of ["READ COMMITTED", "REPEATABLE READ", "SERIALIZABLE"]) {
      await client.query(`BEGIN ISOLATION LEVEL ${level}`);
      const inside = store.within(client);
      const before = await inside.head();
      await inside.readAll();
      await inside.readStream("ticket-1");
      expect(await inside.outcomeOf("c")).toBeUndefined();
      await inside.views.rows("order", [""]);
      await client.query(`SELECT * FROM caseloop.log, caseloop."view_order"`);
      await client.query(statement).catch((error: unknown) => expect(error).toMatchObject({ code: "22012" }));

      await tenMinutes(before);
      if (!statement.includes("/ 0")) {
        expect(await timeout(client)).toBe("0");
        expect(await inside.head()).toBe(level === "READ COMMITTED" ? await store.head() : before);
      }
      await client.query("ROLLBACK");
    }
  },
);

test("a 10-minute-old open transaction appends at last: its events come after all there are, and no follower misses one", async () => {
  const seen: Recorded[] = [];
  const follower = subscribe(store, { on: (events) => void seen.push(...events) }, { limit: 3 });
  const client = await host();
  await client.query("BEGIN");
  const inside = store.within(client);
  expect(await inside.readAll()).toMatchObject({ events: [], end: true });
  await tenMinutes(0);
  const before = await store.head();
  await follower.reached(before);
  expect((await inside.readStream("ticket-1")).length).toBe(20); // it sees what was committed meanwhile
  const late = await inside.append("ticket-1", [event(100), event(101)], { expected: 20, commandId: "late" });
  expect(late.position).toBe(before + 2);
  const waiting = store.append("ticket-1", [event(102)], { expected: 22 });
  for (let look = 0; look < 10; look++) {
    expect(await store.head()).toBe(before);
    await pause(10);
  }
  await client.query("COMMIT");
  const { position } = await waiting;
  await follower.reached(position);
  await follower.stop();
  expect(seen.map((each) => each.position)).toEqual(Array.from({ length: before + 3 }, (_, i) => i + 1));
  expect(seen.slice(-3).map((each) => each.data)).toEqual([100, 101, 102]);
  expect((await store.outcomeOf("late"))?.position).toBe(before + 2);
});

test("a transaction that appended and does not end is ended once it idles, and its followers go on without a gap", async () => {
  const hurried = await open({ idleTimeout: 200 });
  const seen: Recorded[] = [];
  const follower = subscribe(store, { on: (events) => void seen.push(...events) });
  for (let round = 0; round < 3; round++) {
    const client = await host();
    await client.query("BEGIN");
    await hurried.within(client).append("ticket-asleep", [event(-1)], any);
    const appended = await Promise.all([0, 1, 2].map((i) => store.append("ticket-1", [event(3 * round + i)], any)));
    expect(appended.map(({ position }) => position)).toEqual([1, 2, 3].map((i) => 3 * round + i));
    await expect(client.query("COMMIT")).rejects.toThrow();
  }
  await follower.reached(await store.head());
  await follower.stop();
  expect(seen.map((each) => each.data)).toEqual([0, 1, 2, 3, 4, 5, 6, 7, 8]);
});

test("a transaction that saved a view and does not end is ended once it idles, and who keeps the view goes on", async () => {
  const hurried = await open({ idleTimeout: 200 });
  await store.append("ticket-1", [event(0)], any);
  await subscribe(store, order, { live: false }).done;
  const client = await host();
  await client.query("BEGIN");
  const { views } = hurried.within(client);
  const checkpoint = await views.checkpoint("order");
  if (!checkpoint) throw new Error("the view is kept");
  const change = { expected: checkpoint.position, checkpoint, set: new Map([["", { seen: [-1] }]]), delete: [] };
  await views.save("order", change);
  await store.append("ticket-1", [event(1)], any);
  await subscribe(store, order, { live: false }).done;
  expect((await store.views.rows("order", [""])).get("")).toEqual({ seen: [0, 1] });
});

test("a savepoint undone does not give a sleeper its time back", async () => {
  const client = await host();
  await client.query("BEGIN");
  const inside = store.within(client);
  await client.query("SAVEPOINT s");
  await inside.append("ticket-1", [event()], any);
  await client.query("ROLLBACK TO SAVEPOINT s");
  expect(await timeout(client)).toBe("0"); // and it holds up nobody
  await inside.append("ticket-1", [event()], any);
  expect(await timeout(client)).toBe("10s");
  await client.query("ROLLBACK");
});
