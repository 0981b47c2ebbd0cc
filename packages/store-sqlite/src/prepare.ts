import { type AppendOptions, instant, type NewEvent, plain, type Recorded, splitStream } from "@caseloop/core";

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
