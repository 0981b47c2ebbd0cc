import type { Immutable } from "immer";
import type { StateCache } from "./cache.ts";
import type { Decider } from "./decider.ts";
import { CommandIdReusedError, ConcurrencyError } from "./errors.ts";
import { givenBy } from "./given.ts";
import type { Accepted, Handled, HandleOptions } from "./handled.ts";
import type { Loaded } from "./load.ts";
import type { Command, Meta, NewEvent, Recorded } from "./message.ts";
import { isRejection } from "./rejection.ts";
import type { Schemas } from "./schemas.ts";
import { stopSharing } from "./sharing.ts";
import type { EventStore } from "./store.ts";

/** Decides on a loaded state and appends at exactly its version; a command applied before answers its first outcome. */
export function decideAndRecord<State, Context>(
  store: EventStore,
  decider: Decider<string, State, Schemas, Schemas, Context>,
  stream: string,
  command: Command,
  { context = decider.context, expected, cache }: HandleOptions<Context>,
  loaded: Loaded<State>,
): Handled | Promise<Handled> {
  const { state, version, position } = loaded;
  const given = givenBy(command, store);
  if ("code" in given) return { ok: false, rejection: given };
  if (expected !== undefined && expected !== version)
    return firstOutcome(store, stream, command, () => {
      throw new ConcurrencyError(stream, expected, version);
    });

  const decision = decider.decide(command, state, { ...context, ...given });
  if (isRejection(decision)) return firstOutcome(store, stream, command, () => ({ ok: false, rejection: decision }));
  if (decision.length === 0)
    return firstOutcome(store, stream, command, () => ({ ok: true, events: [], version, position, repeated: false }));

  const meta = metaOf(command);
  const events = decision.map(({ type, data }, i): NewEvent => {
    const schema = decider.steps.get(type)?.schema ?? 1;
    return { id: eventId(command.id, stream, version + i + 1, i), type, schema, occurredAt: given.at, data, meta };
  });
  return record(store, decider, stream, events, command.id, cache, loaded);
}

async function record<State>(
  store: EventStore,
  decider: Pick<Decider<string, State>, "replay">,
  stream: string,
  made: readonly NewEvent[],
  commandId: string | undefined,
  cache: StateCache | undefined,
  loaded: Loaded<State>,
): Promise<Accepted> {
  const expected = loaded.version;
  const options = commandId === undefined ? { expected } : { expected, commandId };
  const { events, version, position, repeated } = await store.append(stream, made, options);
  if (cache && !repeated) remember(cache, decider, stream, loaded, events);
  return { ok: true, events, version, position, repeated };
}

/** Moves the hot state on; nobody else can hold it at this version, for whoever does has lost the race for it. */
function remember<State>(
  cache: StateCache,
  decider: Pick<Decider<string, State>, "replay">,
  stream: string,
  { state }: Loaded<State>,
  events: readonly Recorded[],
): void {
  try {
    const { version, position } = events.at(-1) as Recorded;
    cache.put(decider, stream, {
      state: decider.replay(state as State, events) as Immutable<State>,
      version,
      position,
    });
  } catch (error) {
    cache.drop(decider, stream); // half moved on; the events are recorded all the same, and a defect shows at the next load
    stopSharing(decider, error);
  }
}

/** What the command did the first time, also where it would do something else now; `otherwise` where it was never applied. */
async function firstOutcome(
  store: EventStore,
  stream: string,
  command: Command,
  otherwise: () => Handled,
): Promise<Handled> {
  if (command.id === undefined) return otherwise();
  const first = await store.outcomeOf(command.id);
  const event = first?.events[0];
  if (!first || !event) return otherwise();
  if (event.stream !== stream || event.meta.command?.type !== command.type) {
    throw new CommandIdReusedError(
      command.id,
      `${event.meta.command?.type} on ${event.stream}`,
      `${command.type} on ${stream}`,
    );
  }
  return { ok: true, ...first };
}

/**
 * Ids follow from the command's, so that a retry after an unknown outcome sends the very same events;
 * without one, from the event's place. The two forms cannot meet: one ends in `/n`, the other in `@n`.
 */
function eventId(command: string | undefined, stream: string, version: number, index: number): string {
  return command === undefined ? `${stream}@${version}` : `${command}/${index}`;
}

function metaOf({ id, type, by, causation, correlation }: Command): Meta {
  const meta: { -readonly [Field in keyof Meta]: Meta[Field] } = {};
  if (by !== undefined) meta.by = by;
  meta.command = id === undefined ? { type } : { type, id };
  if (causation !== undefined) meta.causation = causation;
  if (correlation !== undefined) meta.correlation = correlation;
  return meta;
}
