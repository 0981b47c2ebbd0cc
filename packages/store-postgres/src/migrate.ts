import { hash } from "node:crypto";
import { readdirSync, readFileSync } from "node:fs";
import { StoreError } from "@caseloop/core";
import { MigrationError } from "./errors.ts";
import type { Database, Session } from "./session.ts";

interface Migration {
  readonly number: number;
  readonly name: string;
  readonly sql: string;
  readonly sha256: string;
}

const folder = new URL("../migrations/", import.meta.url);

/** The migrations this program knows: `0001-log.sql` …, in order. */
const known: readonly Migration[] = readdirSync(folder)
  .filter((name) => /^\d{4}-.*\.sql$/.test(name))
  .sort()
  .map((name) => {
    const sql = readFileSync(new URL(name, folder), "utf8").replaceAll("\r\n", "\n");
    return { number: Number(name.slice(0, 4)), name, sql, sha256: hash("sha256", sql) };
  });

type Applied = readonly [number: number, name: string, sha256: string];

/**
 * Brings the schema up to date, once, whoever comes first; one that is up to date is only looked at, which needs no right to change it.
 * Throws `MigrationError`, `StoreError` (`too-new`), and what the driver throws.
 */
export async function migrate(database: Database, schema: string): Promise<void> {
  if (missing(await applied(database, schema), database.name).length === 0) return;
  await database.transaction(async (session) => {
    await session.query("SELECT pg_advisory_xact_lock(hashtext($1))", [`caseloop migrations of ${schema}`]);
    if ((await session.query("SELECT 1 FROM pg_namespace WHERE nspname = $1", [schema])).length === 0)
      await session.exec(`CREATE SCHEMA "${schema}"`);
    await session.exec(`CREATE TABLE IF NOT EXISTS "${schema}".migrations (
      number integer PRIMARY KEY, name text NOT NULL, sha256 text NOT NULL, applied timestamptz NOT NULL DEFAULT now())`);
    for (const { number, name, sql, sha256 } of missing(await applied(session, schema), database.name)) {
      await session.exec(sql.replaceAll(/\bcaseloop\b/g, `"${schema}"`));
      await session.query(`INSERT INTO "${schema}".migrations (number, name, sha256) VALUES ($1, $2, $3)`, [
        number,
        name,
        sha256,
      ]);
    }
  });
}

async function applied(session: Session, schema: string): Promise<readonly Applied[]> {
  const [[there] = [null]] = await session.query<[string | null]>("SELECT to_regclass($1)::text", [
    `"${schema}".migrations`,
  ]);
  return there === null
    ? []
    : session.query<Applied>(`SELECT number, name, sha256 FROM "${schema}".migrations ORDER BY number`);
}

/** Those not yet applied. */
function missing(done: readonly Applied[], where: string): readonly Migration[] {
  for (const [number, name, sha256] of done) {
    const own = known.find((each) => each.number === number);
    if (!own)
      throw new StoreError(
        "too-new",
        where,
        `the schema has the migration ${name}, this program knows ${known.length}; update it`,
      );
    if (own.sha256 !== sha256) throw new MigrationError(name, sha256, own.sha256);
  }
  return known.slice(done.length);
}
