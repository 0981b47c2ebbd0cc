import type { AppendOptions, NewEvent } from "@caseloop/core";
import { checked, wellFormed } from "@caseloop/core/adapter";
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
  if (options.commandId !== undefined) wellFormed("commandId", options.commandId);
  const { expected } = options;
  if (typeof expected === "number" && !(Number.isSafeInteger(expected) && expected >= 0))
    throw new RangeError(`an expected version is a whole number from 0, got ${expected}`);
  return { stream, physical, options, events: events.map(prepareEvent) };
}

function prepareEvent(given: NewEvent): NewEvent {
  const event = checked(given);
  if (event.type.startsWith("$"))
    throw new RangeError(`types that begin with $ are the server's own, got ${event.type}`);
  return event;
}
