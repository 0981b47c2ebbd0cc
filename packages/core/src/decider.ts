import type { Immutable } from "immer";
import type { z } from "zod";
import { compiled } from "./compiled.ts";
import { copier } from "./copy.ts";
import { DefinitionError, InvalidEventError } from "./errors.ts";
import { fingerprint } from "./fingerprint.ts";
import { foldEvents, foldKeeping, type Recipe, type Step, type Steps } from "./fold.ts";
import type { Event, Instant } from "./message.ts";
import { fieldIssues, isRejection, type Rejection, reject } from "./rejection.ts";
import type { InputOf, MessageOf, Schemas } from "./schemas.ts";
import { type Upcasts, upcasting } from "./upcast.ts";

/** What the engine hands to every decision beside the host's own context. */
export interface Given {
  /** The moment the command is about; becomes `occurredAt` of its events. */
  readonly at: Instant;
  /** Who asks, where known. */
  readonly by?: string;
}

export type Decision<E> = readonly E[] | Rejection;

/** One function per command type: what would happen, or why not. It may consult law, clock and calendar, all handed in. */
export type Decide<Commands extends Schemas, Events extends Schemas, State, Context> = {
  readonly [T in keyof Commands & string]: (
    command: { readonly type: T; readonly data: z.output<Commands[T]> },
    state: Immutable<State>,
    context: Context & Given,
  ) => Decision<InputOf<Events>>;
};

/** One recipe per event type: how it changes the state. It consults nothing but the two. */
export type Evolve<Events extends Schemas, State> = {
  readonly [T in keyof Events & string]: (
    state: State,
    event: { readonly type: T; readonly data: z.output<Events[T]> },
  ) => State | void;
};

export interface DeciderDefinition<
  Name extends string,
  State,
  Commands extends Schemas,
  Events extends Schemas,
  Context,
> {
  /** The category of its streams; no hyphen. */
  readonly name: Name;
  readonly initial: State;
  readonly commands: Commands;
  readonly events: Events;
  /** What decisions need from outside (calendar, law, offices): the values used when a caller hands in none. */
  readonly context?: Context;
  readonly decide: Decide<Commands, Events, State, Context>;
  readonly evolve: Evolve<Events, State>;
  /** Old shapes of events, lifted on read: `{ Dispatched: { 1: (data) => dataOfVersion2 } }`. */
  readonly upcast?: Upcasts<Events>;
  /** Raise it when `evolve` changes through something it calls: snapshots of other revisions are not used. */
  readonly revision?: number;
}

/** A fold that decides. Made by `decider`; run by `handle`, `load` and the given/when/then kit. */
export interface Decider<
  Name extends string = string,
  State = unknown,
  Commands extends Schemas = Schemas,
  Events extends Schemas = Schemas,
  Context = unknown,
> {
  readonly name: Name;
  readonly initial: State;
  readonly commands: Commands;
  readonly events: Events;
  readonly context: Context;
  /** Identifies this very fold; snapshots are kept under it. */
  readonly fingerprint: string;
  /** Validates the command, decides, validates the events. Throws only `InvalidEventError`. */
  decide(
    command: { readonly type: string; readonly data: unknown },
    state: Immutable<State>,
    context: Context & Given,
  ): Decision<MessageOf<Events>>;
  /** The state after these events; `state` and events stay as they are (Immer). */
  evolve(state: Immutable<State>, events: readonly Event[]): State;
  /** The same on a state that is the caller's own and may change in place: the fast path of replay. */
  replay(state: State, events: readonly Event[]): State;
  /** What the fold does for each event type: how the engine reads its log. */
  readonly steps: Steps<State>;
}

/** What readers of a decider's events need of it. */
export interface EventSource<Name extends string = string, Events extends Schemas = Schemas> {
  readonly name: Name;
  readonly events: Events;
  readonly steps: ReadonlyMap<string, Omit<Step<never>, "recipe">>;
}

