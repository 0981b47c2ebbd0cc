import { basename } from "node:path";
import { type Clock, type EventStore, type Snapshots, StoreError, systemClock, type Views } from "@caseloop/core";
import { Appender, prepare } from "./append.ts";
import { changes } from "./changes.ts";
import { Names } from "./names.ts";
import { openFile } from "./open.ts";
import { head, readAll, readStream } from "./read.ts";
import { sqliteSnapshots } from "./snapshots.ts";
import { sqliteViews } from "./views.ts";
import { groupCommit } from "./writer.ts";

export interface SqliteOptions {
  /** Stamps `recordedAt`; the machine's clock where absent. */
  readonly clock?: Clock;
  /** How long, in milliseconds, a call waits for other processes before it fails with `store-busy`; 5000 where absent. */
  readonly busyTimeout?: number;
  /** Opens an existing file for reading only. */
  readonly readOnly?: boolean;
  /** Names the store in errors and traces; `sqlite:` and the file's name where absent. */
  readonly name?: string;
  /** Snapshots are kept every so many events; 100 where absent. */
  readonly snapshotEvery?: number;
}

/** An event store in one file, with its views and snapshots. */
export interface SqliteStore extends EventStore {
  readonly views: Views;
  readonly snapshots: Snapshots;
}

/**
 * Opens the event store in this file, and makes it where there is none; several processes may have it open at once.
 * Throws `RangeError` for a path that names no file, `StoreError` (`unavailable`, `read-only`, `corrupt`, `too-new`, `busy`).
 */
export function sqliteStore(path: string, options: SqliteOptions = {}): SqliteStore {
  const { clock = systemClock, busyTimeout = 5000, readOnly = false, snapshotEvery = 100 } = options;
  const { name = `sqlite:${basename(String(path))}` } = options;
  const connection = openFile(path, { readOnly, busyTimeout, name });
  const names = new Names(connection);
  const appender = new Appender(connection, names, clock);
  const changed = changes(() => head(connection));
  const writer = groupCommit(connection, { undone: () => appender.undone(), committed: () => changed.wake() });
  let closed: Promise<void> | undefined;

  const open = () => {
    if (closed) throw new StoreError("closed", name, "the store was closed");
  };
  const read = async <T>(work: () => T): Promise<T> => {
    open();
    return connection.read(work);
  };

  return {
    name,
    now: clock,
    views: sqliteViews(connection, read, writer),
    snapshots: sqliteSnapshots(connection, read, writer, snapshotEvery),

    async append(stream, events, appendOptions) {
      open();
      const prepared = prepare(stream, events, appendOptions);
      return writer.write(() => appender.append(prepared));
    },
    readStream: (stream, streamOptions = {}) => read(() => readStream(connection, names, stream, streamOptions)),
    readAll: (allOptions = {}) => read(() => readAll(connection, names, allOptions)),
    outcomeOf: (commandId) => read(() => appender.outcomeOf(commandId)),
    head: () => read(() => head(connection)),
    changed: (after, signal) => (closed ? Promise.resolve() : changed.wait(after, signal)),

    close() {
      closed ??= writer.close().then(() => {
        changed.end();
        connection.close();
      });
      return closed;
    },
  };
}
