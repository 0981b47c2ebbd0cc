import { getSQLiteEventStore, type SQLiteEventStore, sqliteConnection } from "@event-driven-io/emmett-sqlite";
import { life, type TicketEvent } from "./events.ts";

/** emmett-sqlite over a new file with one connection kept open, which is its best, holding the lives of so many tickets. */
export async function emmettFile(
  fileName: string,
  streams: number,
): Promise<{ readonly store: SQLiteEventStore; close(): void }> {
  const connection = sqliteConnection({ fileName });
  const store = getSQLiteEventStore({ fileName, connectionOptions: { singleton: true, connection } });
  await store.schema.migrate();
  for (let number = 0; number < streams; number++)
    await store.appendToStream<TicketEvent>(`ticket-${number}`, life(number));
  return { store, close: () => connection.close() };
}
