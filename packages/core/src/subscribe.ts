import { type Keeping, type KeepOptions, keep } from "./keep.ts";
import type { Position, Recorded } from "./message.ts";
import { start } from "./message.ts";
import { type Process, type RunOptions, run } from "./process.ts";
import type { Projection } from "./projection.ts";
import { type EventStore, PAGE, type Selection } from "./store.ts";

/** Somebody who is told of every event, page by page; the next page comes when the last was dealt with. */
export interface Listener {
  /** Events after this position; from the beginning where absent. */
  readonly after?: Position;
  readonly only?: readonly Selection[];
  /** `position` is how far the log was read: resume from it. */
  readonly on: (events: readonly Recorded[], position: Position) => void | Promise<void>;
}

export interface SubscribeOptions {
  /** How many events a page holds at most. */
  readonly limit?: number;
  /** Stop at the end of the log instead of waiting for more. */
  readonly live?: boolean;
  /** Stops it when aborted, as `stop()` does. */
  readonly signal?: AbortSignal;
}

/** A reader that follows the log. */
export interface Subscription {
  /** How far it has come: everything up to here was dealt with. */
  readonly position: Position;
  /** Where it stands against the end of the log. */
  lag(): Promise<{ readonly position: Position; readonly head: Position; readonly caughtUp: boolean }>;
  /** Resolves once this position was dealt with: read what you wrote. Rejects when the subscription ends before. */
  reached(position: Position): Promise<void>;
  /** Finishes the page in hand, keeps its checkpoint, and ends. */
  stop(): Promise<void>;
  /** Resolves when stopped or at the end (`live: false`), rejects with what ended it: `PoisonEventError`, `StoreError` … */
  readonly done: Promise<void>;
}

/**
 * Follows the log: first all there is, then what comes, in order, without gap or repetition, at the reader's own pace.
 * A projection is kept in the store's views and a process sends its commands; both resume from their checkpoint.
 */
export function subscribe(store: EventStore, reader: Listener, options?: SubscribeOptions): Subscription;
export function subscribe<State>(
  store: EventStore,
  reader: Projection<unknown, State>,
  options?: SubscribeOptions & KeepOptions,
): Subscription;
export function subscribe<State>(
  store: EventStore,
  reader: Process<State>,
  options?: SubscribeOptions & RunOptions,
): Subscription;
export function subscribe(
  store: EventStore,
  reader: Listener | Projection | Process,
  options: SubscribeOptions & RunOptions = {},
): Subscription {
  const { live = true, limit = PAGE, signal } = options;
  const stopping = new AbortController();
  const ending = signal ? AbortSignal.any([stopping.signal, signal]) : stopping.signal;
  const waiting = new Set<{
    readonly position: Position;
    readonly resolve: () => void;
    readonly reject: (error: unknown) => void;
  }>();
  let position = start;

  const moveTo = (reached: Position) => {
    position = reached;
    for (const wait of waiting) {
      if (wait.position > reached) continue;
      waiting.delete(wait);
      wait.resolve();
    }
  };

  async function follow(): Promise<void> {
    const keeping = keeperOf(store, reader, options);
    moveTo(await keeping.start());
    while (!ending.aborted) {
      const page = await store.readAll({ after: position, limit, ...(keeping.only && { only: keeping.only }) });
      if (page.position > position) moveTo(await keeping.take(page.events, page.position));
      if (!page.end || position < page.position) continue; // somebody else moved the checkpoint
      if (!live) break;
      await store.changed(position, ending);
    }
    await keeping.end();
  }

  let ended: { readonly why: unknown } | undefined;
  const end = (why: unknown) => {
    ended = { why };
    for (const wait of waiting) wait.reject(why);
    waiting.clear();
  };
  const done = follow();
  done.then(() => end(new Error("the subscription was stopped before that position")), end);

  return {
    get position() {
      return position;
    },
    async lag() {
      const head = await store.head();
      return { position, head, caughtUp: position >= head };
    },
    reached: (target) =>
      new Promise<void>((resolve, reject) => {
        if (position >= target) resolve();
        else if (ended) reject(ended.why);
        else waiting.add({ position: target, resolve, reject });
      }),
    async stop() {
      stopping.abort();
      await done;
    },
    done,
  };
}

function keeperOf(store: EventStore, reader: Listener | Projection | Process, options: RunOptions): Keeping {
  if (!("kind" in reader)) {
    return {
      only: reader.only,
      start: async () => reader.after ?? start,
      async take(events, position) {
        await reader.on(events, position);
        return position;
      },
      async end() {},
    };
  }
  return reader.kind === "process" ? run(store, reader, options) : keep(store, reader, options);
}
