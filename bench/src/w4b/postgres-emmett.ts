import { emmettLives } from "../postgres/emmett-lives.ts";
import { evolveInPlace } from "../ticket/emmett.ts";
import type { TicketEvent } from "../ticket/events.ts";
import { type Ticket, unregistered } from "../ticket/state.ts";
import { loading } from "../w1/loading.ts";
import type { Prepare } from "../workload.ts";

export const prepare: Prepare = async ({ streams = 0 }, server) => {
  const store = await emmettLives(server, streams);
  return {
    ...loading(streams, async (number) => {
      const name = `ticket-${number}`;
      return (
        await store.aggregateStream<Ticket, TicketEvent>(name, { evolve: evolveInPlace, initialState: unregistered })
      ).state;
    }),
    end: () => store.close(),
  };
};
