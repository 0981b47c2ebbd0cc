import { StoreError } from "@caseloop/core";
import { migrate } from "./migrate.ts";
import { type PgPool, pgDatabase, pgPool } from "./pg.ts";
import { type Pglite, pgliteDatabase } from "./pglite.ts";
import type { Database } from "./session.ts";

/** How long a connection may take to be made at least, in ms. */
const PATIENT = 5000;

/** A database by its connection string, a `pg` pool or PGlite. Throws `RangeError`; never shows what it was given, for that may hold a password. */
export function databaseOf(
  source: string | PgPool | Pglite,
  name: string | undefined,
  most: number,
  patience: number,
): Database {
  if (typeof source === "string") {
    const pool = pgPool(source, most, Math.max(patience, PATIENT));
    return pgDatabase(pool, name ?? `postgres:${databaseName(source)}`, true);
  }
  if ("connect" in source) return pgDatabase(source, name ?? `postgres:${source.options.database ?? "pool"}`, false);
  return pgliteDatabase(source, name ?? "postgres:pglite");
}

/** Throws `RangeError` for what is no connection string. */
export function databaseName(source: string): string {
  try {
    return decodeURIComponent(new URL(source).pathname.slice(1));
  } catch {
    throw new RangeError("a connection string is postgres://user:password@host:port/database; this one is no URL");
  }
}

/** The role the store acts as, named where it lacks a right. Throws `StoreError` where the database could not keep every text. */
export async function roleOf(database: Database): Promise<string> {
  const [[encoding, role] = ["", ""]] = await database.query<[string, string]>(
    "SELECT current_setting('server_encoding'), current_user::text",
  );
  if (encoding === "UTF8") return role;
  const message = `the database is encoded in ${encoding}, and only UTF8 keeps every text`;
  throw new StoreError("unavailable", database.name, message);
}

/** Brings the tables up to date; answers the channel on which appends are notified. Throws `MigrationError`, `StoreError`, and what the driver throws. */
export async function tablesOf(database: Database, schema: string, readOnly: boolean): Promise<string> {
  if (!readOnly) await migrate(database, schema);
  const [[log] = [null]] = await database.query<[string | null]>("SELECT to_regclass($1)::oid::text", [
    `"${schema}".events`,
  ]);
  if (log === null) throw new StoreError("unavailable", database.name, `there is no log in the schema ${schema}`);
  return `caseloop_${log}`;
}
