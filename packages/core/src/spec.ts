import type { Immutable } from "immer";
import { copy } from "./copy.ts";
import type { Decider, Given } from "./decider.ts";
import { foldEvents, sharedData } from "./fold.ts";
import { check } from "./load.ts";
import { type Event, position, type Recorded, splitStream } from "./message.ts";
import { plain } from "./plain.ts";
import type { Projection } from "./projection.ts";
import { isRejection, type Rejection } from "./rejection.ts";
import { same } from "./same.ts";
import type { InputOf, Schemas } from "./schemas.ts";
import { selected } from "./store.ts";
import { instant } from "./time.ts";

/** What a specification found; `thenEvents`, `thenRejected` and `thenState` throw where it is not what was said. */
export interface Outcome<State, E> {
  readonly events: readonly E[];
  readonly rejection: Rejection | undefined;
  /** The state after the events. */
  readonly state: Immutable<State>;
  /** Exactly these events, in this order. */
  thenEvents(...expected: readonly E[]): Outcome<State, E>;
  /** Refused, with this code. */
  thenRejected(code: string): Outcome<State, E>;
  /** A look at the state; throws what `look` throws, and where the command was refused without `thenRejected` saying so. */
  thenState(look: (state: Immutable<State>) => void): Outcome<State, E>;
}

/**
 * Given what happened, when a command comes, then these events or that refusal: no store, no runner, any test framework.
 * The state is frozen before the decision and both ways of folding are compared, so a decision that writes or a recipe that is not a tree is found.
 */
export function given<Name extends string, State, Commands extends Schemas, Events extends Schemas, Context>(
  decider: Decider<Name, State, Commands, Events, Context>,
  ...history: readonly InputOf<Events>[]
) {
  return {
    when(
      command: {
        [T in keyof Commands & string]: { readonly type: T; readonly data: Immutable<Commands[T]["_zod"]["input"]> };
      }[keyof Commands & string],
      context: Partial<Context & Given> = {},
    ): Outcome<State, InputOf<Events>> {
      const past = history.map(frozen);
      const state = deepFreeze(decider.evolve(decider.initial as Immutable<State>, past));
      sameValue(
        decider.replay(copy(decider.initial), past),
        state,
        "replaying in place and folding through Immer differ",
      );
      const shared = sharedReplay(decider, past);
      if (shared) sameValue(shared.state, state, "replaying on shared data differs: is this recipe strict code?");
      const decision = decider.decide(
        command,
        state as Immutable<State>,
        { at: "2023-01-01T00:00:00.000Z", ...decider.context, ...context } as Context & Given,
      );
      const events = isRejection(decision) ? [] : decision.map(frozen);
      const after = deepFreeze(decider.evolve(state as Immutable<State>, events)) as Immutable<State>;
      return outcome(events as readonly InputOf<Events>[], isRejection(decision) ? decision : undefined, after);
    },
  };
}

function outcome<State, E extends Event>(
  events: readonly E[],
  rejection: Rejection | undefined,
  state: Immutable<State>,
): Outcome<State, E> {
  let refusalExpected = false;
  const found: Outcome<State, E> = {
    events,
    rejection,
    state,
    thenEvents(...expected) {
      if (rejection) throw new Error(`expected events, was refused: ${rejection.code}: ${rejection.because}`);
      sameValue(events, expected.map(frozen), "other events");
      return found;
    },
    thenRejected(code) {
      if (rejection?.code !== code)
        throw new Error(`expected the refusal ${code}, got ${rejection ? rejection.code : JSON.stringify(events)}`);
      refusalExpected = true;
      return found;
    },
    thenState(look) {
      if (rejection && !refusalExpected)
        throw new Error(`expected a state, was refused: ${rejection.code}: ${rejection.because}`);
      look(state);
      return found;
    },
  };
  return found;
}

/** The state as `load` folds it: recipes get frozen data; `undefined` where one of them writes into it and will be given copies. */
function sharedReplay<State>(
  decider: Pick<Decider<string, State>, "initial" | "steps">,
  past: readonly Event[],
): { state: State } | undefined {
  try {
    return { state: foldEvents(decider.steps, copy(decider.initial), past, sharedData) };
  } catch (error) {
    if (error instanceof TypeError) return undefined;
    throw error;
  }
}

function frozen<E extends Event>(event: E): E {
  return { type: event.type, data: plain(event.data) } as unknown as E;
}

function deepFreeze<T>(value: T): T {
  if (typeof value === "object" && value !== null && !Object.isFrozen(value))
    Object.values(Object.freeze(value)).forEach(deepFreeze);
  return value;
}

function sameValue(found: unknown, expected: unknown, what: string): void {
  if (!same(found, expected))
    throw new Error(`${what}\n  found:    ${JSON.stringify(found)}\n  expected: ${JSON.stringify(expected)}`);
}

/** An event of a test's past: the stream it belongs to, and what happened. */
export interface Happened {
  /** `ticket-t-17` */
  readonly in: string;
  readonly type: string;
  readonly data: unknown;
  /** `occurredAt`, and `recordedAt` too; 2023-01-01 where absent. */
  readonly at?: string;
  readonly by?: string;
}

/** Given what happened, this is what a projection shows: its state, or its rows by key. */
export function shown<View, State>(projection: Projection<View, State>, ...happened: readonly Happened[]): View {
  const rows = new Map<string, State>();
  const versions = new Map<string, number>();
  for (const [i, { in: stream, type, data, at = "2023-01-01T00:00:00Z", by }] of happened.entries()) {
    const { category, entity } = splitStream(stream);
    const source = projection.sources.find(({ name }) => name === category);
    const version = (versions.get(stream) ?? 0) + 1;
    versions.set(stream, version);
    const schema = source?.steps.get(type)?.schema ?? 1;
    const time = instant(at);
    const event: Recorded = {
      id: `${i}`,
      stream,
      category,
      entity,
      version,
      position: position(i + 1),
      type,
      schema,
      data: plain(data),
      occurredAt: time,
      recordedAt: time,
      meta: by === undefined ? {} : { by },
    };
    if (source) check(source, event);
    if (selected(projection.only, event)) projection.apply(rows, event);
  }
  return projection.view(rows);
}
