import { afterEach, beforeEach, expect, test } from "vitest";
import { type PostgresStore, postgresStore } from "../src/index.ts";
import { asOwner, event, newDatabase, wholeLog } from "./stores.ts";

let url = "";
let store: PostgresStore;
const opened: PostgresStore[] = [];
const open = async (connection: string) => {
  const made = await postgresStore(connection);
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
