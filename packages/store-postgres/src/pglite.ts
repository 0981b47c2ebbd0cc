import { type Database, parsers, type Session } from "./session.ts";

/** What the store needs of PGlite, or of a transaction of it. */
export interface PgliteClient {
  query(
    sql: string,
    values?: unknown[],
    options?: { rowMode?: "array" | "object"; parsers?: Record<number, (text: string) => unknown>; blob?: Blob },
  ): Promise<{ rows: unknown[] }>;
  exec(sql: string): Promise<unknown>;
}

/** PGlite (`@electric-sql/pglite`), PostgreSQL inside the process, by its shape. */
export interface Pglite extends PgliteClient {
  transaction<T>(work: (client: PgliteClient) => Promise<T>): Promise<T>;
  listen(channel: string, heard: (payload: string) => void): Promise<() => Promise<void>>;
}

/** PGlite as a database; it has one connection, so a transaction of the host keeps everybody else waiting. */
export function pgliteDatabase(pglite: Pglite, name: string): Database {
  return {
    ...pgliteSession(pglite),
    name,
    transaction: (work) => pglite.transaction((client) => work(pgliteSession(client))),
    session: (client) => pgliteSession(client as PgliteClient),
    listen: (channel, heard) => pglite.listen(channel, heard),
    async close() {},
  };
}

function pgliteSession(client: PgliteClient): Session {
  return {
    async query<Row extends readonly unknown[]>(sql: string, values: readonly unknown[] = []) {
      const { rows } = await client.query(sql, [...values], { rowMode: "array", parsers });
      return rows as readonly Row[];
    },
    async exec(sql) {
      await client.exec(sql);
    },
    async copyIn(sql, rows) {
      await client.query(sql.replace("FROM STDIN", "FROM '/dev/blob'"), [], { blob: new Blob([rows]) });
    },
  };
}
