import { type NewEvent, position, type Recorded } from "@caseloop/core";
import type { Prepared } from "@caseloop/core/adapter";
import { COLUMNS, iso } from "@caseloop/core/adapter";
import type { Connection } from "./connection.ts";

const LAST = "SELECT position, recorded FROM events ORDER BY position DESC LIMIT 1";
const STREAM = "SELECT id, (SELECT max(version) FROM events WHERE stream = streams.id) FROM streams WHERE name = ?";
const SINCE = "SELECT stream, version FROM events WHERE position > ? ORDER BY position";
const TYPE = "SELECT id FROM types WHERE category = ? AND name = ? AND schema = ?";
const NEW_STREAM = "INSERT INTO streams (name) VALUES (?)";
const NEW_TYPE = "INSERT INTO types (category, name, schema) VALUES (?, ?, ?)";
const NEW_EVENT = `INSERT INTO events (${COLUMNS}) VALUES (?, ?, ?, ?, ?, ?, ?, ?)`;
const NEW_COMMAND = "INSERT INTO commands (id, first, last) VALUES (?, ?, ?) ON CONFLICT DO NOTHING";
const DATA_VERSION = "PRAGMA data_version"; // changes when another connection commits

/** Where a stream stands, also after what is recorded to it next; its id is `undefined` while it has no events. */
export interface StreamHead {
  id: number | undefined;
  version: number;
}

/** Where the log stands. */
export interface LogHead {
  readonly position: number;
  /** When its last event was recorded, in milliseconds. */
  readonly recorded: number;
}

/** How many streams' heads are remembered: some 20 MB. */
const REMEMBERED = 100_000;

/** After how many events of others heads are looked up as they are needed, rather than brought up to date. */
const FEW = 10_000;

/**
 * Writes events into their tables. Whoever calls it holds the transaction and has checked everything.
 * What it read or wrote it remembers for the next transaction, and learns what others have written to the file meanwhile.
 */
export class Recorder {
  readonly #connection: Connection;
  readonly #types = new Map<string, Map<string, Readonly<Record<number, number>>>>();
  readonly #streams = new Map<string, StreamHead>();
  readonly #heads = new Map<number, StreamHead>();
  #log: LogHead | undefined;
  #dataVersion: number | undefined;

  constructor(connection: Connection) {
    this.#connection = connection;
  }

  /** A transaction has begun: others may have added to the log since the last one. */
  began(): void {
    const [dataVersion] = this.#connection.get<[number]>(DATA_VERSION) ?? [];
    if (dataVersion !== this.#dataVersion) this.#follow();
    this.#dataVersion = dataVersion;
  }

  /** What was remembered may not be so: the transaction was rolled back. */
  forget(): void {
    this.#types.clear();
    this.#forgetHeads();
    this.#log = undefined;
  }

  streamHead(stream: string): StreamHead {
    const known = this.#streams.get(stream);
    if (known) return known;
    const [id, version] = this.#connection.get<[number, number | null]>(STREAM, stream) ?? [];
    const head = { id, version: version ?? 0 };
    if (id !== undefined) this.#remember(stream, id, head);
    return head;
  }

  logHead(): LogHead {
    if (!this.#log) {
      const [position, recorded] = this.#connection.get<[number, number]>(LAST) ?? [0, Number.NEGATIVE_INFINITY];
      this.#log = { position, recorded };
    }
    return this.#log;
  }

  /** Puts the events at the end of their stream, which stands at this head, and of the log. */
  record({ stream, category, entity, events }: Prepared, head: StreamHead, recorded: number): readonly Recorded[] {
    const log = this.logHead();
    const streamId = head.id ?? this.#begin(stream, head);
    const recordedAt = iso(recorded);
    const done = events.map(({ event, occurred, data: text, envelope }, i) => {
      const { id, type, schema, occurredAt, data, meta } = event;
      const version = head.version + i + 1;
      const at = position(log.position + i + 1);
      const typeId = this.#type(category, event);
      this.#connection.run(NEW_EVENT, at, streamId, version, typeId, occurred, recorded, text, envelope);
      return Object.freeze<Recorded>({
        id,
        stream,
        category,
        entity,
        version,
        position: at,
        type,
        schema,
        occurredAt,
        recordedAt,
        data,
        meta,
      });
    });
    head.version += done.length;
    this.#log = { position: log.position + done.length, recorded };
    return done;
  }

  /** Answers false, and does nothing, when the command was recorded before. */
  recordCommand(id: string, first: number, last: number): boolean {
    return this.#connection.run(NEW_COMMAND, id, first, last).changes === 1;
  }

  /** A new stream's id. */
  #begin(stream: string, head: StreamHead): number {
    const id = Number(this.#connection.run(NEW_STREAM, stream).lastInsertRowid);
    head.id = id;
    this.#remember(stream, id, head);
    return id;
  }

  #remember(stream: string, id: number, head: StreamHead): void {
    if (this.#streams.size >= REMEMBERED) this.#forgetHeads();
    this.#streams.set(stream, head);
    this.#heads.set(id, head);
  }

  #forgetHeads(): void {
    this.#streams.clear();
    this.#heads.clear();
  }

  /** Others have written: the log may be longer, and streams with it; nothing else of it ever changes. */
  #follow(): void {
    const was = this.#log;
    this.#log = undefined;
    if (was && this.logHead().position - was.position <= FEW)
      for (const [id, version] of this.#connection.all<[number, number]>(SINCE, was.position)) {
        const head = this.#heads.get(id);
        if (head) head.version = version;
      }
    else this.#forgetHeads();
  }

  #type(category: string, { type, schema }: NewEvent): number {
    return this.#types.get(category)?.get(type)?.[schema] ?? this.#learn(category, type, schema);
  }

  #learn(category: string, type: string, schema: number): number {
    const [known] = this.#connection.get<[number]>(TYPE, category, type, schema) ?? [];
    const id = known ?? Number(this.#connection.run(NEW_TYPE, category, type, schema).lastInsertRowid);
    const types = this.#types.get(category) ?? new Map<string, Readonly<Record<number, number>>>();
    this.#types.set(category, types.set(type, { ...types.get(type), [schema]: id }));
    return id;
  }
}
