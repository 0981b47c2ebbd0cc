import {
  CorruptEventError,
  type Instant,
  type Meta,
  type NewEvent,
  type Position,
  position,
  type Recorded,
  StoreError,
  splitStream,
} from "@caseloop/core";
import { v5 } from "uuid";
import type { Tree, WireEvent, WireRecord } from "./port.ts";

/** What stands in an event's metadata on the server, beside its data. */
export interface Envelope {
  /** The form of this envelope. */
  readonly caseloop: 1;
  readonly id: string;
  readonly schema: number;
  readonly occurredAt: Instant;
  readonly meta: Meta;
  /** Names the one call of append that wrote it. */
  readonly attempt: string;
  /** How many events the append had, where it had a command id. */
  readonly size?: number;
  readonly commandId?: string;
  /** Only where the store was given a clock. */
  readonly recordedAt?: Instant;
  /** The data is a bare text, kept as `{ text }`: the client gives malformed JSON as a text too. */
  readonly text?: true;
}

const SPACE = "8c1f0a9e-5d0b-5a7e-9a43-0d6c2f3b7e11";

/** The UUID of this text, always the same. */
export const uuidOf = (...parts: readonly string[]): string => v5(JSON.stringify(parts), SPACE);

export interface Stamp {
  readonly attempt: string;
  readonly size: number;
  readonly commandId?: string | undefined;
  readonly recordedAt?: Instant | undefined;
}

/**
 * The event as the server keeps it. Its UUID follows from the command's id, so that a retry sends the very same; without a
 * command id it follows from the call: two rivals for one place must not look like one event sent twice, which the server
 * would answer with success.
 */
export function wire(event: NewEvent, stream: string, { attempt, size, commandId, recordedAt }: Stamp): WireEvent {
  const { id, type, schema, occurredAt, data, meta } = event;
  const bare = typeof data === "string";
  const metadata: Envelope = {
    caseloop: 1,
    id,
    schema,
    occurredAt,
    meta,
    attempt,
    ...(commandId !== undefined && { commandId, size }),
    ...(recordedAt !== undefined && { recordedAt }),
    ...(bare && { text: true }),
  };
  return {
    id: uuidOf(stream, commandId === undefined ? attempt : `command ${commandId}`, id),
    contentType: "application/json",
    type,
    data: bare ? { text: data } : (data as Tree),
    metadata: { ...metadata },
  };
}

/** The envelope of a record in one of our streams. Throws `CorruptEventError`. */
function envelopeOf(record: WireRecord, stream: string): Envelope {
  const { metadata } = record;
  const ours = typeof metadata === "object" && metadata !== null && (metadata as Partial<Envelope>).caseloop === 1;
  if (ours) return metadata as Envelope;
  const problem = metadata instanceof Uint8Array ? "its metadata is not JSON" : "it was not written by this store";
  throw new CorruptEventError(stream, versionOf(record), problem);
}

/** The event as it was recorded. Throws `CorruptEventError`, `StoreError`. */
export function recorded(record: WireRecord, stream: string): Recorded {
  const version = versionOf(record);
  const envelope = envelopeOf(record, stream);
  const { id, schema, occurredAt, meta, recordedAt = record.created.toISOString() } = envelope;
  return Object.freeze({
    id,
    stream,
    ...splitStream(stream),
    version,
    position: positionOf(record, stream),
    type: record.type,
    schema,
    occurredAt,
    recordedAt,
    data: dataOf(record, envelope, stream),
    meta,
  });
}

function dataOf({ data, isJson, revision }: WireRecord, { text }: Envelope, stream: string): unknown {
  const corrupt = (problem: string) => new CorruptEventError(stream, Number(revision) + 1, problem);
  if (!isJson) throw corrupt("its data is not marked as JSON");
  if (typeof data === "string") throw corrupt(`its data is not JSON: ${data.slice(0, 80)}`);
  return frozen(text ? (data as { readonly text: string }).text : data);
}

export const versionOf = ({ revision }: WireRecord): number => Number(revision) + 1;

/** What servers before 22.6 answer to a read of a stream. */
const UNKNOWN = 2n ** 64n - 1n;

/** Where the record stands. Throws `StoreError` for a server that does not say, `CorruptEventError` for a record of two places. */
export function positionOf(record: WireRecord, stream: string): Position {
  const { commit, prepare } = record.position ?? { commit: UNKNOWN, prepare: UNKNOWN };
  if (commit === UNKNOWN)
    throw new StoreError("unavailable", stream, "the server does not say where events of a stream stand (22.6 does)");
  if (commit !== prepare)
    throw new CorruptEventError(stream, versionOf(record), "it was written in a transaction of an old TCP client");
  return position(Number(commit));
}

function frozen<T>(value: T): T {
  if (typeof value === "object" && value !== null && !Object.isFrozen(value)) {
    for (const item of Object.values(value)) frozen(item);
    Object.freeze(value);
  }
  return value;
}
