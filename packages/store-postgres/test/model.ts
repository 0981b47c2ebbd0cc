import { type EventStore, type Expected, meets } from "@caseloop/core";

/** What a log is, as simply as it can be said: a list of events, and which command made which of them. */
export interface Model {
  readonly events: Said[];
  readonly outcomes: Map<
    string,
    { readonly stream: string; readonly command: string; readonly first: number; readonly last: number }
  >;
}

export interface Said {
  readonly stream: string;
  readonly version: number;
  readonly position: number;
  readonly type: string;
  readonly schema: number;
  readonly data: unknown;
}

/** Two clients of one log, each of which may be closed and opened again. */
export interface Real {
  readonly clients: [EventStore, EventStore];
  readonly open: () => Promise<EventStore>;
}

export const versionOf = (model: Model, stream: string) => model.events.filter((each) => each.stream === stream).length;

/** An append, where the version expected may depend on where the stream stands. */
export interface Appending {
  readonly stream: string;
  readonly command: string;
  readonly kinds: readonly { readonly type: string; readonly schema: number; readonly data: unknown }[];
  readonly expected: "any" | "none" | "exists" | { readonly off: number };
  readonly commandId: string | undefined;
}

/** What the model says an append does: the events, or the code of the error. */
export function apply(
  model: Model,
  { stream, command, kinds, commandId }: Appending,
  expected: Expected,
): { readonly events: readonly Said[]; readonly repeated: boolean } | string {
  const first = commandId === undefined ? undefined : model.outcomes.get(commandId);
  if (first) {
    if (first.stream !== stream || first.command !== command) return "command-id-reused";
    return { events: model.events.slice(first.first, first.last), repeated: true };
  }
  const version = versionOf(model, stream);
  if (!meets(expected, version)) return "concurrency";
  const from = model.events.length;
  const events = kinds.map((kind, i) => ({ stream, version: version + i + 1, position: from + i + 1, ...kind }));
  model.events.push(...events);
  if (commandId !== undefined)
    model.outcomes.set(commandId, { stream, command, first: from, last: model.events.length });
  return { events, repeated: false };
}

export const said = ({ stream, version, position, type, schema, data }: Said): Said => ({
  stream,
  version,
  position,
  type,
  schema,
  data,
});
