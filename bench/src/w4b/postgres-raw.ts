import pg from "pg";
import { livesDatabase } from "../postgres/lives.ts";
import { evolveByHand } from "../ticket/by-hand.ts";
import type { TicketEvent } from "../ticket/events.ts";
import { unregistered } from "../ticket/state.ts";
import { loading } from "../w1/loading.ts";
import type { Prepare } from "../workload.ts";

const EVENTS = `SELECT type, data FROM caseloop.events
  WHERE stream = (SELECT id FROM caseloop.streams WHERE name = $1) ORDER BY version`;

/** One prepared statement on one connection, rows as arrays with the driver's own `JSON.parse`, the floor's fold. */
export const prepare: Prepare = async ({ streams = 0 }, server) => {
  const client = new pg.Client(await livesDatabase(server, streams));
  await client.connect();
  const types: string[] = [];
  for (const { id, name } of (await client.query("SELECT id, name FROM caseloop.types")).rows) types[id] = name;
  return {
    ...loading(streams, async (number) => {
      const query = { name: "stream", text: EVENTS, values: [`ticket-${number}`], rowMode: "array" };
      const state = unregistered();
      for (const [type, data] of (await client.query(query)).rows as unknown as [number, unknown][])
        evolveByHand(state, { type: types[type], data } as TicketEvent);
      return state;
    }),
    end: () => client.end(),
  };
};
