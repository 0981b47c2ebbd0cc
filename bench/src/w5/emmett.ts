import { CommandHandler, getInMemoryEventStore } from "@event-driven-io/emmett";
import { life, type TicketEvent } from "../ticket/events.ts";
import { evolveSpreading } from "../ticket/spreading.ts";
import { unregistered } from "../ticket/state.ts";
import type { Prepare } from "../workload.ts";
import { commanding, note } from "./commanding.ts";

const handle = CommandHandler({ evolve: evolveSpreading, initialState: unregistered });

async function filled(streams: number) {
  const store = getInMemoryEventStore();
  for (let number = 0; number < streams; number++)
    await store.appendToStream<TicketEvent>(`ticket-${number}`, life(number));
  return store;
}

/** As documented; it validates nothing and has no command ids. */
export const prepare: Prepare = (sizes) =>
  commanding(
    sizes,
    () => filled(sizes.streams ?? 0),
    async (store, number) => {
      const done = await handle(store, `ticket-${number}`, (state) => {
        if (state.status === "none") throw new Error("not registered");
        return { type: "NoteAdded", data: note(number) };
      });
      return Number(done.nextExpectedStreamVersion);
    },
  );
