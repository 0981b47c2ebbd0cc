import type { Handled, Recorded } from "@caseloop/core";
import type { Instant } from "@caseloop/law";
import {
  type ComplaintCommand,
  complaint,
  type ReportCommand,
  report,
  type TicketCommand,
  ticket,
} from "@caseloop/ticket";
import { stepsOf } from "../stage/step.ts";

/** Sends the commands of one ticket and of its tracks. */
export function sender(seed: string, id: string) {
  const step = stepsOf(`${seed}/${id}`);
  return {
    ticket: (at: Instant, by: string, command: TicketCommand, { entity = id, mayFail = false } = {}) =>
      step(ticket, entity, at, by, command, { mayFail, elsewhere: entity !== id }),
    complaint: (at: Instant, by: string, entity: string, command: ComplaintCommand) =>
      step(complaint, entity, at, by, command),
    report: (at: Instant, by: string, entity: string, command: ReportCommand) => step(report, entity, at, by, command),
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
