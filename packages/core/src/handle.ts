import type { Immutable } from "immer";
import { v5, v7 } from "uuid";
import type { StateCache } from "./cache.ts";
import type { Decider, Given, MessageOf, Schemas } from "./decider.ts";
import { CommandIdReusedError, ConcurrencyError, hasCode } from "./errors.ts";
import { type Foldable, type Loaded, load } from "./load.ts";
import {
  type Command,
  type Event,
  type NewEvent,
  type Position,
  type Recorded,
  splitStream,
  streamName,
} from "./message.ts";
import { isRejection, type Rejection, reject } from "./rejection.ts";
import type { Snapshots } from "./snapshot.ts";
import type { EventStore } from "./store.ts";
import { instant } from "./time.ts";

/** What became of a command: the events it led to, or the refusal. */
export type Handled<E = Recorded> = Accepted<E> | { readonly ok: false; readonly rejection: Rejection };

export interface Accepted<E = Recorded> {
  readonly ok: true;
  readonly events: readonly E[];
  readonly version: number;
  /** Up to where a projection must have come to show it. */
  readonly position: Position;
  /** True when the command had been applied before; nothing was recorded this time. */
  readonly repeated: boolean;
}

export interface HandleOptions<Context> {
  /** What decisions need from outside; the decider's own defaults where absent. */
  readonly context?: Context;
  /** The version the caller decided on, from a form on a screen for example; `ConcurrencyError` if the stream has moved on. */
  readonly expected?: number;
  /** How often to decide anew when somebody else was faster, and how to wait before each try (jitter is yours to add). Never, where absent. */
  readonly retry?: { readonly times: number; readonly wait?: (attempt: number) => Promise<void> };
  /** Hot states between commands. */
  readonly cache?: StateCache;
  readonly snapshots?: Snapshots;
}

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
  const stream = streamName(decider.name, entity);
  splitStream(stream);
  const { cache, retry, snapshots } = options;
  const once = (loaded: Loaded<State>) =>
    decideAndRecord(store, decider, stream, command, options, loaded) as Promise<Handled<Recorded & MessageOf<Events>>>;

  const hot = cache?.get(decider.fingerprint, stream) as Loaded<State> | undefined;
  if (hot) {
    const result = await once(hot).catch(unlessConcurrency);
    if (result?.ok) return result;
    cache?.drop(decider.fingerprint, stream); // perhaps others wrote: only a fresh state may refuse
  }
  for (let attempt = 1; ; attempt++) {
    const result = await once(await load(store, decider, entity, snapshots && { snapshots })).catch(
      (error: unknown) => {
        if (options.expected !== undefined || attempt > (retry?.times ?? 0)) throw error;
        return unlessConcurrency(error);
      },
    );
    if (result) return result;
    await retry?.wait?.(attempt);
  }
}

async function decideAndRecord<State, Context>(
  store: EventStore,
  decider: Decider<string, State, Schemas, Schemas, Context>,
  stream: string,
  command: Command,
  options: HandleOptions<Context>,
  loaded: Loaded<State>,
): Promise<Handled> {
  const given = givenBy(command, store);
  if (isRefused(given)) return { ok: false, rejection: given };
  if (options.expected !== undefined && options.expected !== loaded.version) {
    const first = await firstOutcome(store, stream, command);
    if (first) return first;
    throw new ConcurrencyError(stream, options.expected, loaded.version);
  }

  const context = { ...(options.context ?? decider.context), ...given };
  const decision = decider.decide(command, loaded.state as Immutable<State>, context);
  if (isRejection(decision)) return (await firstOutcome(store, stream, command)) ?? { ok: false, rejection: decision };
  if (decision.length === 0)
    return (
      (await firstOutcome(store, stream, command)) ?? {
        ok: true,
        events: [],
        version: loaded.version,
        position: loaded.position,
        repeated: false,
      }
    );

  const events = decision.map((event, i) =>
    newEvent(decider.steps.get(event.type)?.schema ?? 1, command, given.at, event, i),
  );
  const recorded = await store.append(stream, events, {
    expected: loaded.version,
    ...(command.id === undefined ? {} : { commandId: command.id }),
  });
  if (options.cache && !recorded.repeated) remember(options.cache, decider, stream, loaded, recorded.events);
  return { ok: true, ...recorded };
}

/** Moves the hot state on; nobody else can hold it at this version, for whoever does has lost the race for it. */
function remember<State>(
  cache: StateCache,
  decider: Foldable<State>,
  stream: string,
  { state }: Loaded<State>,
  events: readonly Recorded[],
): void {
  cache.drop(decider.fingerprint, stream); // stays dropped if a recipe throws
  const { version, position } = events.at(-1) as Recorded;
  cache.put(decider.fingerprint, stream, { state: decider.replay(state, events), version, position });
}

/** The same command again answers what it did the first time, even where it would now be refused. */
async function firstOutcome(store: EventStore, stream: string, command: Command): Promise<Accepted | undefined> {
  if (command.id === undefined) return undefined;
  const first = await store.outcomeOf(command.id);
  const event = first?.events[0];
  if (!first || !event) return undefined;
  if (event.stream !== stream || event.meta.command?.type !== command.type) {
    throw new CommandIdReusedError(
      command.id,
      `${event.meta.command?.type} on ${event.stream}`,
      `${command.type} on ${stream}`,
    );
  }
  return { ok: true, ...first };
}

function givenBy(command: Command, store: EventStore): Given | Rejection {
  const by = command.by === undefined ? {} : { by: command.by };
  if (command.at === undefined) return { at: store.now(), ...by };
  try {
    return { at: instant(command.at), ...by };
  } catch {
    const issue = {
      field: "at",
      problem: "is not a moment",
      received: String(command.at),
      expected: "ISO 8601 with its offset, like 2023-07-20T08:00:00+08:00",
    };
    return reject("invalid-command", `${command.type}: "at" must be ${issue.expected}; got ${issue.received}.`, {
      zh: `${command.type}：时间“at”须为带时区的 ISO 8601 格式，收到的是 ${issue.received}。`,
      issues: [issue],
    });
  }
}

const isRefused = (given: Given | Rejection): given is Rejection => "code" in given;

/** Ids follow from the command's id, so that a retry after an unknown outcome sends the very same events. */
const EVENT_IDS = "6f2b6c0e-6d0a-5c1e-9a55-6a3f0f6f1c11";

function newEvent(schema: number, command: Command, at: string, event: Event, index: number): NewEvent {
  const { id, type, by, causation, correlation } = command;
  return {
    id: id === undefined ? v7() : v5(`${id}/${index}`, EVENT_IDS),
    type: event.type,
    schema,
    occurredAt: at,
    data: event.data,
    meta: {
      ...(by === undefined ? {} : { by }),
      command: id === undefined ? { type } : { type, id },
      ...(causation === undefined ? {} : { causation }),
      ...(correlation === undefined ? {} : { correlation }),
    },
  };
}

function unlessConcurrency(error: unknown): undefined {
  if (!hasCode(error, "concurrency")) throw error;
}
