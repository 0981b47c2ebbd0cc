import { setTimeout as sleep } from "node:timers/promises";
import { type Position, start } from "@caseloop/core";
import { positionOf } from "./envelope.ts";
import { oursOf } from "./heads.ts";
import type { Scope } from "./scope.ts";
import type { Server } from "./server.ts";

/** A subscription that heard nothing for this long, in milliseconds, is opened anew: it may be dead. */
const QUIET = 15_000;

interface Waiter {
  readonly after: Position;
  readonly wake: () => void;
}

/**
 * Wakes whoever waits for the log to grow. One subscription serves all who wait and ends with the last of them. The client's
 * subscriptions end with their connection; this one is opened anew from where it had come, until it is heard again.
 */
export function watch(server: Server, scope: Scope) {
  const waiting = new Set<Waiter>();
  /** A stretch of the log without events of ours. */
  let empty = { from: start, to: start };
  let run: AbortController | undefined;

  async function follow(): Promise<void> {
    for (let pause = 50; waiting.size > 0; ) {
      run = new AbortController();
      const lowest = [...waiting].map(({ after }) => after).reduce((low, after) => (after < low ? after : low));
      if (lowest < empty.from || lowest > empty.to) empty = { from: lowest, to: lowest };
      try {
        for await (const item of server.follow(empty.to, scope.pattern(), QUIET, run.signal)) {
          pause = 50;
          if ("record" in item) heard(item.record);
          else if (item.looked !== "everything" && item.looked > empty.to) empty.to = Number(item.looked) as Position;
          if (waiting.size === 0) break;
        }
      } catch {
        await sleep(pause, undefined, { signal: run.signal }).catch(() => {});
        pause = Math.min(pause * 2, 5000);
      }
    }
    run = undefined;
  }

  function heard(record: Parameters<typeof positionOf>[0]): void {
    const stream = oursOf(scope, record);
    if (stream === undefined) return;
    const position = positionOf(record, stream);
    empty = { from: position, to: position };
    for (const waiter of waiting) if (waiter.after < position) waiter.wake();
  }

  return {
    wait(after: Position, signal: AbortSignal): Promise<void> {
      return new Promise((resolve) => {
        const wake = () => {
          waiting.delete(waiter);
          signal.removeEventListener("abort", wake);
          resolve();
          if (waiting.size === 0) run?.abort();
        };
        const waiter = { after, wake };
        if (signal.aborted) return resolve();
        waiting.add(waiter);
        signal.addEventListener("abort", wake);
        if (!run) void follow();
        else if (after < empty.from) run.abort(); // begin again where this one stands
      });
    },
    /** Lets everybody go. */
    end(): void {
      for (const { wake } of waiting) wake();
    },
  };
}
