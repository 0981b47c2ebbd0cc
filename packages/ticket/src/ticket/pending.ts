import type { Instant } from "@caseloop/law";
import { step } from "./phase.ts";
import type { Ticket } from "./state.ts";

/** A unit asked for something: the ticket waits, and remembers where it stood. */
export function askReview(ticket: Ticket, at: Instant, status: "returnUnderReview" | "extensionUnderReview"): void {
  const { status: before } = ticket;
  step(ticket, at, status);
  if (before === "dispatched" || before === "signed" || before === "inProgress") ticket.before = before;
}

/** The answer came: the ticket stands where it stood, or where work has brought it since. */
export function endReview(ticket: Ticket, at: Instant): void {
  step(ticket, at, ticket.before);
  delete ticket.before;
  delete ticket.returning;
  delete ticket.extension;
}

/** Work was done: a ticket signed for is in progress from then on. It may be written down later than it was done. */
export function work(ticket: Ticket, { data: { at } }: { readonly data: { readonly at: Instant } }): void {
  if (ticket.status === "signed") ticket.status = "inProgress";
  if (ticket.before === "signed") ticket.before = "inProgress";
  if (at > ticket.latest) ticket.latest = at;
}
