import { type EventStore, type Handled, handle, type Recorded, type StateCache } from "@caseloop/core";
import type { Instant } from "@caseloop/law";
import {
  type ComplaintCommand,
  complaint,
  type ReportCommand,
  report,
  type TicketCommand,
  ticket,
} from "@caseloop/ticket";

/** One command at its moment; a life yields it and gets back what came of it. */
export interface Step {
  readonly at: Instant;
  readonly what: string;
  /** Whether a refusal is one of the things that may happen. */
  readonly mayFail: boolean;
  /** Whether it is about another ticket, which has a life of its own. */
  readonly elsewhere: boolean;
  send(store: EventStore, cache: StateCache): Promise<Handled>;
}

/** The course of one ticket: which command comes when, often by what the last one led to. */
export type Life = Generator<Step, void, Handled>;
/** A part of it, with something to tell the rest. */
export type Part<T = void> = Generator<Step, T, Handled>;

/** Sends the commands of one ticket and of its tracks, each under an id that follows from its place in the life. */
export function sender(seed: string, id: string) {
  let count = 0;
  const envelope = (at: Instant, by: string) => ({ id: `demo/${seed}/${id}/${++count}`, at, by });
  return {
    ticket(at: Instant, by: string, command: TicketCommand, { entity = id, mayFail = false } = {}): Step {
      const message = { ...command, ...envelope(at, by) };
      const send: Step["send"] = (store, cache) => handle(store, ticket, entity, message, { cache });
      return { at, what: `${command.type} ${entity}`, mayFail, elsewhere: entity !== id, send };
    },
    complaint(at: Instant, by: string, entity: string, command: ComplaintCommand): Step {
      const message = { ...command, ...envelope(at, by) };
      const send: Step["send"] = (store, cache) => handle(store, complaint, entity, message, { cache });
      return { at, what: `${command.type} ${entity}`, mayFail: false, elsewhere: false, send };
    },
    report(at: Instant, by: string, entity: string, command: ReportCommand): Step {
      const message = { ...command, ...envelope(at, by) };
      const send: Step["send"] = (store, cache) => handle(store, report, entity, message, { cache });
      return { at, what: `${command.type} ${entity}`, mayFail: false, elsewhere: false, send };
    },
  };
}
export type Sender = ReturnType<typeof sender>;

/** The moment an event set as the unit's deadline, if one of them did. */
export function dueIn(handled: Handled): Instant | undefined {
  if (!handled.ok) return undefined;
  for (const { data } of handled.events as readonly Recorded[]) {
    const { limits, limit } = data as {
      readonly limits?: { reply?: { due: Instant } };
      readonly limit?: { due: Instant };
    };
    const due = limits?.reply?.due ?? limit?.due;
    if (due !== undefined) return due;
  }
  return undefined;
}
