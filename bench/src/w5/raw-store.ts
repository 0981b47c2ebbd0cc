import { evolveByHand } from "../ticket/by-hand.ts";
import { life, type TicketEvent } from "../ticket/events.ts";
import { type Ticket, unregistered } from "../ticket/state.ts";

interface Kept {
  readonly event: TicketEvent;
  readonly stream: string;
  readonly version: number;
  readonly position: number;
  readonly at: string;
}

/** A store by hand: arrays in a map, one log, exact expected versions, a moment stamped on each event. */
export function rawStore(streams: number) {
  const log: Kept[] = [];
  const byStream = new Map<string, Kept[]>();
  const store = {
    async read(stream: string): Promise<readonly Kept[]> {
      return byStream.get(stream) ?? [];
    },
    async append(stream: string, events: readonly TicketEvent[], expected: number): Promise<number> {
      const own = byStream.get(stream) ?? [];
      if (own.length !== expected) throw new Error(`${stream} is at ${own.length}, not ${expected}`);
      if (own.length === 0) byStream.set(stream, own);
      const at = new Date().toISOString();
      for (const event of events) {
        const kept = { event, stream, version: own.length + 1, position: log.length + 1, at };
        own.push(kept);
        log.push(kept);
      }
      return own.length;
    },
  };
  for (let number = 0; number < streams; number++) void store.append(`ticket-${number}`, life(number), 0);
  return store;
}

export type RawStore = ReturnType<typeof rawStore>;

/** The present state and version by the floor's fold. */
export async function loadRaw(store: RawStore, stream: string): Promise<{ state: Ticket; version: number }> {
  const events = await store.read(stream);
  const state = unregistered();
  for (const { event } of events) evolveByHand(state, event);
  return { state, version: events.length };
}
