import { setTimeout as pause } from "node:timers/promises";
import { StoreError } from "@caseloop/core";
import pg, { type Pool, type PoolClient } from "pg";
import type { PgPool } from "./pg.ts";
import { backoff } from "./writer.ts";

export interface LeadingOptions {
  /** How long a leader may be silent, in milliseconds, before the server ends its session and another takes over; 5000 where absent. */
  readonly silence?: number;
}

/** One process that leads or stands by. */
export interface Leading {
  /** Whether it leads, as far as it knows. */
  readonly leads: boolean;
  /** Ends its work, then gives up the lead. */
  stop(): Promise<void>;
  /** Resolves when stopped or when the work came to its end; rejects with what ended the work. */
  readonly done: Promise<void>;
}

/**
 * Leader election: of all who call this with one name on one database, one at a time does the work; the others stand by and take over.
 * The lead is a session advisory lock on a connection of its own, which the server ends after `silence`: only the server measures it, so
 * hosts may disagree about the time. The work gets a signal that is aborted when the lead is lost, and is begun again with a later lead.
 * A paused leader learns of it late, so the work must be fenced where it writes, as views are by their checkpoint.
 * An absent server is waited for. Throws `RangeError`.
 */
export function leading(
  source: string | PgPool,
  name: string,
  work: (signal: AbortSignal) => Promise<void>,
  { silence = 5000 }: LeadingOptions = {},
): Leading {
  if (!Number.isInteger(silence) || silence < 100)
    throw new RangeError(`silence is a whole number of milliseconds from 100, got ${silence}`);
  const stopping = new AbortController();
  let leads = false;

  async function term(): Promise<boolean> {
    const session = await connected(source, silence);
    const lost = new AbortController();
    const lose = () => lost.abort(new StoreError("unavailable", `the lead of ${name}`, "the lead was lost"));
    session.client.on("error", lose);
    session.client.on("end", lose);
    try {
      await session.client.query(`SET idle_session_timeout = ${silence}`);
      while (!(await elected(session.client, name))) {
        await rest(silence / 10, stopping.signal);
        if (stopping.signal.aborted) return true;
      }
      leads = true;
      const over = new AbortController();
      const beating = beat(session.client, silence, over.signal).catch(lose);
      try {
        await work(AbortSignal.any([lost.signal, stopping.signal]));
      } catch (error) {
        if (!lost.signal.aborted && !stopping.signal.aborted) throw new Ended(error);
      }
      over.abort();
      await beating;
      return !lost.signal.aborted || stopping.signal.aborted;
    } finally {
      leads = false;
      session.end();
    }
  }

  async function stand(): Promise<void> {
    for (let attempt = 1; !stopping.signal.aborted; attempt++) {
      try {
        if (await term()) return;
        attempt = 0;
      } catch (error) {
        if (error instanceof Ended) throw error.cause;
      }
      await rest(backoff(attempt), stopping.signal);
    }
  }

  const done = stand();
  done.catch(() => {}); // whoever asks for it is told
  return {
    get leads() {
      return leads;
    },
    async stop() {
      stopping.abort();
      await done;
    },
    done,
  };
}

/** The work itself failed, which no other connection would mend. */
class Ended extends Error {
  constructor(cause: unknown) {
    super("the work ended", { cause });
  }
}

async function elected(client: pg.ClientBase, name: string): Promise<boolean> {
  const { rows } = await client.query<{ won: boolean }>(
    "SELECT pg_try_advisory_lock(hashtextextended('caseloop leading ' || $1, 0)) AS won",
    [name],
  );
  return rows[0]?.won === true;
}

/** Keeps the session awake until it is over. Throws when the server does not answer in time. */
async function beat(client: pg.ClientBase, silence: number, over: AbortSignal): Promise<void> {
  while (!over.aborted) {
    const answered = new AbortController();
    const late = pause(silence, undefined, { signal: AbortSignal.any([answered.signal, over]), ref: false });
    const asked = client.query("SELECT");
    asked.catch(() => {}); // when it comes too late, nobody listens any more
    await Promise.race([
      asked,
      late.then(
        () => Promise.reject(new Error("the server is silent")),
        () => {},
      ),
    ]);
    answered.abort();
    await rest(silence / 5, over);
  }
}

const rest = (ms: number, signal: AbortSignal): Promise<void> => pause(ms, undefined, { signal }).catch(() => {});

/** A connection that is used for nothing else and is closed in the end. */
async function connected(source: string | PgPool, patience: number) {
  if (typeof source !== "string") {
    const client = (await (source as Pool).connect()) as PoolClient;
    return { client, end: () => client.release(true) };
  }
  const client = new pg.Client({ connectionString: source, connectionTimeoutMillis: patience, keepAlive: true });
  client.on("error", () => {});
  await client.connect();
  return { client, end: () => void client.end().catch(() => {}) };
}
