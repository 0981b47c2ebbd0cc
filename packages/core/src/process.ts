import { v5 } from "uuid";
import type { Decider, EventSource } from "./decider.ts";
import { PoisonEventError } from "./errors.ts";
import { type CommandFor, handle } from "./handle.ts";
import type { Handled } from "./handled.ts";
import { type Keeping, type KeepOptions, keep } from "./keep.ts";
import type { Command, Recorded } from "./message.ts";
import {
  type EventName,
  type EventNamed,
  type KeyOf,
  type Projecting,
  type Projection,
  projection,
} from "./projection.ts";
import type { Rejection } from "./rejection.ts";
import type { Schemas } from "./schemas.ts";
import type { EventStore } from "./store.ts";

/** A command that a process wants handled; made by `send`. */
export interface Reaction {
  readonly to: string;
  readonly entity: string;
  readonly command: Command;
  handle(store: EventStore, envelope: Pick<Command, "id" | "causation" | "correlation">): Promise<Handled>;
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
    handle: (store, envelope) =>
      handle(store, decider, entity, { ...command, ...envelope }, { retry: { times: 5 }, ...(context && { context }) }),
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
  /** What it does about an event, seen after it was remembered. */
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
    react: (event, state) => reactions.get(`${event.category}.${event.type}`)?.(event as never, state) ?? [],
  };
}

export interface RunOptions extends KeepOptions {
  /** Told of a command that was refused; where absent, the process stops at its event with `PoisonEventError`. */
  readonly onRejection?: (rejection: Rejection, reaction: Reaction, event: Recorded) => void;
}

const REACTIONS = "0f6c1f0e-8f43-5b0c-8d0e-3c3a5d0b7a42";

/**
 * Keeps the memory of a process and sends its commands, each under an id that follows from the event:
 * after a crash the same commands go out again and change nothing.
 */
export function run<State>(store: EventStore, running: Process<State>, options: RunOptions): Keeping {
  return keep(store, running.memory, options, async (event, { rows }) => {
    const [key] = running.memory.keysOf(event);
    const reactions = running.react(event, key === undefined ? undefined : rows.get(key));
    for (const [i, reaction] of reactions.entries()) {
      const id = reaction.command.id ?? v5(`${running.name}/${event.id}/${i}`, REACTIONS);
      const result = await reaction.handle(store, {
        id,
        causation: event.id,
        correlation: event.meta.correlation ?? event.id,
      });
      if (result.ok) continue;
      if (!options.onRejection)
        throw new PoisonEventError(
          running.name,
          event,
          new Error(
            `${reaction.to}-${reaction.entity} refused ${reaction.command.type}: ${result.rejection.code}: ${result.rejection.because}`,
          ),
        );
      options.onRejection(result.rejection, reaction, event);
    }
  });
}
