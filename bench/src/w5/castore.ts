import { type CastoreTicket, castoreTickets } from "../ticket/castore.ts";
import { reduceSpreading } from "../ticket/castore-spreading.ts";
import type { Prepare } from "../workload.ts";
import { commanding, note } from "./commanding.ts";

/** As its documented command handlers do; it validates nothing and has no command ids. */
export const prepare: Prepare = (sizes) =>
  commanding(
    sizes,
    async () => castoreTickets(sizes.streams ?? 0, reduceSpreading),
    async (store, number) => {
      const aggregateId = `ticket-${number}`;
      const { aggregate } = await store.getExistingAggregate(aggregateId);
      const ticket = aggregate as unknown as CastoreTicket;
      if (ticket.status === "none") throw new Error("not registered");
      const { event } = await store.pushEvent(
        { aggregateId, version: ticket.version + 1, type: "NoteAdded", payload: note(number) } as never,
        { prevAggregate: aggregate },
      );
      return event.version;
    },
  );
