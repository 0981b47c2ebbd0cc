import { DatabaseSync } from "node:sqlite";
import { evolveByHand } from "../ticket/by-hand.ts";
import type { TicketEvent } from "../ticket/events.ts";
import { unregistered } from "../ticket/state.ts";
import { loading } from "../w1/loading.ts";
import { logFile, removeLogFile } from "../w2/log-file.ts";
import { namesOf } from "../w2/paged.ts";
import type { Prepare } from "../workload.ts";

const EVENTS = "SELECT type, data FROM events WHERE stream = (SELECT id FROM streams WHERE name = ?) ORDER BY version";

/** One prepared statement, rows as arrays, the floor's fold; awaited once, as any store must be. */
export const prepare: Prepare = async ({ streams = 0 }) => {
  const file = await logFile(streams);
  const db = new DatabaseSync(file, { readOnly: true });
  const { types } = namesOf(db);
  const events = db.prepare(EVENTS);
  events.setReturnArrays(true);
  return {
    ...loading(streams, async (number) => {
      const state = unregistered();
      for (const [type, data] of events.all(`ticket-${number}`) as unknown as [number, string][])
        evolveByHand(state, { type: types[type], data: JSON.parse(data) } as TicketEvent);
      return state;
    }),
    end() {
      db.close();
      removeLogFile(file);
    },
  };
};
