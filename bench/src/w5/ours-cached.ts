import { type EventStore, handle, type StateCache, stateCache } from "@caseloop/core";
import { memoryStore } from "@caseloop/core/memory";
import { ticket } from "../ticket/ours.ts";
import { newLife } from "../ticket/recorded.ts";
import type { Prepare } from "../workload.ts";
import { commanding, note } from "./commanding.ts";

interface Warm {
  readonly store: EventStore;
  readonly cache: StateCache;
}

/** Every ticket is at 20 events and its state hot: the last of its events came by a command through the cache. */
async function warm(streams: number): Promise<Warm> {
  const store = memoryStore();
  const cache = stateCache({ max: 2 * streams });
  for (let number = 0; number < streams; number++) {
    await store.append(`ticket-${number}`, newLife(number).slice(0, -1), { expected: "none" });
    await handle(store, ticket, `${number}`, { type: "AddNote", data: note(number), id: `warm-${number}` }, { cache });
  }
  return { store, cache };
}

export const prepare: Prepare = (sizes) =>
  commanding(
    sizes,
    () => warm(sizes.streams ?? 0),
    async ({ store, cache }, number, id) => {
      const done = await handle(
        store,
        ticket,
        `${number}`,
        { type: "AddNote", data: note(number), by: "operator-7", id },
        { cache },
      );
      return done.ok ? done.version : 0;
    },
  );
