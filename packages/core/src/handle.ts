import type { Immutable } from "immer";
import type { Decider } from "./decider.ts";
import { hasCode } from "./errors.ts";
import type { Handled, HandleOptions } from "./handled.ts";
import { type Loaded, load } from "./load.ts";
import { type Command, type Recorded, splitStream, streamName } from "./message.ts";
import { decideAndRecord } from "./record.ts";
import type { MessageOf, Schemas } from "./schemas.ts";
import type { EventStore } from "./store.ts";

/** A command a decider takes: its type and data, and the envelope of `Command`. */
export type CommandFor<Commands extends Schemas> = Omit<Command, "type" | "data"> & CommandOfSchemas<Commands>;
type CommandOfSchemas<Commands extends Schemas> = {
  [T in keyof Commands & string]: { readonly type: T; readonly data: Immutable<Commands[T]["_zod"]["input"]> };
}[keyof Commands & string];

/**
 * Decides a command on the aggregate's present state and records what happened at exactly the version it was decided on.
 * A refusal is a value. Throws `ConcurrencyError` when others were faster (see `retry`), `InvalidEventError`, and what the store throws.
 */
export async function handle<Name extends string, State, Commands extends Schemas, Events extends Schemas, Context>(
  store: EventStore,
  decider: Decider<Name, State, Commands, Events, Context>,
  entity: string,
  command: CommandFor<Commands>,
  options: HandleOptions<Context> = {},
): Promise<Handled<Recorded & MessageOf<Events>>> {
  type Outcome = Handled<Recorded & MessageOf<Events>>;
  const stream = streamName(decider.name, entity);
  splitStream(stream);
  const hot = options.cache?.get(decider, stream) as Loaded<State> | undefined;
  if (hot) {
    try {
      const result = await decideAndRecord(store, decider, stream, command, options, hot);
      if ((result.ok && result.events.length > 0) || (await isCurrent(store, stream, hot))) return result as Outcome;
    } catch (error) {
      if (!hasCode(error, "concurrency")) throw error;
    }
    options.cache?.drop(decider, stream); // others wrote: only a state of today may refuse or leave everything as it is
  }
  return afresh(store, decider, entity, stream, command, options) as Promise<Outcome>;
}

/** Handles it on a state that is loaded for it, again and again while others are faster and it may be. */
async function afresh<State, Context>(
  store: EventStore,
  decider: Decider<string, State, Schemas, Schemas, Context>,
  entity: string,
  stream: string,
  command: Command,
  options: HandleOptions<Context>,
): Promise<Handled> {
  const { retry, snapshots } = options;
  for (let attempt = 1; ; attempt++) {
    const loaded = await load(store, decider, entity, snapshots && { snapshots });
    try {
      return await decideAndRecord(store, decider, stream, command, options, loaded);
    } catch (error) {
      const again = options.expected === undefined && attempt <= (retry?.times ?? 0);
      if (!again || !hasCode(error, "concurrency")) throw error;
    }
    await retry?.wait?.(attempt);
  }
}

/** Whether this is the state of today; an append at its version would prove the same. */
async function isCurrent(store: EventStore, stream: string, { version }: Loaded<unknown>): Promise<boolean> {
  return (await store.readStream(stream, { after: version, limit: 1 })).length === 0;
}
