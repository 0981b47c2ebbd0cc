import type { LogHeader, LogLine } from "@caseloop/core/adapter";
import { postgresStore } from "@caseloop/store-postgres";
import pg from "pg";
import { LIFE } from "../ticket/events.ts";
import { newLife } from "../ticket/recorded.ts";
import { newDatabase } from "./database.ts";

/**
 * A database with the lives of so many tickets in our tables, for all contenders of a case that only read: the first of them makes it.
 * Peers add their own tables and fill them from ours.
 */
export async function livesDatabase(server: string, streams: number): Promise<string> {
  const client = new pg.Client(`${server}/postgres`);
  await client.connect();
  const { rows } = await client.query("SELECT FROM pg_database WHERE datname = 'lives'");
  await client.end();
  if (rows.length > 0) return `${server}/lives`;
  const url = await newDatabase(server, "lives");
  const store = await postgresStore(url);
  await store.importLog(lines(streams));
  await store.close();
  await settled(url);
  return url;
}

/** After a load: statistics for the planner, and nothing left for a round to clean up. */
export async function settled(url: string): Promise<void> {
  const client = new pg.Client(url);
  await client.connect();
  await client.query("VACUUM (ANALYZE)");
  await client.query("CHECKPOINT");
  await client.end();
}

function* lines(streams: number): Generator<string> {
  yield JSON.stringify({ format: "caseloop-log", version: 1, events: streams * LIFE } satisfies LogHeader);
  for (let number = 0; number < streams; number++) {
    for (const [i, event] of newLife(number).entries()) {
      const place = { stream: `ticket-${number}`, category: "ticket", entity: `${number}`, version: i + 1 };
      const position = (number * LIFE + i + 1) as LogLine["position"];
      yield JSON.stringify({ ...event, ...place, position, recordedAt: event.occurredAt } satisfies LogLine);
    }
  }
}
