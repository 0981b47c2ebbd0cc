import { type CastoreReducer, type CastoreTicket, castoreTickets } from "../ticket/castore.ts";
import type { Contender } from "../workload.ts";
import { loading } from "./loading.ts";

/** Castore's `getAggregate`. */
export function castoreLoading(streams: number, reducer: CastoreReducer): Contender {
  const store = castoreTickets(streams, reducer);
  return loading(
    streams,
    async (number) => (await store.getAggregate(`ticket-${number}`)).aggregate as unknown as CastoreTicket,
    ({ aggregateId, version, ...ticket }) => ticket,
  );
}
