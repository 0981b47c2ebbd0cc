import { type Calendar, type Instant, cards as whenCards } from "@caseloop/law";
import { type ReadTicket, withUnit } from "./phase.ts";

/** 黄牌 one working day before it is due, 红牌 from the first overdue day [SD]. */
export type Card = "none" | "yellow" | "red";

/**
 * The warning card a ticket carries at that moment: only while its unit owes a reply. A shelved ticket is due on the date promised.
 * Throws `CalendarOutOfRange`.
 */
export function cards(ticket: ReadTicket, at: Instant, calendar: Calendar): Card {
  const due = owedBy(ticket, calendar);
  if (due === undefined) return "none";
  // Only the end matters to a card, and the day it falls on.
  const { yellow, red } = whenCards(
    {
      due,
      day: calendar.dayOf(due),
      from: ticket.registeredAt,
      term: { unit: "workingDay", n: 1 },
      calendar: calendar.version,
    },
    calendar,
  );
  return at >= red ? "red" : at >= yellow ? "yellow" : "none";
}

/** When the unit's reply falls due; `undefined` where none is owed. */
function owedBy(ticket: ReadTicket, calendar: Calendar): Instant | undefined {
  if (!withUnit(ticket)) return undefined;
  return ticket.shelved?.pause ? calendar.endOf(ticket.shelved.until) : ticket.limits.reply?.due;
}
