import { existsSync } from "node:fs";
import { join } from "node:path";
import { DatabaseSync } from "node:sqlite";
import { expect, test } from "vitest";
import { type SqliteStore, sqliteStore } from "../src/index.ts";
import { directory, event, wholeLog } from "./stores.ts";

const place = directory();
let files = 0;
const newPath = () => join(place, `${++files}.db`);

async function filled(path = newPath()): Promise<SqliteStore> {
  const store = sqliteStore(path);
  for (let i = 0; i < 60; i++) {
    const events = [event({ n: i, 中文: "济阳\n" }), event([i], i % 3 ? "Noted" : "Closed")];
    await store.append(`ticket-${i % 7}`, events, { expected: "any", ...(i % 2 ? { commandId: `c-${i}` } : {}) });
  }
  return store;
}

const lines = async (store: SqliteStore) => {
  const all: string[] = [];
  for await (const line of store.exportLog()) all.push(line);
  return all;
};
const said = async (store: SqliteStore) => JSON.parse(JSON.stringify(await wholeLog(store)));

test("an exported log is imported with its ids, positions, times and commands, and exports the same again", async () => {
  const one = await filled();
  const exported = await lines(one);
  const two = sqliteStore(newPath());
  expect(await two.importLog(exported)).toEqual({ events: 120 });
  expect(await lines(two)).toEqual(exported);
  expect(await said(two)).toEqual(await said(one));
  expect(await two.outcomeOf("c-31")).toEqual(await one.outcomeOf("c-31"));
  expect(await two.integrity()).toEqual([]);
  expect((await two.append("ticket-1", [event()], { expected: "exists" })).position).toBe(121);
});

test("an import is all or nothing, and names the line", async () => {
  const exported = await lines(await filled());
  const store = sqliteStore(newPath());
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
});

test("a backup is one moment of the log, taken while others write", async () => {
  const path = newPath();
  const store = await filled(path);
  let writing = true;
  const writer = (async () => {
    for (let i = 0; writing; i++)
      await store.append(`visit-${i}`, [event("x".repeat(5000)), event()], { expected: "none" });
  })();
  for (let i = 0; i < 5; i++) await store.backup(`${path}.${i}`);
  writing = false;
  await writer;
  const heads: number[] = [];
  for (let i = 0; i < 5; i++) {
    const copy = sqliteStore(`${path}.${i}`);
    expect(await copy.integrity()).toEqual([]);
    heads.push(await copy.head());
    expect((await copy.append("visit-after", [event()], { expected: "none" })).position).toBe((heads.at(-1) ?? 0) + 1);
  }
  expect(heads).toEqual([...heads].sort((a, b) => a - b));
  expect(heads[0]).toBeGreaterThanOrEqual(120);
  await expect(store.backup(`${path}.0`)).rejects.toMatchObject({ code: "store-unavailable" });
  await expect(store.backup(join(place, "nowhere", "b.db"))).rejects.toMatchObject({ code: "store-unavailable" });
  expect(existsSync(join(place, "nowhere"))).toBe(false);
});

test("the log refuses to be changed from outside, and is readable there", async () => {
  const path = newPath();
  const store = await filled(path);
  const shell = new DatabaseSync(path);
  for (const sql of [
    "DELETE FROM events",
    "UPDATE events SET data = '{}'",
    "DELETE FROM commands",
    "UPDATE streams SET name = 'a-b'",
    "DELETE FROM types",
  ])
    expect(() => shell.exec(sql)).toThrow("the log is never changed");
  expect(
    shell
      .prepare("SELECT position, stream, version, type, occurred_at, meta ->> '$.by' AS by FROM log LIMIT 1 OFFSET 1")
      .get(),
  ).toEqual({
    position: 2,
    stream: "ticket-0",
    version: 2,
    type: "Closed",
    occurred_at: "2023-07-10T02:00:00.000Z",
    by: "officer-7",
  });
  await store.views.save('odd "name', {
    expected: undefined,
    checkpoint: { position: await store.head(), fingerprint: "f", parked: {} },
    set: new Map([["station-1", { open: 3 }]]),
    delete: [],
  });
  expect(shell.prepare(`SELECT key, data ->> '$.open' AS open FROM "view_odd ""name"`).get()).toEqual({
    key: "station-1",
    open: 3,
  });
});

test("integrity names stream, version and position of what no append wrote", async () => {
  const path = newPath();
  const store = await filled(path);
  await store.close();
  const shell = new DatabaseSync(path);
  for (const { name } of shell.prepare("SELECT name FROM sqlite_schema WHERE type = 'trigger'").all())
    shell.exec(`DROP TRIGGER ${name}`);
  shell.exec(`
    UPDATE events SET data = '{' WHERE position = 10;
    UPDATE events SET recorded = recorded - 1000000 WHERE position = 20;
    UPDATE events SET type = 99 WHERE position = 30;
    UPDATE events SET version = 77 WHERE position = 40;
    DELETE FROM events WHERE position BETWEEN 110 AND 111;
    INSERT INTO commands VALUES ('double', 3, 4), ('ghost', 500, 501);
  `);
  shell.close();
  const found = await sqliteStore(path).integrity();
  const at = (position: number) => found.filter((each) => each.position === position).map((each) => each.problem);
  expect(found.find((each) => each.position === 10)).toMatchObject({
    problem: "its data cannot be read",
    stream: "ticket-4",
    version: 2,
  });
  expect(at(20)).toEqual(["was recorded before the event in front of it"]);
  expect(at(30)).toEqual(["has no type"]);
  expect(at(40)).toEqual(["follows version 5"]);
  expect(at(112)).toEqual(["positions 110 to 111 are missing", "follows version 14"]);
  expect(found.filter((each) => /double|ghost/.test(each.problem)).length).toBe(2);
});

test("an event whose JSON is broken is named when read, never skipped", async () => {
  const path = newPath();
  await (await filled(path)).close();
  const shell = new DatabaseSync(path);
  shell.exec("DROP TRIGGER events_no_update; UPDATE events SET data = substr(data, 2) WHERE position = 9");
  shell.close();
  const store = sqliteStore(path);
  const corrupt = { code: "corrupt-event", facts: { stream: "ticket-4", version: 1 } };
  await expect(store.readAll()).rejects.toMatchObject(corrupt);
  await expect(store.readStream("ticket-4")).rejects.toMatchObject(corrupt);
  await expect(lines(store)).rejects.toMatchObject(corrupt);
  expect((await store.readAll({ limit: 8 })).events.length).toBe(8);
});
