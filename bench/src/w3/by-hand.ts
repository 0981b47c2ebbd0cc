import { DatabaseSync, type StatementSync } from "node:sqlite";
import type { NewEvent } from "@caseloop/core";
import type { WritableFile } from "./writing.ts";

/** The tables a person would write for the same promises: exact versions, each command once, one order. */
const tables = `
  PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL; PRAGMA cache_size = -32768; PRAGMA mmap_size = 1073741824;
  CREATE TABLE streams (id INTEGER PRIMARY KEY, name TEXT NOT NULL UNIQUE) STRICT;
  CREATE TABLE types (id INTEGER PRIMARY KEY, name TEXT NOT NULL UNIQUE) STRICT;
  CREATE TABLE events (
    position INTEGER PRIMARY KEY, stream INTEGER NOT NULL, version INTEGER NOT NULL, type INTEGER NOT NULL,
    occurred INTEGER NOT NULL, recorded INTEGER NOT NULL, data TEXT NOT NULL, envelope TEXT NOT NULL
  ) STRICT;
  CREATE UNIQUE INDEX events_by_stream ON events (stream, version);
  CREATE TABLE commands (id TEXT PRIMARY KEY, first INTEGER NOT NULL, last INTEGER NOT NULL) STRICT, WITHOUT ROWID;
`;

interface Waiting {
  readonly work: () => void;
  readonly resolve: () => void;
  readonly reject: (error: unknown) => void;
}

/** A file by hand: what W3 writes, and what W4d reads before it writes. */
export interface ByHand extends WritableFile<NewEvent> {
  read(stream: string): Promise<readonly { readonly type: string; readonly data: unknown }[]>;
}

/** The floor of W3: prepared statements, one commit for all that wait, every promise checked inside the transaction. */
export function openByHand(file: string): ByHand {
  const db = new DatabaseSync(file);
  db.exec(tables);
  const prepared = (sql: string): StatementSync => {
    const statement = db.prepare(sql);
    statement.setReturnArrays(true);
    return statement;
  };
  const begin = prepared("BEGIN IMMEDIATE");
  const commit = prepared("COMMIT");
  const outcome = prepared("SELECT first FROM commands WHERE id = ?");
  const head = prepared(
    "SELECT id, (SELECT max(version) FROM events WHERE stream = streams.id) FROM streams WHERE name = ?",
  );
  const last = prepared("SELECT position, recorded FROM events ORDER BY position DESC LIMIT 1");
  const newStream = prepared("INSERT INTO streams (name) VALUES (?)");
  const newType = prepared("INSERT INTO types (name) VALUES (?)");
  const newEvent = prepared("INSERT INTO events VALUES (?, ?, ?, ?, ?, ?, ?, ?)");
  const newCommand = prepared("INSERT INTO commands VALUES (?, ?, ?)");
  const eventsOf = prepared(`SELECT types.name, data FROM events JOIN types ON types.id = events.type
    WHERE stream = (SELECT id FROM streams WHERE name = ?) ORDER BY version`);
  const types = new Map<string, number>();

  const typeOf = (name: string): number => {
    let id = types.get(name);
    if (id === undefined) {
      id = Number(newType.run(name).lastInsertRowid);
      types.set(name, id);
    }
    return id;
  };

  const append = (stream: string, events: readonly NewEvent[], expected: number, commandId: string): void => {
    if (outcome.get(commandId)) return;
    const [known, top] = (head.get(stream) as unknown as [number, number | null] | undefined) ?? [];
    const version = top ?? 0;
    if (version !== expected) throw new Error(`${stream} is at ${version}, not ${expected}`);
    const id = known ?? Number(newStream.run(stream).lastInsertRowid);
    const [position, before] = (last.get() as unknown as [number, number] | undefined) ?? [0, 0];
    const now = Math.max(Date.now(), before);
    for (let i = 0; i < events.length; i++) {
      const { id: eventId, type, occurredAt, data, meta } = events[i] as NewEvent;
      newEvent.run(
        position + i + 1,
        id,
        version + i + 1,
        typeOf(type),
        Date.parse(occurredAt),
        now,
        JSON.stringify(data),
        JSON.stringify({ id: eventId, meta }),
      );
    }
    newCommand.run(commandId, position + 1, position + events.length);
  };

  let queue: Waiting[] = [];
  const flush = (): void => {
    const group = queue;
    queue = [];
    const settled: (() => void)[] = [];
    begin.run();
    for (const { work, resolve, reject } of group) {
      try {
        work();
        settled.push(resolve);
      } catch (error) {
        settled.push(() => reject(error));
      }
    }
    commit.run();
    for (const settle of settled) settle();
  };

  return {
    append: (stream, events, expected, commandId) =>
      new Promise((resolve, reject) => {
        if (queue.length === 0) setImmediate(flush);
        queue.push({ work: () => append(stream, events, expected, commandId), resolve, reject });
      }),
    read: async (name) =>
      (eventsOf.all(name) as unknown as [string, string][]).map(([type, data]) => ({ type, data: JSON.parse(data) })),
    close: () => db.close(),
  };
}
