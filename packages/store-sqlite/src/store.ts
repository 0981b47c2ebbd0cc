import { basename } from "node:path";
import { type Clock, type EventStore, type Snapshots, StoreError, systemClock, type Views } from "@caseloop/core";
import { prepare } from "@caseloop/core/adapter";
import { append, outcomeOf } from "./append.ts";
import { backUp } from "./backup.ts";
import { changes } from "./changes.ts";
import { exportLog } from "./export.ts";
import { importLog } from "./import.ts";
import { integrity, type Problem } from "./integrity.ts";
import { Names } from "./names.ts";
import { openFile } from "./open.ts";
import { head, readAll, readStream } from "./read.ts";
import { Recorder } from "./recorder.ts";
import { sqliteSnapshots } from "./snapshots.ts";
import { Tail } from "./tail.ts";
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
  /**
   * Copies the store as it is at this moment into a new file, while others read and write.
   * Throws `RangeError`, `StoreError`; no half copy is left behind.
   */
  backup(path: string): Promise<void>;
  /** Everything wrong with the file, with stream and version where they are known; empty when it is sound. Reads it all, in this thread. */
  integrity(): Promise<readonly Problem[]>;
  /** The log as it is at this moment as NDJSON, one line at a time without its line end: a header, then every event with its id, position, times and command id. */
  exportLog(): AsyncIterable<string>;
  /** Puts an exported log into this store, which must be empty: all of it or nothing. Throws `ImportError` naming the line, `StoreError`. */
  importLog(lines: AsyncIterable<string> | Iterable<string>): Promise<{ readonly events: number }>;
}

/**
 * Opens the event store in this file, and makes it where there is none; several processes may have it open at once.
 * Throws `RangeError` for a path that names no file, `StoreError` (`unavailable`, `read-only`, `corrupt`, `too-new`, `busy`).
 */
export function sqliteStore(path: string, options: SqliteOptions = {}): SqliteStore {
  const { clock = systemClock, busyTimeout = 5000, readOnly = false, snapshotEvery = 100 } = options;
  const { name = `sqlite:${basename(String(path))}` } = options;
  const file = { readOnly, busyTimeout, name };
  const connection = openFile(path, file);
  const names = new Names(connection);
  const recorder = new Recorder(connection);
  const tail = new Tail();
  const undone = () => {
    recorder.forget();
    names.forget();
    tail.undone();
  };
  const changed = changes(() => head(connection));
  const committed = () => {
    tail.committed();
    changed.wake();
  };
  const writer = groupCommit(connection, { began: () => recorder.began(), undone, committed });
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
      return writer.write(() => append(connection, names, recorder, tail, clock, prepared));
    },
    readStream: (stream, streamOptions = {}) => read(() => readStream(connection, names, stream, streamOptions)),
    readAll: (allOptions = {}) => read(() => readAll(connection, names, tail, allOptions)),
    outcomeOf: (commandId) => read(() => outcomeOf(connection, names, commandId)),
    head: () => read(() => head(connection)),
    changed: (after, signal) => (closed ? Promise.resolve() : changed.wait(after, signal)),

    async backup(to) {
      open();
      await backUp(path, file, to);
    },
    integrity: () => read(() => integrity(connection)),
    async *exportLog() {
      open();
      yield* exportLog(path, file);
    },
    async importLog(lines) {
      open();
      const done = await importLog(path, file, lines);
      changed.wake();
      return done;
    },

    close() {
      closed ??= writer.close().then(() => {
        changed.end();
        connection.close();
      });
      return closed;
    },
  };
}
