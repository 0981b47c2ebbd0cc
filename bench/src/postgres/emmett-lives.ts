import { getPostgreSQLEventStore, type PostgresEventStore } from "@event-driven-io/emmett-postgresql";
import pg from "pg";
import { livesDatabase, settled } from "./lives.ts";

const FILL = `INSERT INTO emt_messages (stream_position, global_position, transaction_id, stream_id, partition,
    message_schema_version, message_id, message_type, message_data, message_metadata)
  SELECT version, position, pg_current_xact_id(), stream, 'emt:default', '1', id, type, data, meta FROM caseloop.log
  WHERE NOT EXISTS (SELECT FROM emt_messages) ORDER BY position`;

/** Emmett over its own tables, holding the same lives; who comes second finds them filled. */
export async function emmettLives(server: string, streams: number): Promise<PostgresEventStore> {
  const url = await livesDatabase(server, streams);
  const store = getPostgreSQLEventStore(url);
  await store.schema.migrate();
  const client = new pg.Client(url);
  await client.connect();
  await client.query(FILL);
  await client.end();
  await settled(url);
  return store;
}
