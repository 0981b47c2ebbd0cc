import type { Logged } from "./operations.ts";

/** The log of a history, which is known to be without gaps: an event of position n stands at place n - 1. */
export class Log {
  readonly events: readonly Logged[];
  readonly #byId = new Map<string, Logged>();
  readonly #streams: ReadonlyMap<string, readonly Logged[]>;

  constructor(events: readonly Logged[]) {
    this.events = events;
    for (const event of events) this.#byId.set(event.id, event);
    this.#streams = Map.groupBy(events, ({ stream }) => stream);
  }

  of(id: string): Logged | undefined {
    return this.#byId.get(id);
  }

  at(position: number): Logged | undefined {
    return this.events[position - 1];
  }

  in(stream: string, version: number): Logged | undefined {
    return this.#streams.get(stream)?.[version - 1];
  }
}
