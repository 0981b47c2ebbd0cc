import { evolveByHand } from "../ticket/by-hand.ts";
import type { TicketEvent } from "../ticket/events.ts";
import { newLife } from "../ticket/recorded.ts";
import { unregistered } from "../ticket/state.ts";
import { openByHand } from "../w3/by-hand.ts";
import { note } from "../w5/commanding.ts";
import type { Prepare } from "../workload.ts";
import { commandingOnFile, fill } from "./on-file.ts";

/** Load, decide, append by hand: exact versions, each command once, one commit for all that wait; nothing is validated. */
export const prepare: Prepare = (sizes) =>
  commandingOnFile(sizes, {
    async open(file, streams) {
      const store = openByHand(file);
      await fill(streams, (number) => store.append(`ticket-${number}`, newLife(number), 0, `open-${number}`));
      return store;
    },
    async send(store, number, commandId) {
      const stream = `ticket-${number}`;
      const events = await store.read(stream);
      const state = unregistered();
      for (const event of events) evolveByHand(state, event as TicketEvent);
      if (state.status === "none") throw new Error("not registered");
      const occurredAt = new Date().toISOString();
      const event = { id: `${commandId}/0`, type: "NoteAdded", schema: 1, occurredAt, data: note(number), meta: {} };
      await store.append(stream, [event], events.length, commandId);
      return events.length + 1;
    },
    close: (store) => store.close(),
  });
