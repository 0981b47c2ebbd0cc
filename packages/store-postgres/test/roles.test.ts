import type { Position } from "@caseloop/core";
import { afterAll, beforeAll, expect, test } from "vitest";
import { type PostgresStore, postgresStore } from "../src/index.ts";
import { asOwner, event, newDatabase, wholeLog } from "./stores.ts";

let owner = "";
let store: PostgresStore;
const roles = { application: "", auditor: "", nobody: "" };
const any = { expected: "any" } as const;

beforeAll(async () => {
  owner = await newDatabase();
  store = await postgresStore(owner);
  await store.append("ticket-1", [event(1), event(2)], { expected: "none", commandId: "c-1" });
  const database = new URL(owner).pathname.slice(1);
  await asOwner(owner, async (client) => {
    for (const role of Object.keys(roles) as (keyof typeof roles)[]) {
      await client.query(`CREATE ROLE ${database}_${role} LOGIN PASSWORD 'secret'`);
      if (role !== "nobody") await client.query(`SELECT caseloop.grant_${role}('${database}_${role}')`);
      const url = new URL(owner);
      url.username = `${database}_${role}`;
      roles[role] = url.href;
    }
  });
});
afterAll(() => store.close());

/** What the database says to a statement. */
const says = (url: string, sql: string): Promise<string> =>
  asOwner(url, (client) =>
    client.query(sql).then(
      () => "done",
      (error: Error) => error.message,
    ),
  );

const change = (at: Position | undefined, to: Position) => ({
  expected: at,
  checkpoint: { position: to, fingerprint: "f", parked: {} },
  set: new Map([["a", { open: 1 }]]),
  delete: [],
});

test("the application appends, reads and keeps views", async () => {
  const own = await postgresStore(roles.application);
  const { position } = await own.append("ticket-1", [event(3, "New")], { expected: 2, commandId: "c-2" });
  await own.append("visit-1", [event(1)], any);
  expect((await wholeLog(own)).length).toBe(4);
  await own.views.save("board", change(undefined, position));
  await own.views.save("board~rebuilt", change(undefined, position));
  await own.views.replace("board~rebuilt", "board");
  await own.views.save("gone", change(undefined, position));
  await own.views.drop("gone");
  await own.snapshots.put("ticket-1", "f", { state: { n: 3 }, version: 3, position });
  expect((await own.snapshots.get("ticket-1", "f"))?.state).toEqual({ n: 3 });
  const woken = own.changed(await own.head(), new AbortController().signal);
  await store.append("ticket-2", [event()], any);
  await woken;
  await own.close();
});

test("the application can forge nothing: it appends through the function or not at all", async () => {
  const denied = "permission denied";
  for (const sql of [
    "INSERT INTO caseloop.events VALUES (99, 1, 99, 1, 0, 0, '1', '{}')",
    "INSERT INTO caseloop.commands VALUES ('c-99', 1, 1)",
    "INSERT INTO caseloop.views (name, position, fingerprint, parked) VALUES ('x', 1, 'f', '{}')",
    "UPDATE caseloop.rows SET data = '1'",
    "UPDATE caseloop.migrations SET sha256 = ''",
    "SELECT caseloop.show_view('x')",
    "SELECT caseloop.write(1)",
    "SELECT caseloop.grant_application('public')",
    "CREATE TABLE caseloop.mine (a integer)",
    "DROP TABLE caseloop.events",
    "ALTER TABLE caseloop.events DISABLE TRIGGER never_changed",
  ])
    expect(await says(roles.application, sql), sql).toMatch(/permission denied|must be owner/);
  const own = await postgresStore(roles.application);
  await expect(own.importLog([])).rejects.toMatchObject({
    code: "store-read-only",
    message: expect.stringContaining(denied),
  });
  await own.close();
});

test("an operator planted by the caller is not used with the owner's rights", async () => {
  await asOwner(owner, async (client) => {
    const role = new URL(roles.application).username;
    await client.query(`CREATE SCHEMA trap AUTHORIZATION ${role}`);
  });
  const found = await asOwner(roles.application, async (client) => {
    await client.query(`CREATE FUNCTION trap.cardinality(integer[]) RETURNS integer LANGUAGE plpgsql AS
      $$ BEGIN RAISE EXCEPTION 'trapped as %', current_user; END $$`);
    await client.query("SET search_path = trap, pg_catalog");
    const call = `SELECT (caseloop.append(1, '{trap-1}', '{trap}', '{T}', '{1}', '{1}', '{1}', '{-1}', NULL, NULL, '{1}', '{0}', '{1}', '{0}', '{1}', '{"{}"}'))[1] > 0`;
    return (await client.query({ text: call, rowMode: "array" })).rows;
  });
  expect(found).toEqual([[true]]);
});

test("the auditor reads everything, views that came later too, and writes nothing", async () => {
  const own = await postgresStore(roles.auditor);
  expect((await wholeLog(own)).length).toBe(await store.head());
  expect(await own.views.scan("board")).toEqual([["a", { open: 1 }]]);
  expect((await own.outcomeOf("c-1"))?.version).toBe(2);
  expect(await says(roles.auditor, `SELECT key, data ->> 'open' FROM caseloop."view_board"`)).toBe("done");
  expect(await says(roles.auditor, "SELECT stream, type, data FROM caseloop.log")).toBe("done");
  const denied = {
    code: "store-read-only",
    message: expect.stringContaining(`this is the role ${new URL(roles.auditor).username}`),
  };
  await expect(own.append("ticket-1", [event()], any)).rejects.toMatchObject(denied);
  await expect(own.views.save("other", change(undefined, await own.head()))).rejects.toMatchObject(denied);
  await expect(own.views.drop("board")).rejects.toMatchObject(denied);
  await own.snapshots.put("ticket-1", "g", { state: 1, version: 1, position: await own.head() }); // a cache: let go
  expect(await own.snapshots.get("ticket-1", "g")).toBeUndefined();
  for (const sql of ["INSERT INTO caseloop.events SELECT * FROM caseloop.events", "DELETE FROM caseloop.snapshots"])
    expect(await says(roles.auditor, sql)).toContain("permission denied");
  await own.close();
});

test("a role without rights is told which role it is", async () => {
  await expect(postgresStore(roles.nobody)).rejects.toMatchObject({
    code: "store-unavailable",
    message: expect.stringMatching(`permission denied.*this is the role ${new URL(roles.nobody).username}`),
  });
});

test("nobody changes what is recorded: not the owner, not a session that calls itself a replica", async () => {
  const refused = "the log is never changed";
  for (const before of ["", "SET session_replication_role = replica; "])
    for (const sql of [
      "UPDATE caseloop.events SET data = '{}'",
      "DELETE FROM caseloop.events WHERE position = 1",
      "TRUNCATE caseloop.events",
      "DELETE FROM caseloop.commands",
      "TRUNCATE caseloop.commands",
      "UPDATE caseloop.streams SET name = 'a-b'",
      "TRUNCATE caseloop.streams CASCADE",
      "DELETE FROM caseloop.types",
    ])
      expect(await says(owner, before + sql), sql).toContain(refused);
  for (const role of [roles.application, roles.auditor])
    for (const sql of [
      "UPDATE caseloop.events SET data = '{}'",
      "DELETE FROM caseloop.events",
      "TRUNCATE caseloop.events",
    ])
      expect(await says(role, sql)).toContain("permission denied");
  expect((await wholeLog(store))[0]?.data).toBe(1);
});
