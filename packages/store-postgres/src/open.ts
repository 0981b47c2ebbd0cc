import { StoreError } from "@caseloop/core";
import type { Pool } from "pg";
import { migrate } from "./migrate.ts";
import { pgDatabase, pgPool } from "./pg.ts";
import { type Pglite, pgliteDatabase } from "./pglite.ts";
import type { Database } from "./session.ts";

/** What there is to know about a database before the store can work with it. */
export interface Opened {
  /** The role the store acts as, named where it lacks a right. */
  readonly role: string;
  /** Where appends are notified. */
  readonly channel: string;
}

/** A database by its connection string, a `pg` pool or PGlite. Throws `RangeError`; never shows what it was given, for that may hold a password. */
export function databaseOf(
  source: string | Pool | Pglite,
  name: string | undefined,
  most: number,
  patience: number,
): Database {
  if (typeof source === "string") {
    const pool = pgPool(source, most, patience);
    return pgDatabase(pool, name ?? `postgres:${databaseName(source)}`, true);
  }
  if ("connect" in source) return pgDatabase(source, name ?? `postgres:${source.options?.database ?? "pool"}`, false);
  return pgliteDatabase(source, name ?? "postgres:pglite");
}

function databaseName(source: string): string {
  try {
    return decodeURIComponent(new URL(source).pathname.slice(1));
  } catch {
    throw new RangeError("a connection string is postgres://user:password@host:port/database; this one is no URL");
  }
}

/** Brings the tables up to date and looks whether the server can keep the store's promises. Throws `MigrationError`, `StoreError`, and what the driver throws. */
export async function opened(database: Database, schema: string, readOnly: boolean): Promise<Opened> {
  const [[encoding, role] = ["", ""]] = await database.query<[string, string]>(
    "SELECT current_setting('server_encoding'), current_user::text",
  );
  if (encoding !== "UTF8")
    throw new StoreError(
      "unavailable",
      database.name,
      `the database is encoded in ${encoding}, and only UTF8 keeps every text`,
    );
  if (!readOnly) await migrate(database, schema);
  const [[log] = [null]] = await database.query<[string | null]>(`SELECT to_regclass($1)::oid::text`, [
    `"${schema}".events`,
  ]);
  if (log === null)
    throw new StoreError(
      "unavailable",
      database.name,
      `there is no log in the schema ${schema} (seen by the role ${role})`,
    );
  return { role, channel: `caseloop_${log}` };
}
