import type { Position } from "@caseloop/core";
import type { Database } from "./session.ts";

/** How often the head is asked for while somebody waits, in ms: as a net under the notifications, and where there are none. */
const EVERY = { listening: 1000, alone: 50 };
/** How long after a lost connection to listen again, in ms. */
const AGAIN = 200;

interface Waiter {
  readonly after: Position;
  readonly done: () => void;
}

/**
 * Who waits for the log to grow. From the first wait on one connection listens; when it breaks it is made again, and meanwhile
 * the head is asked for. `head` may throw: then everyone is woken, to meet the problem where it can be told.
 */
export function changes(database: Database, channel: string, head: () => Promise<Position>) {
  const waiters = new Set<Waiter>();
  let known = 0;
  let timer: ReturnType<typeof setTimeout> | undefined;
  let looking = false;
  let listening: { readonly stop: () => Promise<void> } | "starting" | undefined;
  let ended = false;

  const wake = (position: number) => {
    known = Math.max(known, Number.isFinite(position) ? position : 0);
    for (const waiter of waiters) if (waiter.after < position) waiter.done();
  };

  async function look(): Promise<void> {
    clearTimeout(timer);
    timer = undefined;
    if (looking || ended) return;
    looking = true;
    const found = await head().catch(() => Number.POSITIVE_INFINITY);
    looking = false;
    wake(found);
    rest();
  }

  const rest = () => {
    if (ended || waiters.size === 0) return;
    timer ??= setTimeout(look, typeof listening === "object" ? EVERY.listening : EVERY.alone).unref();
  };

  async function listen(): Promise<void> {
    if (listening || ended) return;
    listening = "starting";
    const again = () => {
      listening = undefined;
      if (!ended) setTimeout(listen, AGAIN).unref();
    };
    try {
      const stop = await database.listen(channel, (payload) => wake(Number(payload)), again);
      listening = { stop };
      if (ended) await stop(); // what came before the first notification is found by the next look, soon
    } catch {
      again();
    }
  }

  return {
    wait: (after: Position, signal: AbortSignal) =>
      new Promise<void>((resolve) => {
        if (signal.aborted || ended || known > after) return resolve();
        const waiter: Waiter = {
          after,
          done() {
            waiters.delete(waiter);
            signal.removeEventListener("abort", waiter.done);
            if (waiters.size === 0) {
              clearTimeout(timer);
              timer = undefined;
            }
            resolve();
          },
        };
        waiters.add(waiter);
        signal.addEventListener("abort", waiter.done);
        void listen();
        void look();
        rest();
      }),
    /** This process committed up to here. */
    wake,
    async end(): Promise<void> {
      ended = true;
      clearTimeout(timer);
      wake(Number.POSITIVE_INFINITY);
      if (typeof listening === "object") await listening.stop();
    },
  };
}
