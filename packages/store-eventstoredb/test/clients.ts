import type { DbClient } from "../src/index.ts";

export const clientNames = ["@eventstore/db-client", "@kurrent/kurrentdb-client"] as const;
export type ClientName = (typeof clientNames)[number];

/**
 * Connects a real client. Both clients put their generated messages into one global place, where the second overwrites the
 * first's: a process, or a thread, may load only one of them.
 */
export async function connect(name: ClientName, address: string | number): Promise<DbClient> {
  const at = (scheme: string) => (typeof address === "string" ? address : `${scheme}://127.0.0.1:${address}?tls=false`);
  if (name === "@eventstore/db-client") {
    const { EventStoreDBClient } = await import("@eventstore/db-client");
    return EventStoreDBClient.connectionString(at("esdb"));
  }
  const { KurrentDBClient } = await import("@kurrent/kurrentdb-client");
  return KurrentDBClient.connectionString(at("kurrentdb"));
}
