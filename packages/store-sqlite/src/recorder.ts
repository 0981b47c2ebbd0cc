import { type NewEvent, position, type Recorded } from "@caseloop/core";
import type { Prepared } from "@caseloop/core/adapter";
import { COLUMNS, iso } from "@caseloop/core/adapter";
import type { Connection } from "./connection.ts";

const LAST = "SELECT position, recorded FROM events ORDER BY position DESC LIMIT 1";
const STREAM = "SELECT id, (SELECT max(version) FROM events WHERE stream = streams.id) FROM streams WHERE name = ?";
const TYPE = "SELECT id FROM types WHERE category = ? AND name = ? AND schema = ?";
const NEW_STREAM = "INSERT INTO streams (name) VALUES (?)";
const NEW_TYPE = "INSERT INTO types (category, name, schema) VALUES (?, ?, ?)";
const NEW_EVENT = `INSERT INTO events (${COLUMNS}) VALUES (?, ?, ?, ?, ?, ?, ?, ?)`;
const NEW_COMMAND = "INSERT INTO commands (id, first, last) VALUES (?, ?, ?) ON CONFLICT DO NOTHING";
const DATA_VERSION = "PRAGMA data_version"; // changes when another connection commits

/** Where a stream stands; its id is `undefined` while it has no events. */
export interface StreamHead {
  readonly id: number | undefined;
  readonly version: number;
}

/** Where the log stands. */
export interface LogHead {
  readonly position: number;
  /** When its last event was recorded, in milliseconds. */
  readonly recorded: number;
}

/** How many streams' heads are remembered: some 15 MB. */
const REMEMBERED = 100_000;

/**
 * Writes events into their tables. Whoever calls it holds the transaction and has checked everything.
 * What it read or wrote it remembers for the next transaction, until somebody else writes to the file.
 */
export class Recorder {
  readonly #connection: Connection;
  readonly #types = new Map<string, number>();
  readonly #streams = new Map<string, StreamHead>();
  #log: LogHead | undefined;
  #dataVersion: number | undefined;

  constructor(connection: Connection) {
    this.#connection = connection;
  }

  /** A transaction has begun: what is remembered holds only if nobody else has written since the last one. */
  began(): void {
    const [dataVersion] = this.#connection.get<[number]>(DATA_VERSION) ?? [];
    if (dataVersion !== this.#dataVersion) this.forget();
    this.#dataVersion = dataVersion;
  }

  /** What was remembered may not be so: the transaction was rolled back, or others have written. */
  forget(): void {
    this.#types.clear();
    this.#streams.clear();
    this.#log = undefined;
  }

  streamHead(stream: string): StreamHead {
    const known = this.#streams.get(stream);
    if (known) return known;
    const [id, version] = this.#connection.get<[number, number | null]>(STREAM, stream) ?? [];
    return this.#remember(stream, { id, version: version ?? 0 });
  }

  logHead(): LogHead {
    if (!this.#log) {
      const [position, recorded] = this.#connection.get<[number, number]>(LAST) ?? [0, Number.NEGATIVE_INFINITY];
      this.#log = { position, recorded };
    }
    return this.#log;
  }

  /** Puts the events at the end of their stream and of the log. */
  record({ stream, category, entity, events }: Prepared, recorded: number): readonly Recorded[] {
    const head = this.streamHead(stream);
    const after = this.logHead().position;
    const id = head.id ?? Number(this.#connection.run(NEW_STREAM, stream).lastInsertRowid);
    const recordedAt = iso(recorded);
    const done: Recorded[] = [];
    for (const { event, occurred, data, envelope } of events) {
      const version = head.version + done.length + 1;
      const at = position(after + done.length + 1);
      this.#connection.run(NEW_EVENT, at, id, version, this.#type(category, event), occurred, recorded, data, envelope);
      const { type, schema, occurredAt, meta } = event;
      const place = { id: event.id, stream, category, entity, version, position: at };
      done.push(Object.freeze({ ...place, type, schema, occurredAt, recordedAt, data: event.data, meta }));
    }
    this.#remember(stream, { id, version: head.version + done.length });
    this.#log = { position: after + done.length, recorded };
    return done;
  }

  /** Answers false, and does nothing, when the command was recorded before. */
  recordCommand(id: string, first: number, last: number): boolean {
    return this.#connection.run(NEW_COMMAND, id, first, last).changes === 1;
  }

  #remember(stream: string, head: StreamHead): StreamHead {
    if (this.#streams.size >= REMEMBERED) this.#streams.clear();
    this.#streams.set(stream, head);
    return head;
  }

  #type(category: string, { type, schema }: NewEvent): number {
    const key = `${category.length} ${schema} ${category}${type}`; // no two of them read the same
    let id = this.#types.get(key);
    if (id === undefined) {
      const [known] = this.#connection.get<[number]>(TYPE, category, type, schema) ?? [];
      id = known ?? Number(this.#connection.run(NEW_TYPE, category, type, schema).lastInsertRowid);
      this.#types.set(key, id);
    }
    return id;
  }
}
