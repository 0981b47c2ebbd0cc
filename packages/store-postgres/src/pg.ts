import { hash } from "node:crypto";
import { Readable } from "node:stream";
import { pipeline } from "node:stream/promises";
import pg, { type ClientBase, type Pool, type PoolClient } from "pg";
import { from } from "pg-copy-streams";
import { type Database, NotConnected, parserOf, type Session } from "./session.ts";

/** What the store needs of a `pg` client, by its shape. */
export interface PgClient {
  query(text: string): Promise<{ readonly rows: unknown[] }>;
}

/** What the store needs of a `pg` pool, by its shape. */
export interface PgPool extends PgClient {
  connect(): Promise<PgClient & { release(destroy?: boolean): void }>;
  readonly options: { readonly database?: string | undefined };
}

/** A `pg` pool as a database; `own` says that the store opened it and shall end it. */
export function pgDatabase(given: PgPool, name: string, own: boolean): Database {
  const pool = given as Pool;
  const on = async <T>(work: (client: PoolClient) => Promise<T>): Promise<T> => {
    const client = await connected(pool);
    try {
      const done = await work(client);
      client.release();
      return done;
    } catch (error) {
      client.release(broken(error));
      throw error;
    }
  };

  pool.on("connect", guarded); // a new connection may break before whoever asked for it has it in hand

  return {
    name,
    query: (sql, values) => on((client) => pgSession(client).query(sql, values)),
    exec: (sql) => on((client) => pgSession(client).exec(sql)),
    copyIn: (sql, rows) => on((client) => pgSession(client).copyIn(sql, rows)),

    transaction: (work) =>
      on(async (client) => {
        await client.query("BEGIN ISOLATION LEVEL READ COMMITTED");
        try {
          const done = await work(pgSession(client));
          await client.query("COMMIT");
          return done;
        } catch (error) {
          if (!broken(error)) await client.query("ROLLBACK");
          throw error;
        }
      }),

    session: (client) => pgSession(client as ClientBase),

    async listen(channel, heard, lost) {
      const { client, end } = await reserve(pool, lost);
      client.on("notification", ({ payload }) => heard(payload ?? ""));
      try {
        await client.query(`LISTEN "${channel}"`);
      } catch (error) {
        end();
        throw error;
      }
      return async () => end();
    },

    async close() {
      pool.off("connect", guarded);
      if (own) await pool.end();
    },
  };
}

/** A connection for one purpose until `end`, which closes it; `lost` is called once when it breaks before. Throws `NotConnected`. */
export async function reserve(
  pool: PgPool,
  lost: (why?: Error) => void,
): Promise<{ readonly client: PoolClient; end(): void }> {
  const client = await connected(pool as Pool);
  let ended = false;
  const end = () => {
    if (ended) return;
    ended = true;
    client.release(true);
  };
  const gone = (why?: Error) => {
    if (ended) return;
    end();
    lost(why);
  };
  client.on("error", gone);
  client.on("end", () => gone());
  return { client, end };
}

async function connected(pool: Pool): Promise<PoolClient> {
  try {
    return guarded(await pool.connect());
  } catch (error) {
    throw new NotConnected((error as Error).message, { cause: error });
  }
}

/** A pool of the store's own. */
export function pgPool(connectionString: string, max: number, connectionTimeoutMillis: number): Pool {
  const pool = new pg.Pool({ connectionString, max, connectionTimeoutMillis, keepAlive: true });
  pool.on("error", () => {}); // an idle connection broke: the pool makes a new one when it is needed
  return pool;
}

const names = new Map<string, string>();

/** Statements are prepared under a digest, so that stores on one connection never take each other's. */
function statementName(text: string): string {
  let name = names.get(text);
  if (name === undefined) {
    name = `caseloop_${hash("sha256", text).slice(0, 24)}`;
    names.set(text, name);
  }
  return name;
}

const types = { getTypeParser: parserOf } as unknown as pg.CustomTypesConfig;

function pgSession(client: ClientBase): Session {
  return {
    async query<Row extends readonly unknown[]>(text: string, values: readonly unknown[] = []) {
      const { rows } = await client.query({
        text,
        values: [...values],
        rowMode: "array",
        types,
        name: statementName(text),
      });
      return rows as unknown as readonly Row[];
    },
    async exec(sql) {
      await client.query(sql);
    },
    async copyIn(sql, rows) {
      await pipeline(Readable.from([Buffer.from(rows)]), client.query(from(sql)));
    },
  };
}

const guards = new WeakSet<ClientBase>();

/** A connection that breaks between two statements tells the next one; it must not end the process. */
function guarded(client: PoolClient): PoolClient {
  if (!guards.has(client)) {
    guards.add(client);
    client.on("error", () => {});
  }
  return client;
}

/** Is the connection of no more use after this error? Errors of statements have a five-letter SQLSTATE and a severity. */
function broken(error: unknown): boolean {
  const { code, severity } = error as { code?: unknown; severity?: unknown };
  if (typeof code !== "string" || typeof severity !== "string") return error instanceof Error && !("facts" in error);
  return severity === "FATAL" || severity === "PANIC" || code.startsWith("08");
}
