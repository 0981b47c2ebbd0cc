import type { Decide, Evolve } from "@caseloop/core";
import type { Instant } from "@caseloop/law";
import type { commands } from "./commands.ts";
import type { events } from "./events.ts";
import type { TicketContext } from "./limit.ts";
import type { Status, Ticket } from "./state.ts";

export type TicketDecide = Decide<typeof commands, typeof events, Ticket, TicketContext>;
export type TicketEvolve = Evolve<typeof events, Ticket>;

/** One phase of a ticket's life: what may be asked of it, and beside that what the answers change. */
export interface Phase<C extends keyof TicketDecide, E extends keyof TicketEvolve> {
  readonly decide: Pick<TicketDecide, C>;
  readonly evolve: Pick<TicketEvolve, E>;
}

/** The ticket as decisions see it: to read, not to change. */
export type ReadTicket = Parameters<TicketDecide["Register"]>[1];

/** A step was taken: from here on, none can be dated before it. */
export function step(ticket: Ticket, at: Instant, status: Status = ticket.status): void {
  ticket.latest = at;
  ticket.status = status;
}

/** The unit is working on it, or waiting for somebody else's decision on it. */
export function withUnit({ status }: Pick<ReadTicket, "status">): boolean {
  return (
    status === "dispatched" ||
    status === "signed" ||
    status === "inProgress" ||
    status === "returnUnderReview" ||
    status === "extensionUnderReview" ||
    status === "coordinating" ||
    status === "shelved"
  );
}

/** The cycles in which a deadline was breached, the present one included where its reply is owed and overdue at that moment. */
export function breachesAt({ status, breaches, cycle, limits, shelved }: ReadTicket, at: Instant): readonly number[] {
  const owed = withUnit({ status }) && shelved?.pause === undefined;
  const overdue = owed && limits.reply !== undefined && at > limits.reply.due;
  return overdue && !breaches.includes(cycle) ? [...breaches, cycle] : breaches;
}
