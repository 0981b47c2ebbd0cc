import { accessSync, constants, existsSync, statSync } from "node:fs";
import { dirname } from "node:path";
import { DatabaseSync } from "node:sqlite";
import { hasCode, StoreError } from "@caseloop/core";
import { Connection } from "./connection.ts";
import { CANTOPEN, faultOf, resultCode, storeError } from "./errors.ts";
import { APPLICATION_ID, steps } from "./schema.ts";

export interface FileOptions {
  readonly readOnly: boolean;
  /** Milliseconds. */
  readonly busyTimeout: number;
  readonly name: string;
}

/** A log file of 16 MB before it is carried over: four times SQLite's own, and still one table of its index, so that readers find pages as fast. */
const PRAGMAS =
  "PRAGMA synchronous = FULL; PRAGMA cache_size = -32768; PRAGMA mmap_size = 1073741824; PRAGMA recursive_triggers = ON; PRAGMA wal_autocheckpoint = 4000";

/**
 * Opens the file, makes it or brings its tables up to date. Only making and migrating wait for other processes in place;
 * an up-to-date file is opened without a lock.
 * Throws `RangeError` for a path that names no file, `StoreError` for all else.
 */
export function openFile(path: string, { readOnly, busyTimeout, name }: FileOptions): Connection {
  if (typeof path !== "string" || path === "" || path.startsWith(":") || path.includes("\0")) {
    throw new RangeError(`path must name a file, got ${JSON.stringify(path)} (a store in memory is memoryStore)`);
  }
  let opened: Connection | undefined;
  try {
    const file = new Connection(new DatabaseSync(path, { readOnly, timeout: 0 }), name, busyTimeout);
    opened = file;
    patiently(busyTimeout, () => checked(file, readOnly));
    file.db.exec(PRAGMAS);
    return file;
  } catch (error) {
    opened?.close();
    throw resultCode(error) === CANTOPEN ? whyNotOpened(path, readOnly, name, error) : storeError(name, error);
  }
}

/** SQLite says no more than "unable to open database file"; this looks why. */
function whyNotOpened(path: string, readOnly: boolean, where: string, cause: unknown): StoreError {
  const directory = dirname(path);
  const unavailable = (message: string) => new StoreError("unavailable", where, message, cause);
  if (!existsSync(directory)) return unavailable(`the directory ${directory} does not exist`);
  if (existsSync(path) && statSync(path).isDirectory()) return unavailable(`${path} is a directory`);
  if (readOnly && !existsSync(path)) return unavailable(`${path} does not exist, and a read-only store makes no file`);
  try {
    if (existsSync(path)) accessSync(path, readOnly ? constants.R_OK : constants.W_OK);
    accessSync(directory, constants.W_OK); // even readers of a write-ahead log share a file beside it
  } catch {
    return new StoreError("read-only", where, `${path} or its directory cannot be written by this user`, cause);
  }
  return unavailable((cause as Error).message);
}

/** Sees that the file is ours, in WAL mode, with the tables of today. */
function checked(connection: Connection, readOnly: boolean): void {
  const version = versionOf(connection);
  if (readOnly) {
    if (version === 0) throw new StoreError("corrupt", connection.name, "the file is empty");
    if (version < steps.length)
      throw new StoreError("read-only", connection.name, "the file is of an older version; open it once for writing");
    return;
  }
  if (connection.get<[string]>("PRAGMA journal_mode")?.[0] !== "wal") {
    const mode = connection.get<[string]>("PRAGMA journal_mode = WAL")?.[0];
    if (mode !== "wal")
      throw new StoreError(
        "unavailable",
        connection.name,
        `this place cannot hold a write-ahead log (journal mode ${mode})`,
      );
  }
  if (version < steps.length) migrate(connection);
}

/** The file's version, 0 when it is new. */
function versionOf(connection: Connection): number {
  // Asked before the id: whoever makes the file gives it tables and id at once, and may do so between two questions.
  const hasTables = connection.get("SELECT 1 FROM sqlite_schema LIMIT 1") !== undefined;
  const [application] = connection.get<[number]>("PRAGMA application_id") ?? [0];
  const [version] = connection.get<[number]>("PRAGMA user_version") ?? [0];
  if (application !== APPLICATION_ID) {
    if (application !== 0 || hasTables)
      throw new StoreError("corrupt", connection.name, "the file is a SQLite database of another program");
    return 0;
  }
  if (version > steps.length) {
    throw new StoreError(
      "too-new",
      connection.name,
      `the file is of version ${version}, this program knows ${steps.length}; update it`,
    );
  }
  return version;
}

function migrate(connection: Connection): void {
  connection.db.exec("BEGIN IMMEDIATE");
  try {
    for (const step of steps.slice(versionOf(connection))) connection.db.exec(step); // perhaps others were faster
    connection.db.exec(`PRAGMA application_id = ${APPLICATION_ID}; PRAGMA user_version = ${steps.length}; COMMIT`);
  } catch (error) {
    if (connection.db.isTransaction) connection.db.exec("ROLLBACK");
    throw error;
  }
}

/** Tries until nobody holds the file. SQLite's own waiting does not cover the change of journal mode. */
function patiently(ms: number, work: () => void): void {
  const deadline = Date.now() + ms;
  for (;;) {
    try {
      work();
      return;
    } catch (error) {
      const busy = faultOf(error) === "busy" || hasCode(error, "store-busy");
      if (!busy || Date.now() > deadline) throw error;
      Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 1 + Math.random() * 10);
    }
  }
}
