import { CorruptEventError } from "../errors.ts";
import type { Instant, Meta, Position, Recorded } from "../message.ts";

/** A stream's name and its halves, shared by all its events. */
export interface Stream {
  readonly name: string;
  readonly category: string;
  readonly entity: string;
}

/** An event type as interned in the database. */
export interface Type {
  readonly category: string;
  readonly name: string;
  readonly schema: number;
}

/** The columns of an event, in this order, wherever events are read. */
export const COLUMNS = "position, stream, version, type, occurred, recorded, data, envelope";
export type EventRow = readonly [
  position: Position,
  stream: number,
  version: number,
  type: number,
  occurred: number,
  recorded: number,
  data: string,
  envelope: string,
];

/** An event's data and its id with its meta, as JSON. */
export interface Texts {
  readonly data: string;
  readonly envelope: string;
}

/** The JSON of an event, as it is stored where it comes from a row. */
export function textsOf(event: Pick<Recorded, "id" | "data" | "meta">): Texts {
  if (event instanceof RecordedRow) return event.texts;
  const { id, data, meta } = event;
  return { data: JSON.stringify(data), envelope: JSON.stringify({ id, meta }) };
}

/**
 * A recorded event over its row: data is parsed at once, the rarer fields when they are asked for, which is what makes long
 * scans fast. Its fields are getters: copy it with `toJSON()`, not with a spread.
 */
export class RecordedRow implements Recorded {
  readonly data: unknown;
  readonly #row: EventRow;
  readonly #stream: Stream;
  readonly #type: Type;
  #envelope: { readonly id: string; readonly meta: Meta } | undefined;
  #occurredAt: Instant | undefined;

  /** Throws `CorruptEventError`. */
  constructor(row: EventRow, stream: Stream, type: Type) {
    this.#row = row;
    this.#stream = stream;
    this.#type = type;
    this.data = parsed(row[6], "data", stream, row[2]);
  }

  get position(): Position {
    return this.#row[0];
  }
  get stream(): string {
    return this.#stream.name;
  }
  get category(): string {
    return this.#stream.category;
  }
  get entity(): string {
    return this.#stream.entity;
  }
  get version(): number {
    return this.#row[2];
  }
  get type(): string {
    return this.#type.name;
  }
  get schema(): number {
    return this.#type.schema;
  }
  get occurredAt(): Instant {
    this.#occurredAt ??= iso(this.#row[4]);
    return this.#occurredAt;
  }
  get recordedAt(): Instant {
    return iso(this.#row[5]);
  }
  get id(): string {
    return this.#enveloped().id;
  }
  get meta(): Meta {
    return this.#enveloped().meta;
  }

  get texts(): Texts {
    return { data: this.#row[6], envelope: this.#row[7] };
  }

  toJSON(): Recorded {
    const { id, stream, category, entity, version, position, type, schema, occurredAt, recordedAt, data, meta } = this;
    return { id, stream, category, entity, version, position, type, schema, occurredAt, recordedAt, data, meta };
  }

  #enveloped(): { readonly id: string; readonly meta: Meta } {
    this.#envelope ??= parsed(this.#row[7], "envelope", this.#stream, this.#row[2]) as { id: string; meta: Meta };
    return this.#envelope;
  }
}

function parsed(text: string, column: string, stream: Stream, version: number): unknown {
  try {
    return JSON.parse(text);
  } catch (error) {
    throw new CorruptEventError(stream.name, version, `its ${column} is not JSON: ${(error as Error).message}`, error);
  }
}

const DAY = 86_400_000;
const two = Array.from({ length: 60 }, (_, n) => String(n).padStart(2, "0"));
let [lastDay, date] = [Number.NaN, ""];

/**
 * The moment of these whole milliseconds since 1970, as `toISOString` tells it and several times as fast: events that follow one another
 * mostly share a day. Throws `RangeError` for a day that `Date` does not know.
 */
export function iso(ms: number): Instant {
  const day = Math.floor(ms / DAY);
  if (day !== lastDay) [date, lastDay] = [new Date(day * DAY).toISOString().slice(0, -"00:00:00.000Z".length), day];
  const seconds = Math.floor((ms - day * DAY) / 1000);
  const minutes = Math.floor(seconds / 60);
  const rest = String(ms - day * DAY - seconds * 1000).padStart(3, "0");
  return `${date}${two[Math.floor(minutes / 60)]}:${two[minutes % 60]}:${two[seconds % 60]}.${rest}Z`;
}
