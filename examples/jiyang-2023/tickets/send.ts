import type { CommandOf, Handled, Recorded } from "@caseloop/core";
import { coordination, supervision } from "@caseloop/escalation";
import type { Instant } from "@caseloop/law";
import { complaint, report, ticket } from "@caseloop/ticket";
import { stepsOf, type Unusual } from "../stage/step.ts";

export type OnTicket = CommandOf<typeof ticket>;
export type OnComplaint = CommandOf<typeof complaint>;

/** Sends the commands of one ticket, of its tracks, and of what goes by its name. */
export function sender(seed: string, id: string) {
  const step = stepsOf(`${seed}/${id}`);
  return {
    ticket: (at: Instant, by: string, command: OnTicket, unusual?: Unusual) =>
      step(ticket, id, at, by, command, unusual),
    /** To an earlier ticket, which may be over by now. */
    earlier: (at: Instant, by: string, entity: string, command: OnTicket) =>
      step(ticket, entity, at, by, command, { mayFail: true, elsewhere: true }),
    complaint: (at: Instant, by: string, entity: string, command: OnComplaint) =>
      step(complaint, entity, at, by, command),
    report: (at: Instant, by: string, entity: string, command: CommandOf<typeof report>) =>
      step(report, entity, at, by, command),
    supervision: (at: Instant, by: string, command: CommandOf<typeof supervision>) =>
      step(supervision, `${id}-s`, at, by, command),
    coordination: (at: Instant, by: string, command: CommandOf<typeof coordination>) =>
      step(coordination, id, at, by, command),
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
