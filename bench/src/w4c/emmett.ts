import { emmettLives } from "../postgres/emmett-lives.ts";
import type { TicketEvent } from "../ticket/events.ts";
import { foldRow, type Row, rowOf } from "../w2/row.ts";
import type { Contender } from "../workload.ts";

/** Emmett's consumer over the first so many events, under a new name each round; it keeps a checkpoint for every message. */
export async function consuming(
  server: string,
  streams: number,
  messages: number,
  pulling: { readonly batchSize?: number; readonly pullingFrequencyInMs?: number },
): Promise<Contender> {
  const store = await emmettLives(server, streams);
  let round = 0;
  return {
    async run() {
      round++;
      const rows = new Map<string, Row>();
      let seen = 0;
      const consumer = store.consumer<TicketEvent>({ pulling });
      consumer.reactor<TicketEvent>({
        processorId: `${messages} messages, round ${round}`,
        startFrom: "BEGINNING",
        stopAfter: () => seen >= messages,
        eachMessage({ type, data, metadata }) {
          seen++;
          foldRow(rowOf(rows, metadata.streamName.slice("ticket-".length)), type, data);
        },
      });
      await consumer.start();
      return seen;
    },
    end: () => store.close(),
  };
}
