import { hasCode, type Position, plain, type Snapshots, StoreError } from "@caseloop/core";
import { keepable } from "./prepare.ts";
import type { Session } from "./session.ts";

type Run = <T>(work: () => Promise<T>) => Promise<T>;

/** Snapshots in the database. A cache must not stand in the way: what cannot be kept is let go, what cannot be read is not there. */
export function postgresSnapshots(session: Session, schema: string, read: Run, write: Run, every: number): Snapshots {
  const table = `"${schema}".snapshots`;
  const get = `SELECT state, version, position FROM ${table} WHERE stream = $1 AND fingerprint = $2`;
  const put = `INSERT INTO ${table} AS kept (stream, fingerprint, state, version, position) VALUES ($1, $2, $3, $4, $5)
    ON CONFLICT (stream, fingerprint) DO UPDATE SET state = excluded.state, version = excluded.version, position = excluded.position
    WHERE excluded.version > kept.version`;
  return {
    every,
    get: (stream, fingerprint) =>
      read(async () => {
        if (!keepable(stream)) return undefined;
        const [row] = await session.query<[string, number, Position]>(get, [stream, fingerprint]);
        return row && { state: JSON.parse(row[0]) as unknown, version: row[1], position: row[2] };
      }),
    async put(stream, fingerprint, { state, version, position }) {
      const text = JSON.stringify(plain(state, "state"));
      await write(() => session.query(put, [stream, fingerprint, text, version, position])).catch((error: unknown) => {
        if (!(error instanceof StoreError) || hasCode(error, "store-closed")) throw error;
      });
    },
  };
}
