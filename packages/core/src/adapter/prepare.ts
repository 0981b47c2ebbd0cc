import { InvalidPayloadError } from "../errors.ts";
import { type Meta, type NewEvent, splitStream } from "../message.ts";
import { plain } from "../plain.ts";
import type { AppendOptions } from "../store.ts";
import { instant } from "../time.ts";
import { type Texts, textsOf } from "./recorded.ts";

/** An append whose every part was found good: what is left to check needs the database. */
export interface Prepared {
  readonly stream: string;
  readonly category: string;
  readonly entity: string;
  readonly events: readonly PreparedEvent[];
  readonly options: AppendOptions;
}

export interface PreparedEvent extends Texts {
  readonly event: NewEvent;
  readonly occurred: number;
}

/** Throws `RangeError` for a bad stream, time or schema version, `InvalidPayloadError` for what JSON cannot carry. */
export function prepare(stream: string, events: readonly NewEvent[], options: AppendOptions): Prepared {
  const { category, entity } = splitStream(stream);
  if (events.length === 0) throw new RangeError(`nothing to append to ${stream}`);
  if (options.commandId !== undefined) wellFormed("commandId", options.commandId);
  return { stream, category, entity, options, events: events.map(prepareEvent) };
}

function prepareEvent(given: NewEvent): PreparedEvent {
  const event = checked(given);
  const { data, envelope } = textsOf(event);
  return { event, occurred: Date.parse(event.occurredAt), data, envelope };
}

/** The event as JSON would give it back. Throws `RangeError` for a bad time or schema version, `InvalidPayloadError`. */
export function checked({ id, type, schema, occurredAt, data, meta }: NewEvent): NewEvent {
  if (!Number.isSafeInteger(schema) || schema < 1)
    throw new RangeError(`schema is a whole number from 1, got ${schema}`);
  return {
    id: wellFormed("id", id),
    type: wellFormed("type", type),
    schema,
    occurredAt: instant(occurredAt),
    data: plain(data),
    meta: plain(meta, "meta") as Meta,
  };
}

/** The text itself. Throws `InvalidPayloadError` for anything but well-formed text. */
export function wellFormed(field: string, value: string): string {
  if (typeof value === "string" && value.isWellFormed()) return value;
  throw new InvalidPayloadError(field, typeof value === "string" ? "a lone surrogate" : String(value));
}
