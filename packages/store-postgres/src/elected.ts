import { setTimeout as pause } from "node:timers/promises";
import { StoreError } from "@caseloop/core";
import { storeError } from "./errors.ts";
import { type PgPool, reserve } from "./pg.ts";

/** The lead under one name, as long as its session lives. */
export interface Lead {
  /** Aborted when another may have it. */
  readonly lost: AbortSignal;
  /** Ends the session, and the lead with it. */
  release(): void;
}

/** Locks as long as the session lives, which the server ends when it hears nothing for so long. A session that has the lock gets it again. */
const ASK = `SELECT set_config('idle_session_timeout', $2, false),
  pg_try_advisory_lock(hashtextextended('caseloop leading ' || $1, 0)) AS held`;

/**
 * Stands by until the lead is free, then takes and holds it; `undefined` where `stop` came first. Everything is asked in time for a
 * leader without connection to know that its lead is lost before the server gives it to another. Throws `StoreError`.
 */
export async function elected(
  pool: PgPool,
  name: string,
  silence: number,
  stop: AbortSignal,
): Promise<Lead | undefined> {
  const where = `the lead of ${name}`;
  const lost = new AbortController();
  const lose = (why?: unknown) => lost.abort(new StoreError("unavailable", where, "it was lost", why));
  const typed = (error: unknown) => storeError(where, "?", "reading", error);

  const { client, end } = await reserve(pool, lose).catch((error: unknown) => Promise.reject(typed(error)));
  const over = new AbortController();
  const release = () => {
    over.abort();
    end();
  };
  const ask = { text: ASK, values: [name, String(silence)], query_timeout: silence / 3 };
  const held = async () => (await client.query<{ held: boolean }>(ask)).rows[0]?.held === true;

  async function hold(): Promise<void> {
    while (!over.signal.aborted) {
      await rest(silence / 5, over.signal);
      if (!(await held())) throw new Error("another session has it");
    }
  }

  try {
    while (!stop.aborted) {
      if (await held()) {
        hold().catch(lose);
        return { lost: lost.signal, release };
      }
      await rest(silence / 10, stop);
    }
  } catch (error) {
    release();
    throw typed(error);
  }
  release();
  return undefined;
}

/** Waits, at most until the signal. */
export const rest = (ms: number, signal: AbortSignal): Promise<void> =>
  pause(ms, undefined, { signal }).catch(() => {});
