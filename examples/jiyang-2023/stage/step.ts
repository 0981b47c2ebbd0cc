import {
  type CommandFor,
  type Decider,
  type EventStore,
  type Handled,
  handle,
  type Schemas,
  type StateCache,
} from "@caseloop/core";
import type { Instant } from "@caseloop/law";

/** One command at its moment; a life yields it and gets back what came of it. */
export interface Step {
  readonly at: Instant;
  readonly what: string;
  /** Whether a refusal is one of the things that may happen. */
  readonly mayFail: boolean;
  /** Whether it is about something that has a life of its own. */
  readonly elsewhere: boolean;
  send(store: EventStore, cache: StateCache): Promise<Handled>;
}

/** The course of one matter: which command comes when, often by what the last one led to. */
export type Life = Generator<Step, void, Handled>;
/** A part of it, with something to tell the rest. */
export type Part<T = void> = Generator<Step, T, Handled>;

export interface Sending<Context> {
  readonly mayFail?: boolean;
  readonly elsewhere?: boolean;
  /** What the decider decides by, where it is not its own. */
  readonly context?: Context;
}

/** Makes the steps of one life; each command's id follows from its place in it. */
export function stepsOf(life: string) {
  let count = 0;
  return function step<Name extends string, State, C extends Schemas, E extends Schemas, Context>(
    decider: Decider<Name, State, C, E, Context>,
    entity: string,
    at: Instant,
    by: string,
    command: CommandFor<C>,
    { mayFail = false, elsewhere = false, context }: Sending<Context> = {},
  ): Step {
    const message = { ...command, id: `${life}/${++count}`, at, by };
    return {
      at,
      what: `${command.type} on ${decider.name}-${entity}`,
      mayFail,
      elsewhere,
      send: (store, cache) => handle(store, decider, entity, message, { cache, ...(context && { context }) }),
    };
  };
}
