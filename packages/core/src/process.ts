import { type StateCache, stateCache } from "./cache.ts";
import { copy } from "./copy.ts";
import type { Decider, EventSource } from "./decider.ts";
import { PoisonEventError } from "./errors.ts";
import { type CommandFor, handle } from "./handle.ts";
import type { Handled } from "./handled.ts";
import { inTurn } from "./in-turn.ts";
import { type Keeping, type KeepOptions, keep, type Reacting } from "./keep.ts";
import type { Command, Recorded } from "./message.ts";
import {
  type EventName,
  type EventNamed,
  type KeyOf,
  type Projecting,
  type Projection,
  projection,
} from "./projection.ts";
import { reactionId } from "./reaction-id.ts";
import type { Rejection } from "./rejection.ts";
import type { Schemas } from "./schemas.ts";
import type { EventStore } from "./store.ts";

/** A command that a process wants handled; made by `send`. Those to one entity, of whatever aggregate, are handled one after another. */
export interface Reaction {
  readonly to: string;
  readonly entity: string;
  readonly command: Command;
  handle(
    store: EventStore,
    envelope: Pick<Command, "id" | "causation" | "correlation">,
    cache?: StateCache,
  ): Promise<Handled>;
}

/** A command to an aggregate, as the answer of a process to an event. */
export function send<Name extends string, State, Commands extends Schemas, Events extends Schemas, Context>(
  decider: Decider<Name, State, Commands, Events, Context>,
  entity: string,
  command: CommandFor<Commands>,
  context?: Context,
): Reaction {
  return {
    to: decider.name,
    entity,
    command,
    handle: (store, envelope, cache) =>
      handle(
        store,
        decider,
        entity,
        { ...command, ...envelope },
        { retry: { times: 5 }, ...(context && { context }), ...(cache && { cache }) },
      ),
  };
}

export interface ProcessDefinition<
  Sources extends readonly EventSource[],
  Names extends string,
  Reacts extends string,
  State,
> {
  readonly name: string;
  readonly from: Sources;
  /** What it remembers: one state, or one per key. */
  readonly initial: State;
  readonly key?: KeyOf<Sources, Names | Reacts>;
  /** How it remembers. */
  readonly on: Projecting<Sources[number], Names, State>;
  /** What it does about an event, seen after it was remembered, with the state it has now: of the first key, where it has several. */
  readonly react: {
    readonly [N in Reacts]: (event: EventNamed<Sources[number], N>, state: State | undefined) => readonly Reaction[];
  };
  readonly revision?: number;
}

/** A fold that reacts: events in, commands out. */
export interface Process<State = unknown> {
  readonly kind: "process";
  readonly name: string;
  /** Its memory, which can be rebuilt like any view; rebuilding never sends anything. */
  readonly memory: Projection<unknown, State>;
  /** What it asks for because of this event; it is handed a copy of the state. */
  react(event: Recorded, state: State | undefined): readonly Reaction[];
}

/** Defines a process. Types are inferred; throws `DefinitionError` for an event its sources do not have. */
export function process<
  const Sources extends readonly EventSource[],
  State,
  Reacts extends EventName<Sources[number]>,
  Names extends EventName<Sources[number]> = never,
>(definition: ProcessDefinition<Sources, Names, Reacts, State>): Process<State> {
  const { name, from, initial, key, on, react, revision } = definition;
  const forgotten = Object.fromEntries(Object.keys(react).map((event) => [event, () => undefined]));
  const loose = {
    name,
    from: from as readonly EventSource[],
    initial,
    on: { ...forgotten, ...on } as Projecting<EventSource, never, State>,
    ...(revision === undefined ? {} : { revision }),
  };
  const memory = (
    key ? projection({ ...loose, key: key as unknown as KeyOf<readonly EventSource[], never> }) : projection(loose)
  ) as Projection<unknown, State>;
  const reactions = new Map(Object.entries(react)) as ReadonlyMap<
    string,
    (event: never, state: State | undefined) => readonly Reaction[]
  >;
  return {
    kind: "process",
    name,
    memory: { ...memory, reacts: true },
    react(event, state) {
      const reaction = reactions.get(`${event.category}.${event.type}`);
      return reaction ? reaction(event as never, copy(state)) : [];
    },
  };
}

export interface RunOptions extends KeepOptions {
  /** Hot states between its commands; a cache of its own where absent. */
  readonly cache?: StateCache;
  /** Told of a command that was refused; where absent, the process stops at its event with `PoisonEventError`. */
  readonly onRejection?: (rejection: Rejection, reaction: Reaction, event: Recorded) => void;
  /** How the commands of a page are sent, where another reader's go out with them. */
  readonly turns?: typeof inTurn;
}

/**
 * Keeps the memory of a process and sends its commands, each under an id that follows from the event:
 * after a crash the same commands go out again and change nothing. Those of a page go out side by side, and are recorded in an order
 * that follows from the events alone.
 */
export function run<State>(store: EventStore, running: Process<State>, options: RunOptions): Keeping {
  const cache = options.cache ?? stateCache();
  return keep(store, running.memory, options, () => reacting(store, running, { ...options, cache }));
}

interface Asked {
  readonly event: Recorded;
  readonly reaction: Reaction;
  readonly id: string;
}

function reacting<State>(
  store: EventStore,
  running: Process<State>,
  { onRejection, cache, turns: sent = inTurn }: RunOptions,
): Reacting<State> {
  const all: Asked[] = [];

  const answered = async ({ event, reaction, id }: Asked, turn: EventStore): Promise<Rejection | undefined> => {
    const correlation = event.meta.correlation ?? event.id;
    const result = await reaction.handle(turn, { id, causation: event.id, correlation }, cache);
    if (result.ok) return undefined;
    if (!onRejection) throw new PoisonEventError(running.name, event, refused(reaction, result.rejection));
    return result.rejection;
  };

  return {
    seen(event, state) {
      running.react(event, state).forEach((reaction, i) => {
        const id = reaction.command.id ?? reactionId(running.name, event, i);
        all.push({ event, reaction, id });
      });
    },
    async done() {
      const turns = all.map((asked) => ({
        stream: asked.reaction.entity,
        run: (turn: EventStore) => answered(asked, turn),
      }));
      const results = await sent(store, turns);
      for (const [i, { event, reaction }] of all.entries()) {
        const result = results[i] as PromiseSettledResult<Rejection | undefined>;
        if (result.status === "rejected") {
          if (result.reason instanceof PoisonEventError) return { event, error: result.reason };
          throw result.reason;
        }
        if (result.value) onRejection?.(result.value, reaction, event);
      }
      return undefined;
    },
  };
}

function refused({ to, entity, command }: Reaction, { code, because }: Rejection): Error {
  return new Error(`${to}-${entity} refused ${command.type}: ${code}: ${because}`);
}
