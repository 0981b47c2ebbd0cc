import { castoreLives } from "../postgres/castore-lives.ts";
import type { CastoreTicket } from "../ticket/castore.ts";
import { reduceByHand } from "../ticket/castore-by-hand.ts";
import { loading } from "../w1/loading.ts";
import type { Prepare } from "../workload.ts";

export const prepare: Prepare = async ({ streams = 0 }, server) => {
  const store = await castoreLives(server, streams, reduceByHand);
  return loading(
    streams,
    async (number) => (await store.getExistingAggregate(`ticket-${number}`)).aggregate as unknown as CastoreTicket,
    ({ aggregateId, version, ...state }) => state,
  );
};
