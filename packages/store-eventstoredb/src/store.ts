import {
  type Appended,
  type Clock,
  type EventStore,
  instant,
  PAGE,
  StoreError,
  start,
  systemClock,
  type Views,
} from "@caseloop/core";
import { append } from "./append.ts";
import { claims } from "./claims.ts";
import { recorded } from "./envelope.ts";
import { heads } from "./heads.ts";
import { readAll } from "./log.ts";
import { outcomes } from "./outcomes.ts";
import type { DbClient } from "./port.ts";
import { type Prepared, prepare } from "./prepare.ts";
import { scope } from "./scope.ts";
import { server } from "./server.ts";
import { streams } from "./streams.ts";
import { turns } from "./turns.ts";
import { watch } from "./watch.ts";

export interface EventStoreDbOptions {
  /** A connected client, `@eventstore/db-client` or `@kurrent/kurrentdb-client`; it stays the host's. */
  readonly client: DbClient;
  /** Where projections keep their rows: the views of any other store. */
  readonly views?: Views;
  /** Begins the name of every stream on the server, so that several logs, or other programs, share a cluster; nothing where absent. */
  readonly prefix?: string;
  /** Stamps `recordedAt`, for simulations in one process: appends then go one by one. The server's clock stamps it where absent. */
  readonly clock?: Clock;
  /** How long an append may take, and the server be silent, in milliseconds; 10,000 where absent. */
  readonly deadline?: number;
  /** How long reads are asked again while the server is away, in milliseconds; 5,000 where absent. */
  readonly patience?: number;
  /** Names the store in errors and traces; `eventstoredb` and the prefix where absent. */
  readonly name?: string;
  /** Dispose of the client when the store is closed. */
  readonly disposeClient?: boolean;
}

/**
 * An event store on an EventStoreDB (22.6 and later) or KurrentDB cluster. Beside the port's errors it throws `StreamDeletedError`,
 * `StreamTruncatedError`, `AppendTooLargeError`, `AccessDeniedError`.
 * Throws `RangeError` for a prefix that begins with `$`.
 */
export function eventStoreDb(options: EventStoreDbOptions): EventStore {
  const { client, views, prefix = "", clock, deadline = 10_000, patience = 5000, disposeClient = false } = options;
  const { name = prefix ? `eventstoredb:${prefix}` : "eventstoredb" } = options;
  const ours = scope(prefix);
  const manner = { name, deadline, patience };
  const db = server(client, manner);
  const ends = heads(db, ours);
  const aggregates = streams(db, ours);
  const claimed = claims(db, ours);
  const made = outcomes(db, ours, aggregates);
  const watching = watch(db, ours);
  const turn = turns();
  const parts = { server: db, streams: aggregates, claims: claimed, outcomes: made, manner };
  const accepted = new Set<Promise<unknown>>();
  let closed: Promise<void> | undefined;

  /** Does the work unless the store is closed, and lets `close` wait for it. */
  async function accept<T>(work: () => Promise<T>): Promise<T> {
    if (closed) throw new StoreError("closed", name, "the store was closed");
    const done = work();
    accepted.add(done);
    try {
      return await done;
    } finally {
      accepted.delete(done);
    }
  }

  /** Never behind the log, and nothing else of this store is written in between. */
  async function stamped(prepared: Prepared, given: Clock): Promise<Appended> {
    const head = await ends.find();
    const before = head ? recorded(head.record, head.stream).recordedAt : "";
    const now = instant(given());
    return append(parts, prepared, now < before ? before : now);
  }

  return {
    name,
    now: clock ?? systemClock,
    ...(views && { views }),

    append: (stream, events, appendOptions) =>
      accept(async () => {
        const prepared = prepare(ours, stream, events, appendOptions);
        const { commandId } = appendOptions;
        const keys = [`stream ${stream}`, ...(commandId === undefined ? [] : [`command ${commandId}`])];
        return clock ? turn([""], () => stamped(prepared, clock)) : turn(keys, () => append(parts, prepared));
      }),
    readStream: (stream, { after = 0, limit = PAGE } = {}) => accept(() => aggregates.read(stream, after, limit)),
    readAll: (allOptions = {}) => accept(() => readAll(db, ours, ends, manner, allOptions)),
    outcomeOf: (commandId) =>
      accept(async () => {
        const claim = await claimed.find(commandId);
        return claim && !claim.released ? made.behind(commandId, claim) : undefined;
      }),
    head: () => accept(async () => (await ends.find())?.position ?? start),
    changed: (after, signal) => (closed ? Promise.resolve() : watching.wait(after, signal)),

    close() {
      closed ??= Promise.allSettled(accepted).then(async () => {
        if (disposeClient) await client.dispose?.();
      });
      watching.end();
      return closed;
    },
  };
}
