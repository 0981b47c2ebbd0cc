import { type Clock, type EventStore, type Snapshots, StoreError, systemClock, type Views } from "@caseloop/core";
import { append } from "./append.ts";
import { changes } from "./changes.ts";
import { type Doing, storeError, willPass } from "./errors.ts";
import { exportLog } from "./export.ts";
import { importLog } from "./import.ts";
import { databaseOf, roleOf, tablesOf } from "./open.ts";
import type { PgPool } from "./pg.ts";
import type { Pglite } from "./pglite.ts";
import { prepare } from "./prepare.ts";
import { Reader } from "./read.ts";
import { firstOutcome } from "./repeated.ts";
import { postgresSnapshots } from "./snapshots.ts";
import { postgresViews } from "./views.ts";
import { type HostClient, within } from "./within.ts";
import { backoff, groupCommit } from "./writer.ts";

export interface PostgresOptions {
  /** The schema that holds the tables; `caseloop` where absent. Letters, digits and `_`. */
  readonly schema?: string;
  /** Stamps `recordedAt`; the server's clock where absent, which is one for all hosts. */
  readonly clock?: Clock;
  /** How long, in milliseconds, a call waits for other writers or an absent server before it fails; 5000 where absent. */
  readonly busyTimeout?: number;
  /** How long, in milliseconds, the host's transaction may idle once it has written here, before the server ends it; 10000 where absent. */
  readonly idleTimeout?: number;
  /** Reads only, and changes no table: for standbys and auditors. */
  readonly readOnly?: boolean;
  /** Names the store in errors and traces; `postgres:` and the database's name where absent. */
  readonly name?: string;
  /** Snapshots are kept every so many events; 100 where absent. */
  readonly snapshotEvery?: number;
  /** How many connections the store opens at most when it was given a connection string; 8 where absent. */
  readonly connections?: number;
}

/** An event store in a PostgreSQL schema, with its views and snapshots. */
export interface PostgresStore extends EventStore {
  readonly views: Views;
  readonly snapshots: Snapshots;
  /**
   * The store inside the host's own transaction: what is appended, and what views and snapshots keep, is there when the host commits
   * and never was when it rolls back. From its first append on, all other writers wait until the host's transaction ends: append last.
   */
  within(client: HostClient): EventStore & { readonly views: Views };
  /** The log as it is at this moment as NDJSON, one line at a time without its line end: a header, then every event with its id, position, times and command id. */
  exportLog(): AsyncIterable<string>;
  /** Puts an exported log into this store, which must be empty: all of it or nothing. Throws `ImportError` naming the line, `StoreError`. */
  importLog(lines: AsyncIterable<string> | Iterable<string>): Promise<{ readonly events: number }>;
}

/**
 * Opens the event store in this database, and makes its tables where there are none; any number of processes and hosts may have it open.
 * Takes a connection string, a `pg` pool, or PGlite; what it was given open it leaves open.
 * Throws `RangeError`, `MigrationError`, `StoreError` (`unavailable`, `read-only`, `too-new`, `busy`).
 */
export async function postgresStore(
  source: string | PgPool | Pglite,
  options: PostgresOptions = {},
): Promise<PostgresStore> {
  const { schema = "caseloop", clock, busyTimeout = 5000, idleTimeout = 10_000, readOnly = false } = options;
  const { snapshotEvery = 100, connections = 8 } = options;
  if (!/^[a-z_][a-z0-9_]{0,62}$/i.test(schema))
    throw new RangeError(`schema is a name of letters, digits and _, got ${JSON.stringify(schema)}`);
  const database = databaseOf(source, options.name, connections, busyTimeout);
  const { name } = database;
  let role = "?";
  let closed: Promise<void> | undefined;

  const open = () => {
    if (closed) throw new StoreError("closed", name, "the store was closed");
  };
  const typed = (doing: Doing) => (error: unknown) => {
    throw storeError(name, role, doing, error);
  };
  const mayWrite = () => {
    open();
    if (readOnly) throw new StoreError("read-only", name, "the store was opened for reading only");
  };
  /** Tries as often as it takes while the server is away or busy, and nothing was written. */
  const patiently =
    (doing: Doing, may: () => void) =>
    async <T>(work: () => Promise<T>): Promise<T> => {
      const deadline = performance.now() + busyTimeout;
      for (let attempt = 1; ; attempt++) {
        may();
        try {
          return await work().catch(typed(doing));
        } catch (error) {
          if (!willPass(error) || performance.now() >= deadline) throw error;
          await new Promise((resolve) => setTimeout(resolve, backoff(attempt)));
        }
      }
    };
  const read = patiently("reading", open);
  const write = patiently("writing", mayWrite);

  const channel = await (async () => {
    role = await read(() => roleOf(database));
    return read(() => tablesOf(database, schema, readOnly));
  })().catch(async (error: unknown) => {
    await database.close();
    throw error;
  });
  const reader = new Reader(database, schema);
  const changed = changes(database, channel, () => read(() => reader.head()));
  const writer = groupCommit({
    name,
    patience: busyTimeout,
    send: (group, patience) => append(database, schema, group, patience, clock).catch(typed("writing")),
    first: (prepared) => read(() => firstOutcome(reader, prepared)),
    committed: (position) => changed.wake(position),
  });

  return {
    name,
    now: clock ?? systemClock,
    views: postgresViews(database, schema, read, write),
    snapshots: postgresSnapshots(database, schema, read, write, snapshotEvery),

    async append(stream, events, appendOptions) {
      mayWrite();
      return writer.append(prepare(stream, events, appendOptions));
    },
    readStream: (stream, streamOptions = {}) => read(() => reader.stream(stream, streamOptions)),
    readAll: (allOptions = {}) => read(() => reader.all(allOptions)),
    outcomeOf: (commandId) => read(() => reader.outcomeOf(commandId)),
    head: () => read(() => reader.head()),
    changed: (after, signal) => (closed ? Promise.resolve() : changed.wait(after, signal)),

    within(client) {
      mayWrite();
      return within(database.session(client), {
        schema,
        name,
        role,
        clock,
        busyTimeout,
        idleTimeout,
        changed: changed.wait,
      });
    },
    async *exportLog() {
      open();
      yield* exportLog(reader, database, schema, read);
    },
    async importLog(lines) {
      mayWrite();
      const done = await importLog(database, schema, name, busyTimeout, lines).catch(typed("writing"));
      changed.wake(Number.POSITIVE_INFINITY);
      return done;
    },

    close() {
      closed ??= writer.close().then(async () => {
        await changed.end();
        await database.close();
      });
      return closed;
    },
  };
}
