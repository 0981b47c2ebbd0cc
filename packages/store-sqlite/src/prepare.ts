import {
  type AppendOptions,
  InvalidPayloadError,
  instant,
  type Meta,
  type NewEvent,
  plain,
  splitStream,
} from "@caseloop/core";

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
  if (options.commandId !== undefined) text("commandId", options.commandId);
  return { stream, category, entity, options, events: events.map(prepareEvent) };
}

function prepareEvent({ id, type, schema, occurredAt, data, meta }: NewEvent): PreparedEvent {
  if (!Number.isSafeInteger(schema) || schema < 1)
    throw new RangeError(`schema is a whole number from 1, got ${schema}`);
  const at = instant(occurredAt);
  const event = {
    id: text("id", id),
    type: text("type", type),
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

function text(field: string, value: string): string {
  if (typeof value === "string" && value.isWellFormed()) return value;
  throw new InvalidPayloadError(field, typeof value === "string" ? "a lone surrogate" : String(value));
}
