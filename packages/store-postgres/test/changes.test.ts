import { type Recorded, subscribe } from "@caseloop/core";
import pg from "pg";
import { afterEach, beforeEach, expect, test } from "vitest";
import { type PostgresStore, postgresStore } from "../src/index.ts";
import { event, newDatabase } from "./stores.ts";

let url = "";
let writer: PostgresStore;
const opened: { close(): Promise<unknown> }[] = [];
beforeEach(async () => {
  url = await newDatabase();
  writer = await postgresStore(url);
  opened.push(writer);
});
afterEach(async () => {
  for (const each of opened.splice(0)) await each.close();
});

const any = { expected: "any" } as const;
const pause = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));
const append = (n: unknown) => writer.append("ticket-1", [event(n)], any);

/** A pool that counts how often the head is asked for, and may refuse to listen. */
async function reader({ deaf = false } = {}) {
  const pool = new pg.Pool({ connectionString: url });
  pool.on("error", () => {});
  let heads = 0;
  pool.on("connect", (client) => {
    const query = client.query.bind(client) as (...of: unknown[]) => Promise<unknown>;
    client.query = ((...of: unknown[]) => {
      const [what] = of as [string | { text?: string }];
      const text = typeof what === "string" ? what : (what.text ?? "");
      if (text.includes("max(position)")) heads++;
      if (deaf && text.startsWith("LISTEN")) return Promise.reject(new Error("no LISTEN through this proxy"));
      return query(...of);
    }) as typeof client.query;
  });
  const store = await postgresStore(pool);
  opened.push({ close: () => store.close().then(() => pool.end()) });
  return { store, heads: () => heads };
}

const listeners = async () => {
  const client = new pg.Client(url);
  await client.connect();
  const { rows } = await client.query<{ pid: number }>(
    "SELECT pid FROM pg_stat_activity WHERE datname = current_database() AND query LIKE 'LISTEN%'",
  );
  await client.end();
  return rows.map(({ pid }) => pid);
};
const listening = async (count: number) => {
  while ((await listeners()).length !== count) await pause(20);
};
const kill = async (pids: readonly number[]) => {
  const client = new pg.Client(url);
  await client.connect();
  await client.query("SELECT pg_terminate_backend(pid) FROM unnest($1::integer[]) AS of (pid)", [pids]);
  await client.end();
};

test("a notification wakes who waits, so the head is hardly asked for", async () => {
  const { store, heads } = await reader();
  const waiting = store.changed(await store.head(), new AbortController().signal);
  await listening(1);
  await pause(100);
  const before = heads();
  await pause(400);
  await append(1);
  await waiting;
  expect(heads() - before).toBeLessThan(3); // asked for every 50 ms, it would be eight
});

test("where nobody may listen, asking for the head does it", async () => {
  const { store, heads } = await reader({ deaf: true });
  const waiting = store.changed(await store.head(), new AbortController().signal);
  await pause(300);
  const before = heads();
  await append(1);
  await waiting;
  expect(before).toBeGreaterThan(2);
  expect(await listeners()).toEqual([]);
});

test("a listener whose connection drops again and again misses nothing, and listens anew", async () => {
  const { store } = await reader();
  const seen: Recorded[] = [];
  const subscription = subscribe(store, { on: (events) => void seen.push(...events) });
  for (let round = 0; round < 4; round++) {
    await listening(1);
    const own = await listeners();
    const [{ position }] = await Promise.all([append(round), kill(own)]);
    await subscription.reached(position);
    const { position: next } = await append(round + 0.5);
    await subscription.reached(next);
  }
  await listening(1);
  await subscription.stop();
  expect(seen.map((each) => each.data)).toEqual([0, 0.5, 1, 1.5, 2, 2.5, 3, 3.5]);
});

test("a listener is made again while somebody still waits", async () => {
  const { store } = await reader();
  const waiting = store.changed(await store.head(), new AbortController().signal);
  for (let round = 0; round < 2; round++) {
    await listening(1);
    const lost = await listeners();
    await kill(lost);
    while ((await listeners()).every((pid) => lost.includes(pid))) await pause(20);
  }
  await append(1);
  await waiting;
});

test("a store that is closed wakes who waits and leaves no listener behind", async () => {
  const store = await postgresStore(url);
  const waiting = store.changed(await store.head(), new AbortController().signal);
  await listening(1);
  await store.close();
  await waiting;
  await listening(0);
  await store.changed(await writer.head(), new AbortController().signal);
});
