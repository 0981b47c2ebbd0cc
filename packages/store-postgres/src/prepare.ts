import {
  type AppendOptions,
  InvalidPayloadError,
  instant,
  type Meta,
  type NewEvent,
  plain,
  splitStream,
} from "@caseloop/core";

/** An append whose every part was found good: what is left to check needs the database. */
export interface Prepared {
  readonly stream: string;
  readonly category: string;
  readonly entity: string;
  readonly events: readonly PreparedEvent[];
  readonly options: AppendOptions;
  /** About how many bytes it is on the wire. */
  readonly bytes: number;
}

export interface PreparedEvent {
  readonly event: NewEvent;
  readonly occurred: number;
  readonly data: string;
  readonly envelope: string;
}

/** An index entry of PostgreSQL holds 2,700 bytes; names and keys must fit with room for what stands beside them. */
const LONGEST = 2000;

/** Throws `RangeError` for a bad stream, time or schema version, `InvalidPayloadError` for what cannot be kept unchanged. */
export function prepare(stream: string, events: readonly NewEvent[], options: AppendOptions): Prepared {
  const { category, entity } = splitStream(stream);
  named("stream", stream);
  if (events.length === 0) throw new RangeError(`nothing to append to ${stream}`);
  if (options.commandId !== undefined) named("commandId", options.commandId);
  const prepared = events.map(prepareEvent);
  let bytes = 0;
  for (const { data, envelope } of prepared) bytes += data.length + envelope.length;
  return { stream, category, entity, options, events: prepared, bytes };
}

function prepareEvent({ id, type, schema, occurredAt, data, meta }: NewEvent): PreparedEvent {
  if (!Number.isSafeInteger(schema) || schema < 1 || schema > MOST)
    throw new RangeError(`schema is a whole number from 1, got ${schema}`);
  const at = instant(occurredAt);
  const event = {
    id: text("id", id),
    type: named("type", type),
    schema,
    occurredAt: at,
    data: plain(data),
    meta: plain(meta, "meta") as Meta,
  };
  return {
    event,
    occurred: Date.parse(at),
    data: JSON.stringify(event.data),
    envelope: JSON.stringify({ id, meta: event.meta }),
  };
}

/** The largest `integer` of PostgreSQL. */
export const MOST = 2 ** 31 - 1;

/** A name or key as PostgreSQL can keep it: well-formed, without U+0000, at most 2,000 bytes. */
export function named(field: string, value: string): string {
  if (text(field, value).includes("\0"))
    throw new InvalidPayloadError(field, "the character U+0000, which PostgreSQL keeps in no text");
  const bytes = Buffer.byteLength(value);
  if (bytes > LONGEST) throw new RangeError(`${field} has at most ${LONGEST} bytes, got ${bytes}`);
  return value;
}

/** Can anything be kept under this name? What cannot was never recorded, so nobody needs to ask for it. */
export const keepable = (value: string) => value.isWellFormed() && !value.includes("\0");

function text(field: string, value: string): string {
  if (typeof value === "string" && value.isWellFormed()) return value;
  throw new InvalidPayloadError(field, typeof value === "string" ? "a lone surrogate" : String(value));
}
