import type { InMemoryEventStore } from "@event-driven-io/emmett";
import { emmettTickets } from "../ticket/emmett.ts";
import type { TicketEvent } from "../ticket/events.ts";
import { type Ticket, unregistered } from "../ticket/state.ts";
import type { Contender } from "../workload.ts";
import { loading } from "./loading.ts";

/** Emmett's `aggregateStream`; one store for each ticket, in its favour, for filling one of many streams takes it minutes. */
export async function emmettLoading(
  streams: number,
  evolve: (state: Ticket, event: TicketEvent) => Ticket,
): Promise<Contender> {
  const stores: InMemoryEventStore[] = [];
  for (let number = 0; number < streams; number++) stores.push(await emmettTickets([number]));
  return loading(streams, async (number) => {
    const store = stores[number] as InMemoryEventStore;
    return (
      await store.aggregateStream<Ticket, TicketEvent>(`ticket-${number}`, { evolve, initialState: unregistered })
    ).state;
  });
}
