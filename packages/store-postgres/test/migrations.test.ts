import { createHash } from "node:crypto";
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { postgresStore } from "../src/index.ts";
import { asOwner, event, newDatabase } from "./stores.ts";

const folder = join(import.meta.dirname, "..", "migrations");
const files = readdirSync(folder).sort();

test("each migration is applied once, in order, and remembered with its digest", async () => {
  const url = await newDatabase();
  const stores = await Promise.all(Array.from({ length: 6 }, () => postgresStore(url))); // all at once: one of them makes it
  await Promise.all(stores.map((store, i) => store.append(`ticket-${i}`, [event()], { expected: "none" })));
  expect(await stores[0]?.head()).toBe(6);
  await Promise.all(stores.map((store) => store.close()));
  const applied = await asOwner(
    url,
    async (client) => (await client.query("SELECT number, name, sha256 FROM caseloop.migrations ORDER BY 1")).rows,
  );
  expect(applied).toEqual(
    files.map((name, i) => ({
      number: i + 1,
      name,
      sha256: createHash("sha256")
        .update(readFileSync(join(folder, name)))
        .digest("hex"),
    })),
  );
});

test("a migration that is another than the one applied is refused, and so is one from the future", async () => {
  const url = await newDatabase();
  await (await postgresStore(url)).close();
  const meddle = (sql: string) => asOwner(url, (client) => client.query(sql));
  await meddle("UPDATE caseloop.migrations SET sha256 = repeat('0', 64) WHERE number = 2");
  await expect(postgresStore(url)).rejects.toMatchObject({
    code: "migration",
    facts: { migration: files[1], found: "0".repeat(64) },
  });
  await meddle("DELETE FROM caseloop.migrations WHERE number = 2");
  await meddle("INSERT INTO caseloop.migrations (number, name, sha256) VALUES (99, '0099-later.sql', 'x')");
  await expect(postgresStore(url)).rejects.toMatchObject({ code: "store-too-new", facts: { fault: "too-new" } });
});

test("a migration that fails leaves nothing behind", async () => {
  const url = await newDatabase();
  await asOwner(url, (client) => client.query("CREATE SCHEMA caseloop; CREATE TABLE caseloop.rows (mine integer)"));
  await expect(postgresStore(url)).rejects.toMatchObject({ code: "store-unavailable" });
  const left = await asOwner(
    url,
    async (client) => (await client.query("SELECT tablename FROM pg_tables WHERE schemaname = 'caseloop'")).rows,
  );
  expect(left).toEqual([{ tablename: "rows" }]);
});

test("schemas of one database are logs of their own", async () => {
  const url = await newDatabase();
  const [one, two] = await Promise.all([
    postgresStore(url, { schema: "one" }),
    postgresStore(url, { schema: "Two_2" }),
  ]);
  await one.append("ticket-1", [event("one")], { expected: "none" });
  const done = await two.append("ticket-1", [event("two")], { expected: "none" });
  expect([done.position, (await one.readAll()).events.map(({ data }) => data)]).toEqual([1, ["one"]]);
  for (const schema of ["", "1a", "a b", 'a"b', "é", "x".repeat(64)])
    await expect(postgresStore(url, { schema })).rejects.toThrow(RangeError);
  await Promise.all([one.close(), two.close()]);
});

test("a database that could not keep every text is refused", async () => {
  const url = await newDatabase();
  const name = new URL(url).pathname.slice(1);
  await asOwner(url, (client) => client.query(`CREATE DATABASE ${name}_ascii ENCODING 'SQL_ASCII' TEMPLATE template0`));
  await expect(postgresStore(`${url}_ascii`)).rejects.toMatchObject({
    code: "store-unavailable",
    message: expect.stringContaining("SQL_ASCII"),
  });
});
