import { EventStore, EventType } from "@castore/core";
import { PostgresEventStorageAdapter } from "@castore/event-storage-adapter-postgres";
import pg from "pg";
import type { CastoreReducer } from "../ticket/castore.ts";
import { life, type TicketEvent } from "../ticket/events.ts";
import { livesDatabase, settled } from "./lives.ts";

const FILL = `INSERT INTO event (aggregate_name, aggregate_id, version, type, data, timestamp)
  SELECT 'tickets', stream, version, type, data, occurred_at FROM caseloop.log ORDER BY position`;

/** Castore over its own table, holding the same lives. */
export async function castoreLives(server: string, streams: number, reducer: CastoreReducer) {
  const connectionString = await livesDatabase(server, streams);
  await PostgresEventStorageAdapter.createEventTable({
    connectionString,
    aggregateId: { type: "VARCHAR", length: 64 },
  });
  const client = new pg.Client(connectionString);
  await client.connect();
  await client.query(FILL);
  await client.end();
  await settled(connectionString);
  return new EventStore({
    eventStoreId: "tickets",
    eventTypes: [...new Set(life(0).map((event) => event.type))].map(
      (type) => new EventType<TicketEvent["type"], TicketEvent["data"], undefined>({ type }),
    ),
    reducer: reducer as never,
    eventStorageAdapter: new PostgresEventStorageAdapter({ connectionString }),
  });
}
