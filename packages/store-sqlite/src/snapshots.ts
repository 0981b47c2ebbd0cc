import { hasCode, type Position, plain, type Snapshots, StoreError } from "@caseloop/core";
import type { Connection } from "./connection.ts";
import type { Writer } from "./writer.ts";

const GET = "SELECT state, version, position FROM snapshots WHERE stream = ? AND fingerprint = ?";
const PUT = `INSERT INTO snapshots (stream, fingerprint, state, version, position) VALUES (?, ?, ?, ?, ?)
  ON CONFLICT DO UPDATE SET state = excluded.state, version = excluded.version, position = excluded.position WHERE excluded.version > version`;

/** Snapshots in the file. A cache must not stand in the way: what cannot be kept is let go, what cannot be read is not there. */
export function sqliteSnapshots(
  connection: Connection,
  read: <T>(work: () => T) => Promise<T>,
  writer: Writer,
  every: number,
): Snapshots {
  return {
    every,
    get: (stream, fingerprint) =>
      read(() => {
        const row = connection.get<[string, number, Position]>(GET, stream, fingerprint);
        try {
          return row && { state: JSON.parse(row[0]) as unknown, version: row[1], position: row[2] };
        } catch {
          return undefined;
        }
      }),
    async put(stream, fingerprint, { state, version, position }) {
      const text = JSON.stringify(plain(state, "state"));
      await writer
        .write(() => connection.run(PUT, stream, fingerprint, text, version, position))
        .catch((error: unknown) => {
          if (!(error instanceof StoreError) || hasCode(error, "store-closed")) throw error;
        });
    },
  };
}
