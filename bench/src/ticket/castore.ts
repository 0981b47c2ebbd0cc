import { EventStore, EventType } from "@castore/core";
import { InMemoryEventStorageAdapter } from "@castore/event-storage-adapter-in-memory";
import { life, type TicketEvent } from "./events.ts";
import { type Ticket, unregistered } from "./state.ts";

type Named<E> = E extends { type: infer T; data: infer D }
  ? { aggregateId: string; version: number; timestamp: string; type: T; payload: D }
  : never;

/** The twelve facts in the shape Castore stores: what we call data is a payload there. */
export type CastoreEvent = Named<TicketEvent>;
export type CastoreTicket = Ticket & { aggregateId: string; version: number };
export type CastoreReducer = (aggregate: CastoreTicket | undefined, event: CastoreEvent) => CastoreTicket;

export function unversioned({ aggregateId, version }: CastoreEvent): CastoreTicket {
  return Object.assign(unregistered(), { aggregateId, version });
}

/** Castore over its own memory, holding the lives of so many tickets. */
export function castoreTickets(streams: number, reducer: CastoreReducer) {
  const initialEvents: CastoreEvent[] = [];
  for (let number = 0; number < streams; number++) {
    life(number).forEach(({ type, data }, i) => {
      initialEvents.push({
        aggregateId: `ticket-${number}`,
        version: i + 1,
        timestamp: "2023-07-20T00:00:00.000Z",
        type,
        payload: data,
      } as CastoreEvent);
    });
  }
  const types = [...new Set(life(0).map((event) => event.type))].map(
    (type) => new EventType<TicketEvent["type"], TicketEvent["data"], undefined>({ type }),
  );
  return new EventStore({
    eventStoreId: "tickets",
    eventTypes: types,
    reducer: reducer as never,
    eventStorageAdapter: new InMemoryEventStorageAdapter({ initialEvents }),
  });
}
