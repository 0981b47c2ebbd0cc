import { type NewEvent, type Position, position, type Recorded } from "@caseloop/core";
import type { Connection } from "./connection.ts";
import type { Prepared } from "./prepare.ts";
import { COLUMNS, iso } from "./recorded.ts";

const LAST = "SELECT position, recorded FROM events ORDER BY position DESC LIMIT 1";
const STREAM = "SELECT id, (SELECT max(version) FROM events WHERE stream = streams.id) FROM streams WHERE name = ?";
const TYPE = "SELECT id FROM types WHERE category = ? AND name = ? AND schema = ?";
const NEW_STREAM = "INSERT INTO streams (name) VALUES (?)";
const NEW_TYPE = "INSERT INTO types (category, name, schema) VALUES (?, ?, ?)";
const NEW_EVENT = `INSERT INTO events (${COLUMNS}) VALUES (?, ?, ?, ?, ?, ?, ?, ?)`;
const NEW_COMMAND = "INSERT INTO commands (id, first, last) VALUES (?, ?, ?) ON CONFLICT DO NOTHING RETURNING id";

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

/** Writes events into their tables. Whoever calls it holds the transaction and has checked everything. */
export class Recorder {
  readonly #connection: Connection;
  readonly #types = new Map<string, number>();

  constructor(connection: Connection) {
    this.#connection = connection;
  }

  /** The transaction was rolled back: the types it named do not exist. */
  undone(): void {
    this.#types.clear();
  }

  streamHead(stream: string): StreamHead {
    const [id, version] = this.#connection.get<[number, number | null]>(STREAM, stream) ?? [];
    return { id, version: version ?? 0 };
  }

  logHead(): LogHead {
    const [position, recorded] = this.#connection.get<[number, number]>(LAST) ?? [0, Number.NEGATIVE_INFINITY];
    return { position, recorded };
  }

  /** Puts the events at the end of their stream and of the log. */
  record(
    { stream, category, entity, events }: Prepared,
    head: StreamHead,
    after: number,
    ms: number,
  ): readonly Recorded[] {
    const id = head.id ?? this.#connection.run(NEW_STREAM, stream);
    const recordedAt = iso(ms);
    return events.map(({ event, occurred, data, envelope }, i): Recorded => {
      const at = position(after + i + 1);
      const version = head.version + i + 1;
      this.#connection.run(NEW_EVENT, at, id, version, this.#type(category, event), occurred, ms, data, envelope);
      const { type, schema, occurredAt, meta } = event;
      const place = { stream, category, entity, version, position: at };
      return Object.freeze({ id: event.id, ...place, type, schema, occurredAt, recordedAt, data: event.data, meta });
    });
  }

  /** Answers false when the command was recorded before. */
  recordCommand(id: string, first: Position, last: Position): boolean {
    return this.#connection.get(NEW_COMMAND, id, first, last) !== undefined;
  }

  #type(category: string, { type, schema }: NewEvent): number {
    const key = `${category.length} ${schema} ${category}${type}`; // no two of them read the same
    let id = this.#types.get(key);
    if (id === undefined) {
      const [known] = this.#connection.get<[number]>(TYPE, category, type, schema) ?? [];
      id = known ?? this.#connection.run(NEW_TYPE, category, type, schema);
      this.#types.set(key, id);
    }
    return id;
  }
}
