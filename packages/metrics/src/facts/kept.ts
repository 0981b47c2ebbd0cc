import {
  type EventStore,
  type Immutable,
  instant,
  type Json,
  type Position,
  subscribe,
  type Views,
} from "@caseloop/core";
import type { Instant } from "@caseloop/law";
import type { TicketFacts } from "./facts.ts";
import { type LedgerOptions, ticketLedger } from "./ledger.ts";

type Row = Immutable<TicketFacts>;

export interface KeptLedgerOptions extends LedgerOptions {
  /** Where the rows are kept; the store's own views where absent. */
  readonly views?: Views;
}

/** The ledger as it is kept, for whoever counts one period after the other. */
export interface KeptLedger {
  /** Brings the kept rows up to the end of the log; done often, it leaves little to do for `since`. Throws what `subscribe` throws. */
  follow(): Promise<void>;
  /**
   * Follows, and answers the rows with anything at this moment or later: enough for every metric that counts on a moment of its row, as
   * all of ours do. Throws `RangeError` for what is no moment, and what `subscribe` throws.
   */
  since(from: Instant): Promise<readonly Row[]>;
}

/** How many events are folded before their rows are saved: a row costs as much as several events, and most pages touch it once. */
const PAGE = 20_000;

/**
 * 当期台账: the rows of late stay in memory as they were saved, so that the figures of one more period cost as much as that period has
 * tickets, however many there were before; all rows are read the first time, for an earlier period, and once somebody else has saved
 * any. Throws `TypeError` where there are no views.
 */
export function keptLedger(store: EventStore, { views = store.views, ...options }: KeptLedgerOptions = {}): KeptLedger {
  if (!views) throw new TypeError(`${store.name} keeps no views; hand some in as { views }`);
  const ledger = ticketLedger(options);
  const late = lateRows(views, ledger.name);
  const follow = () => subscribe(store, ledger, { live: false, limit: PAGE, views: late.views }).done;
  let last: Promise<unknown> = Promise.resolve();
  const oneByOne = <T>(work: () => Promise<T>): Promise<T> => {
    const done = last.then(work);
    last = done.catch(() => {});
    return done;
  };
  return {
    follow: () => oneByOne(follow),
    since: (from) =>
      oneByOne(async () => {
        const moment = instant(from);
        await follow();
        return late.since(moment);
      }),
  };
}

/** The rows of a view with a moment of late, kept in memory by whoever saves through these views. */
function lateRows(views: Views, name: string) {
  let late: Map<string, Row> | undefined;
  let after: Instant = "";
  /** The checkpoint to which they are true. */
  let position: Position | undefined;
  return {
    views: {
      ...views,
      async checkpoint(view) {
        const found = await views.checkpoint(view);
        if (found?.position !== position) late = undefined;
        position = found?.position;
        return found;
      },
      async rows(view, keys) {
        const held = late ?? new Map<string, Row>();
        const found = new Map(await views.rows(view, held.size > 0 ? keys.filter((key) => !held.has(key)) : keys));
        for (const key of keys) if (held.has(key)) found.set(key, held.get(key) as unknown as Json);
        return found;
      },
      async save(view, change) {
        await views.save(view, change);
        position = change.checkpoint.position;
        for (const [key, row] of change.set) late?.set(key, row as Row);
        for (const key of change.delete) late?.delete(key);
      },
    } satisfies Views,

    async since(from: Instant): Promise<readonly Row[]> {
      if (!late || from < after) {
        late = new Map();
        for await (const [key, row] of rowsOf(views, name)) if (lastMoment(row) >= from) late.set(key, row);
      } else for (const [key, row] of late) if (lastMoment(row) < from) late.delete(key);
      after = from;
      return [...late.values()];
    },
  };
}

async function* rowsOf(views: Views, name: string): AsyncGenerator<readonly [string, Row]> {
  for (let after: string | undefined; ; ) {
    const page = await views.scan(name, { limit: 1000, ...(after !== undefined && { after }) });
    yield* page as unknown as readonly (readonly [string, Row])[];
    after = page.at(-1)?.[0];
    if (after === undefined) return;
  }
}

/** The last moment a row holds: it counts in no later period. */
function lastMoment({ registered, cycles, redos, ended }: Row): Instant {
  let last = registered?.at ?? "";
  const see = (at: Instant | undefined) => {
    if (at !== undefined && at > last) last = at;
  };
  see(ended?.at);
  for (const { at } of redos) see(at);
  for (const { began, due, contactDue, contact, done, callback } of cycles) {
    see(contactDue);
    for (const fact of [began, due, contact, done, callback]) see(fact?.at);
  }
  return last;
}
