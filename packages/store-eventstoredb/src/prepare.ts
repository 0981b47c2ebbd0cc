import { type AppendOptions, InvalidPayloadError, instant, type Meta, type NewEvent, plain } from "@caseloop/core";
import type { Scope } from "./scope.ts";

/** An append whose every part was found good: what is left to check needs the server. */
export interface Prepared {
  readonly stream: string;
  /** The server's name of the stream. */
  readonly physical: string;
  readonly events: readonly NewEvent[];
  readonly options: AppendOptions;
}

/** Throws `RangeError` for a bad stream, type, time or schema version, `InvalidPayloadError` for what JSON cannot carry. */
export function prepare(scope: Scope, stream: string, events: readonly NewEvent[], options: AppendOptions): Prepared {
  const physical = scope.physical(stream);
  if (events.length === 0) throw new RangeError(`nothing to append to ${stream}`);
  if (options.commandId !== undefined) text("commandId", options.commandId);
  const { expected } = options;
  if (typeof expected === "number" && !(Number.isSafeInteger(expected) && expected >= 0))
    throw new RangeError(`an expected version is a whole number from 0, got ${expected}`);
  return { stream, physical, options, events: events.map(prepareEvent) };
}

function prepareEvent({ id, type, schema, occurredAt, data, meta }: NewEvent): NewEvent {
  if (!Number.isSafeInteger(schema) || schema < 1)
    throw new RangeError(`schema is a whole number from 1, got ${schema}`);
  if (text("type", type).startsWith("$"))
    throw new RangeError(`types that begin with $ are the server's own, got ${type}`);
  return {
    id: text("id", id),
    type,
    schema,
    occurredAt: instant(occurredAt),
    data: plain(data),
    meta: plain(meta, "meta") as Meta,
  };
}

function text(field: string, value: string): string {
  if (typeof value === "string" && value.isWellFormed()) return value;
  throw new InvalidPayloadError(field, typeof value === "string" ? "a lone surrogate" : String(value));
}
