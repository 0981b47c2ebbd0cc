import {
  type CommandFor,
  type Decider,
  type EventStore,
  type Handled,
  handle,
  type Schemas,
  type StateCache,
  streamName,
} from "@caseloop/core";
import type { Instant } from "@caseloop/law";

/** One command at its moment; a life yields it and gets back what came of it. */
export interface Step {
  readonly at: Instant;
  readonly what: string;
  readonly stream: string;
  /** Whether a refusal is one of the things that may happen. */
  readonly mayFail: boolean;
  /** Whether it goes to a matter with a life of its own, which lives its day first. */
  readonly elsewhere: boolean;
  send(store: EventStore, cache: StateCache): Promise<Handled>;
}

/** The course of one matter: which command comes when, often by what the last one led to; answers with lives that begin at its end. */
export interface Life extends Generator<Step, readonly Life[] | void, Handled> {}
/** A part of it, with something to tell the rest. */
export type Part<T = void> = Generator<Step, T, Handled>;

/** What is unusual about a step. */
export type Unusual = Partial<Pick<Step, "mayFail" | "elsewhere">>;

const DAY = "2023-01-01".length;

/** Whether a command of a life of this name, or of one whose name begins with it, has this id. */
export function isOf(life: string, commandId: string): boolean {
  return commandId.startsWith(`${life}/`, DAY + 1);
}

/** Makes the steps of one life; each command's id follows from its place in it, after its day, so that an index over the ids grows at one end. */
export function stepsOf(life: string) {
  let count = 0;
  return function step<Name extends string, State, C extends Schemas, E extends Schemas, Context>(
    decider: Decider<Name, State, C, E, Context>,
    entity: string,
    at: Instant,
    by: string,
    command: CommandFor<C>,
    { mayFail = false, elsewhere = false }: Unusual = {},
  ): Step {
    const message = { ...command, id: `${at.slice(0, DAY)}/${life}/${++count}`, at, by };
    const stream = streamName(decider.name, entity);
    return {
      ...{ at, stream, mayFail, elsewhere },
      what: `${command.type} on ${stream}`,
      send: (store, cache) => handle(store, decider, entity, message, { cache }),
    };
  };
}
