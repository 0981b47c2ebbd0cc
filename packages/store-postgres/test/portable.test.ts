import { memoryStore } from "@caseloop/core/memory";
import { PGlite } from "@electric-sql/pglite";
import { afterAll, describe, expect, test } from "vitest";
import { type PostgresStore, postgresStore } from "../src/index.ts";
import { asOwner, event, newDatabase, wholeLog } from "./stores.ts";

async function filled(store: PostgresStore): Promise<PostgresStore> {
  for (let i = 0; i < 60; i++) {
    const odd = { n: i, 中文: "济阳\n\t\r\\N\\.", nul: "\u0000", quotes: `"'\\\\`, emoji: "👩‍⚖️" };
    const events = [event(odd), event([i], i % 3 ? "Noted" : "Closed")];
    await store.append(`ticket-${i % 7}\t济\\`, events, { expected: "any", ...(i % 2 ? { commandId: `c-${i}` } : {}) });
  }
  return store;
}

const lines = async (store: PostgresStore) => {
  const all: string[] = [];
  for await (const line of store.exportLog()) all.push(line);
  return all;
};
const said = async (store: PostgresStore) => JSON.parse(JSON.stringify(await wholeLog(store)));

let pglite: PGlite | undefined;
afterAll(() => pglite?.close());
let schemas = 0;
const places = {
  PostgreSQL: async () => postgresStore(await newDatabase()),
  PGlite: async () => {
    pglite ??= await PGlite.create();
    return postgresStore(pglite, { schema: `portable_${++schemas}` });
  },
};

describe.each(Object.entries(places))("%s", (_, open) => {
  test("an exported log is imported with its ids, positions, times and commands, and exports the same again", async () => {
    const one = await filled(await open());
    const exported = await lines(one);
    const two = await open();
    const woken = two.changed(await two.head(), new AbortController().signal);
    expect(await two.importLog(exported)).toEqual({ events: 120 });
    await woken;
    expect(await lines(two)).toEqual(exported);
    expect(await said(two)).toEqual(await said(one));
    expect(await two.outcomeOf("c-31")).toEqual(await one.outcomeOf("c-31"));
    const next = await two.append("ticket-1\t济\\", [event(1, "New")], { expected: "exists", commandId: "later" });
    expect([next.position, next.version]).toEqual([121, 19]);
    expect((await two.append("ticket-new", [event()], { expected: "none" })).position).toBe(122);
    await Promise.all([one.close(), two.close()]);
  });
});

test("an import is all or nothing, and names the line", async () => {
  const source = await filled(await places.PostgreSQL());
  const exported = await lines(source);
  const store = await places.PostgreSQL();
  const swapped = [...exported.slice(0, 50), exported[51] as string, exported[50] as string, ...exported.slice(52)];
  const twice = exported.map((line) => line.replace(/"c-5\d?"/, '"c-5"'));
  for (const [bad, message] of [
    [[], "there is no line at all"],
    [["{}"], 'line 1: expected {"format":"caseloop-log"'],
    [exported.slice(0, 90), "line 90: the log breaks off: its header promises 120 events, 89 came"],
    [swapped, "line 51: position must be 50, got 51"],
    [exported.with(40, "{"), "line 41: "],
    [exported.with(40, "null"), "line 41: expected an object, got null"],
    [
      exported.with(40, (exported[40] as string).replace('"occurredAt":"2023', '"occurredAt":"soon')),
      "line 41: an instant is",
    ],
    [
      exported.with(40, (exported[40] as string).replace(/"recordedAt":"\d/, '"recordedAt":"1')),
      "line 41: recordedAt must be",
    ],
    [exported.with(40, (exported[40] as string).replace('"version":', '"version":1')), "line 41: version must be"],
    [twice, "line 104: the command c-5 stands above already"],
  ] as const) {
    await expect(store.importLog(bad)).rejects.toMatchObject({
      code: "import",
      message: expect.stringContaining(message),
    });
    expect(await store.head()).toBe(0);
  }
  await store.importLog(exported);
  await expect(store.importLog(exported)).rejects.toMatchObject({ code: "import", facts: { line: 0 } });
  await Promise.all([source.close(), store.close()]);
});

test("a log of many batches is imported, and appended to while it is exported", async () => {
  const header = JSON.stringify({ format: "caseloop-log", version: 1, events: 12_345 });
  const from = memoryStore({ clock: () => "2024-01-01T00:00:00.000Z" });
  for (let i = 0; i < 12_345; i += 15)
    await from.append(
      `ticket-${i % 1000}`,
      Array.from({ length: 15 }, () => event(i)),
      { expected: "any" },
    );
  const log = [header, ...(await wholeLog(from)).map((each) => JSON.stringify(each))];
  const store = await places.PostgreSQL();
  expect(await store.importLog(log)).toEqual({ events: 12_345 });
  const out: string[] = [];
  for await (const line of store.exportLog()) {
    if (out.length % 1000 === 0) await store.append("visit-1", [event()], { expected: "any" });
    out.push(line);
  }
  expect(out).toEqual(log);
  expect(await store.head()).toBe(12_345 + 13);
  await store.close();
});

test("the log is readable in any client", async () => {
  const url = await newDatabase();
  const store = await postgresStore(url);
  await store.append("ticket-1", [event({ open: 1 })], { expected: "none" });
  await store.views.save('odd "name', {
    expected: undefined,
    checkpoint: { position: await store.head(), fingerprint: "f", parked: {} },
    set: new Map([["station-1", { open: 3 }]]),
    delete: [],
  });
  const long = "济阳区市场监督管理局".repeat(6);
  for (const view of [long, `${long}2`])
    await store.views.save(view, {
      expected: undefined,
      checkpoint: { position: await store.head(), fingerprint: "f", parked: {} },
      set: new Map([["a", view.length]]),
      delete: [],
    });
  await asOwner(url, async (client) => {
    const all = async (text: string) => (await client.query({ text, rowMode: "array" })).rows;
    expect(
      await all(
        "SELECT position, stream, version, category, type, schema, occurred_at, data ->> 'open', meta ->> 'by' FROM caseloop.log",
      ),
    ).toEqual([["1", "ticket-1", 1, "ticket", "Noted", 1, new Date("2023-07-10T02:00:00.000Z"), "1", "officer-7"]]);
    expect(await all(`SELECT key, data ->> 'open' FROM caseloop."view_odd ""name"`)).toEqual([["station-1", "3"]]);
    const views = await all("SELECT viewname FROM pg_views WHERE schemaname = 'caseloop' AND viewname LIKE 'view_济%'");
    expect(views.length).toBe(2);
    await store.views.replace('odd "name', "even");
    expect(await all("SELECT key FROM caseloop.view_even")).toEqual([["station-1"]]);
    await store.views.drop("even");
    await expect(all("SELECT key FROM caseloop.view_even")).rejects.toThrow("does not exist");
  });
  await store.close();
});
