import type { EventStore, NewEvent, Recorded } from "@caseloop/core";
import { memoryStore } from "@caseloop/core/memory";
import { life, type TicketEvent } from "./events.ts";

/** The life of a ticket as our stores take it. */
export function newLife(number: number): NewEvent[] {
  return life(number).map(({ type, data }, i) => ({
    id: `${number}/${i}`,
    type,
    data,
    schema: 1,
    occurredAt: "2023-07-20T00:00:00.000Z",
    meta: { by: "operator-7" },
  }));
}

/** Our memory store with the lives of so many tickets in streams `ticket-0`, `ticket-1` … */
export async function memoryStoreOfLives(streams: number): Promise<EventStore> {
  const store = memoryStore();
  for (let number = 0; number < streams; number++)
    await store.append(`ticket-${number}`, newLife(number), { expected: "none" });
  return store;
}

/** The same lives as the memory store hands them out: frozen. */
export async function recordedLives(streams: number): Promise<(Recorded & TicketEvent)[][]> {
  const store = await memoryStoreOfLives(streams);
  const lives: (Recorded & TicketEvent)[][] = [];
  for (let number = 0; number < streams; number++)
    lives.push((await store.readStream(`ticket-${number}`)) as (Recorded & TicketEvent)[]);
  return lives;
}
