import type { Immutable } from "immer";
import { copy } from "./copy.ts";
import type { Decider, Given, InputOf, Schemas } from "./decider.ts";
import type { Event } from "./message.ts";
import { plain } from "./plain.ts";
import { isRejection, type Rejection } from "./rejection.ts";
import { same } from "./same.ts";

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
  /** A look at the state; throws what `look` throws. */
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
      return found;
    },
    thenState(look) {
      look(state);
      return found;
    },
  };
  return found;
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
