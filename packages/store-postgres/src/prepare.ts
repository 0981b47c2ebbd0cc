import { type AppendOptions, InvalidPayloadError, type NewEvent } from "@caseloop/core";
import { type Prepared as Good, prepare as prepareAny, wellFormed } from "@caseloop/core/adapter";

/** An append that PostgreSQL can keep. */
export interface Prepared extends Good {
  /** About how many bytes it is on the wire. */
  readonly bytes: number;
}

/** An index entry of PostgreSQL holds 2,700 bytes; names and keys must fit with room for what stands beside them. */
const LONGEST = 2000;

/** Throws `RangeError` for a bad stream, time or schema version, `InvalidPayloadError` for what cannot be kept unchanged. */
export function prepare(stream: string, events: readonly NewEvent[], options: AppendOptions): Prepared {
  named("stream", stream);
  if (options.commandId !== undefined) named("commandId", options.commandId);
  const good = prepareAny(stream, events, options);
  let bytes = 0;
  for (const { event, data, envelope } of good.events) {
    named("type", event.type);
    if (event.schema > MOST) throw new RangeError(`schema is at most ${MOST}, got ${event.schema}`);
    bytes += data.length + envelope.length;
  }
  return { ...good, bytes };
}

/** The largest `integer` of PostgreSQL. */
export const MOST = 2 ** 31 - 1;

/** A name or key as PostgreSQL can keep it: well-formed, without U+0000, at most 2,000 bytes. */
export function named(field: string, value: string): string {
  if (wellFormed(field, value).includes("\0"))
    throw new InvalidPayloadError(field, "the character U+0000, which PostgreSQL keeps in no text");
  const bytes = Buffer.byteLength(value);
  if (bytes > LONGEST) throw new RangeError(`${field} has at most ${LONGEST} bytes, got ${bytes}`);
  return value;
}

/** Can anything be kept under this name? What cannot was never recorded, so nobody needs to ask for it. */
export const keepable = (value: string) => value.isWellFormed() && !value.includes("\0");