/** Defines a decider; every type is inferred. Throws `DefinitionError` when the parts do not fit together. */
export function decider<
  const Name extends string,
  State,
  Commands extends Schemas,
  Events extends Schemas,
  Context extends object = Record<never, never>,
>(
  definition: DeciderDefinition<Name, State, Commands, Events, Context>,
): Decider<Name, State, Commands, Events, Context> {
  const { name, initial, commands, events, evolve } = definition;
  if (!/^[A-Za-z][A-Za-z0-9_]*$/.test(name))
    throw new DefinitionError(
      name,
      "a decider's name is letters, digits and underscores, for it starts its streams' names",
    );
  sameKeys(name, "command", commands, definition.decide);
  sameKeys(name, "event", events, evolve);

  const lifts = upcasting(name, events, definition.upcast);
  const steps: Steps<State> = new Map(
    Object.entries(events).map(([type, schema]) => [
      type,
      { ...lifts(type), copy: copier(schema), recipe: evolve[type] as Recipe<State, Event> },
    ]),
  );
  const decideOne = new Map(Object.entries(definition.decide)) as ReadonlyMap<
    string,
    (command: Event, state: Immutable<State>, context: Context & Given) => Decision<Event>
  >;

  const [commandSchema, eventSchema] = [compiled(commands), compiled(events)];
  const valid = (event: Event): Event => {
    const schema = eventSchema(event.type);
    if (!schema)
      throw new InvalidEventError(event.type, [
        { field: "", problem: "is not an event of this decider", received: event.type },
      ]);
    const parsed = schema.safeParse(event.data);
    if (!parsed.success) throw new InvalidEventError(event.type, fieldIssues(parsed.error, event.data));
    return { type: event.type, data: parsed.data };
  };

  return {
    name,
    initial,
    commands,
    events,
    context: definition.context ?? ({} as Context),
    fingerprint: fingerprint([
      name,
      definition.revision ?? 0,
      initial,
      ...Object.entries(evolve).flatMap(([type, recipe]) => [type, String(recipe)]),
    ]),
    steps,
    decide(command, state, context) {
      const schema = commandSchema(command.type);
      const handler = decideOne.get(command.type);
      if (!schema || !handler) return unknownCommand(name, command.type, Object.keys(commands));
      const parsed = schema.safeParse(command.data);
      if (!parsed.success) return invalidCommand(command.type, fieldIssues(parsed.error, command.data));
      const decision = handler({ type: command.type, data: parsed.data }, state, context);
      return isRejection(decision) ? decision : (decision.map(valid) as MessageOf<Events>[]);
    },
    evolve: (state, happened) => foldKeeping(steps, state, happened),
    replay: (state, happened) => foldEvents(steps, state, happened),
  };
}

function unknownCommand(name: string, type: string, known: readonly string[]): Rejection {
  return reject("unknown-command", `${name} has no command "${type}"; it knows ${known.join(", ")}.`, {
    zh: `${name} 没有名为“${type}”的命令；可用的命令：${known.join("、")}。`,
    issues: [
      { field: "type", problem: "unknown command", received: JSON.stringify(type), expected: known.join(" | ") },
    ],
  });
}

function invalidCommand(type: string, issues: Rejection["issues"] & object): Rejection {
  const list = issues.map((issue) => `${issue.field || "data"}: ${issue.problem} (got ${issue.received})`).join("; ");
  return reject("invalid-command", `${type} is not filled in correctly. ${list}.`, {
    zh: `${type} 填写有误：${list}。`,
    issues,
  });
}

function sameKeys(name: string, what: string, schemas: object, handlers: object): void {
  for (const type of Object.keys(schemas))
    if (!(type in handlers)) throw new DefinitionError(name, `no handler for ${what} ${type}`);
  for (const type of Object.keys(handlers))
    if (!(type in schemas)) throw new DefinitionError(name, `no schema for ${what} ${type}`);
}
