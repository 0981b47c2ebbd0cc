import { hasCode } from "@caseloop/core";
import { elected, rest } from "./elected.ts";
import { willPass } from "./errors.ts";
import { databaseName } from "./open.ts";
import { type PgPool, pgPool } from "./pg.ts";

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
  /** Resolves when stopped or when the work came to its end; rejects with what ended the work, or with a `StoreError` that waiting does not mend. */
  readonly done: Promise<void>;
}

/**
 * Leader election: of all who call this under one name on one database, one at a time does the work; the others stand by and take over.
 * The lead is a lock of a session of its own, which the server ends after `silence`: only the server measures it, so hosts may disagree
 * about the time. The work must end when its signal is aborted: the lead is lost, or `stop` was called. It is begun again, here or
 * elsewhere, when the lead was lost or the store failed in passing; an absent server is waited for.
 * A leader that was paused learns late that another leads, so work must be fenced where it writes, as views are by their checkpoint.
 * Throws `RangeError`.
 */
export function leading(
  source: string | PgPool,
  name: string,
  work: (signal: AbortSignal) => Promise<void>,
  { silence = 5000 }: LeadingOptions = {},
): Leading {
  if (!Number.isInteger(silence) || silence < 100)
    throw new RangeError(`silence is a whole number of milliseconds from 100, got ${silence}`);
  if (typeof source === "string") databaseName(source);
  const own = typeof source === "string" ? pgPool(source, 1, silence) : undefined;
  const pool = own ?? (source as PgPool);
  const stopping = new AbortController();
  let leads = false;

  /** Leads once; answers whether that was the end of it. */
  async function term(): Promise<boolean> {
    const lead = await elected(pool, name, silence, stopping.signal);
    if (!lead) return true;
    const signal = AbortSignal.any([lead.lost, stopping.signal]);
    leads = true;
    try {
      await work(signal);
    } catch (error) {
      if (!signal.aborted) throw error;
    } finally {
      leads = false;
      lead.release();
    }
    return !lead.lost.aborted;
  }

  async function stand(): Promise<void> {
    while (!stopping.signal.aborted) {
      try {
        if (await term()) return;
      } catch (error) {
        if (!willPass(error) && !hasCode(error, "store-outcome-unknown")) throw error;
      }
      await rest(silence / 10, stopping.signal);
    }
  }

  const done = stand().finally(() => own?.end());
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
