import {
  type Appended,
  type AppendOptions,
  type Clock,
  CommandIdReusedError,
  ConcurrencyError,
  instant,
  meets,
  type NewEvent,
  type Position,
  plain,
  position,
  type Recorded,
  splitStream,
  systemClock,
} from "@caseloop/core";
import type { Connection } from "./connection.ts";
import type { Names } from "./names.ts";
import { COLUMNS, type EventRow, iso } from "./recorded.ts";

const LAST = "SELECT position, recorded FROM events ORDER BY position DESC LIMIT 1";
const OUTCOME = "SELECT first, last FROM commands WHERE id = ?";
const EVENTS = `SELECT ${COLUMNS} FROM events WHERE position BETWEEN ? AND ? ORDER BY position`;
const STREAM = "SELECT id, (SELECT max(version) FROM events WHERE stream = streams.id) FROM streams WHERE name = ?";
const TYPE = "SELECT id FROM types WHERE category = ? AND name = ? AND schema = ?";
const NEW_STREAM = "INSERT INTO streams (name) VALUES (?)";
const NEW_TYPE = "INSERT INTO types (category, name, schema) VALUES (?, ?, ?)";
const NEW_EVENT = `INSERT INTO events (${COLUMNS}) VALUES (?, ?, ?, ?, ?, ?, ?, ?)`;
const NEW_COMMAND = "INSERT INTO commands (id, first, last) VALUES (?, ?, ?)";

/** An append whose every part was found good: what is left to check needs the file. */
export interface Prepared {
  readonly stream: string;
  readonly category: string;
  readonly entity: string;
  readonly events: readonly PreparedEvent[];
  readonly options: AppendOptions;
}

interface PreparedEvent {
  readonly event: NewEvent;
  readonly occurred: number;
  readonly data: string;
  readonly envelope: string;
}

/** Throws `RangeError` for a bad stream, time or schema version, `InvalidPayloadError` for what JSON cannot carry. */
export function prepare(stream: string, events: readonly NewEvent[], options: AppendOptions): Prepared {
  const { category, entity } = splitStream(stream);
  if (events.length === 0) throw new RangeError(`nothing to append to ${stream}`);
  if (options.commandId !== undefined) plain(options.commandId, "commandId");
  return { stream, category, entity, options, events: events.map(prepareEvent) };
}

function prepareEvent(event: NewEvent): PreparedEvent {
  if (!Number.isSafeInteger(event.schema) || event.schema < 1)
    throw new RangeError(`schema is a whole number from 1, got ${event.schema}`);
  const occurredAt = instant(event.occurredAt);
  const data = plain(event.data);
  const meta = plain(event.meta, "meta") as Recorded["meta"];
  plain(event.type, "type");
  return {
    event: { id: event.id, type: event.type, schema: event.schema, occurredAt, data, meta },
    occurred: Date.parse(occurredAt),
    data: JSON.stringify(data),
    envelope: JSON.stringify({ id: plain(event.id, "id"), meta }),
  };
}

/** Appends within the transaction of the writer; what it knows of the file beyond that is dropped by `undone`. */
export class Appender {
  readonly #connection: Connection;
  readonly #names: Names;
  readonly #now: () => number;
  readonly #types = new Map<string, number>();

  constructor(connection: Connection, names: Names, clock: Clock) {
    this.#connection = connection;
    this.#names = names;
    this.#now = clock === systemClock ? Date.now : () => Date.parse(instant(clock()));
  }

  undone(): void {
    this.#types.clear();
    this.#names.forget();
  }

  /** The command's first outcome comes before any expectation. Throws `CommandIdReusedError`, `ConcurrencyError`. */
  append(prepared: Prepared): Appended {
    const { stream, events, options } = prepared;
    const first = options.commandId === undefined ? undefined : this.outcomeOf(options.commandId);
    if (first) return sameCommand(first, prepared);

    const [id, actual] = this.#connection.get<[number, number | null]>(STREAM, stream) ?? [0, 0];
    if (!meets(options.expected, actual ?? 0)) throw new ConcurrencyError(stream, options.expected, actual ?? 0);

    const now = this.#now();
    const [last, before] = this.#connection.get<[number, number]>(LAST) ?? [0, now];
    const recorded = this.#insert(
      prepared,
      id || this.#connection.run(NEW_STREAM, stream),
      actual ?? 0,
      last,
      Math.max(now, before),
    );
    if (options.commandId !== undefined)
      this.#connection.run(NEW_COMMAND, options.commandId, last + 1, last + events.length);
    return appended(recorded, false);
  }

  outcomeOf(commandId: string): Appended | undefined {
    const range = this.#connection.get<[Position, Position]>(OUTCOME, commandId);
    if (!range) return undefined;
    const rows = this.#connection.all<EventRow>(EVENTS, ...range);
    return appended(
      this.#names.recorded(rows).map((row) => row.toJSON()),
      true,
    );
  }

  #insert(
    { stream, category, entity, events }: Prepared,
    id: number,
    version: number,
    last: number,
    ms: number,
  ): readonly Recorded[] {
    const recordedAt = iso(ms);
    return events.map(({ event, occurred, data, envelope }, i): Recorded => {
      const at = position(last + i + 1);
      this.#connection.run(
        NEW_EVENT,
        at,
        id,
        version + i + 1,
        this.#type(category, event),
        occurred,
        ms,
        data,
        envelope,
      );
      const { type, schema, occurredAt } = event;
      return Object.freeze({
        id: event.id,
        stream,
        category,
        entity,
        version: version + i + 1,
        position: at,
        type,
        schema,
        occurredAt,
        recordedAt,
        data: event.data,
        meta: event.meta,
      });
    });
  }

  #type(category: string, { type, schema }: NewEvent): number {
    const key = `${schema} ${category} ${type}`; // a category holds no hyphen but may hold a blank; a schema version holds none
    let id = this.#types.get(key);
    if (id === undefined) {
      id =
        this.#connection.get<[number]>(TYPE, category, type, schema)?.[0] ??
        this.#connection.run(NEW_TYPE, category, type, schema);
      this.#types.set(key, id);
    }
    return id;
  }
}

function sameCommand(first: Appended, { stream, events, options }: Prepared): Appended {
  const was = first.events[0];
  const command = events[0]?.event.meta.command?.type;
  if (was?.stream !== stream || was.meta.command?.type !== command) {
    throw new CommandIdReusedError(
      options.commandId as string,
      `${was?.meta.command?.type} on ${was?.stream}`,
      `${command} on ${stream}`,
    );
  }
  return first;
}

function appended(events: readonly Recorded[], repeated: boolean): Appended {
  const last = events.at(-1) as Recorded;
  return { events, version: last.version, position: last.position, repeated };
}
