import { castoreLives } from "../postgres/castore-lives.ts";
import { reduceByHand } from "../ticket/castore-by-hand.ts";
import { LIFE } from "../ticket/events.ts";
import { foldRow, type Row, rowOf } from "../w2/row.ts";
import type { Prepare } from "../workload.ts";

/** Castore has no log to read: it lists its aggregates and asks for the events of each; here for a fiftieth of them. */
export const prepare: Prepare = async ({ streams = 0 }, server) => {
  const store = await castoreLives(server, streams, reduceByHand);
  return {
    async run() {
      const rows = new Map<string, Row>();
      const { aggregateIds } = await store.listAggregateIds({ limit: Math.ceil(streams / 50) });
      for (const { aggregateId } of aggregateIds)
        for (const { type, payload } of (await store.getEvents(aggregateId)).events as {
          type: string;
          payload: unknown;
        }[])
          foldRow(rowOf(rows, aggregateId.slice("ticket-".length)), type, payload);
      return aggregateIds.length * LIFE;
    },
  };
};
