import { getInMemoryEventStore, type InMemoryEventStore } from "@event-driven-io/emmett";
import { evolveByHand } from "./by-hand.ts";
import { life, type TicketEvent } from "./events.ts";
import type { Ticket } from "./state.ts";

/** Emmett over its own memory, holding the lives of these tickets. */
export async function emmettTickets(numbers: readonly number[]): Promise<InMemoryEventStore> {
  const store = getInMemoryEventStore();
  for (const number of numbers) await store.appendToStream<TicketEvent>(`ticket-${number}`, life(number));
  return store;
}

/** The floor's fold in the shape Emmett takes: in place, with copies of what it keeps. */
export function evolveInPlace(state: Ticket, event: TicketEvent): Ticket {
  evolveByHand(state, event);
  return state;
}
