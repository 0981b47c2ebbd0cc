import type { Position } from "@caseloop/core";

/** Other processes are noticed by asking, this often in milliseconds, and only while somebody waits. */
const EVERY = 40;

interface Waiter {
  readonly after: Position;
  readonly done: () => void;
}

/** Who waits for the log to grow. `head` may throw: then everyone is woken, to meet the problem where it can be told. */
export function changes(head: () => Position) {
  const waiters = new Set<Waiter>();
  let timer: ReturnType<typeof setInterval> | undefined;

  const wake = (below: number) => {
    for (const waiter of waiters) if (waiter.after < below) waiter.done();
  };
  const look = () => {
    try {
      wake(head());
    } catch {
      wake(Number.POSITIVE_INFINITY);
    }
  };

  return {
    wait: (after: Position, signal: AbortSignal) =>
      new Promise<void>((resolve) => {
        const waiter: Waiter = {
          after,
          done() {
            waiters.delete(waiter);
            signal.removeEventListener("abort", waiter.done);
            if (waiters.size === 0) {
              clearInterval(timer);
              timer = undefined;
            }
            resolve();
          },
        };
        if (signal.aborted) return resolve();
        waiters.add(waiter);
        signal.addEventListener("abort", waiter.done);
        timer ??= setInterval(look, EVERY).unref();
        look();
      }),
    /** This process committed something. */
    wake: () => {
      if (waiters.size > 0) look();
    },
    end: () => wake(Number.POSITIVE_INFINITY),
  };
}
