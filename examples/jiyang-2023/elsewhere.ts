import { Worker } from "node:worker_threads";
import type { Plan } from "./plan.ts";
import type { Elsewhere } from "./year.ts";

/** What a desk in a thread of its own is told. */
export interface Seat {
  /** The SQLite file, which it opens for itself. */
  readonly path: string;
  readonly plan: Plan;
  readonly desk: number;
  readonly memory: SharedArrayBuffer;
}

/** Plays desks in threads of their own, at the store in this SQLite file. */
export function inThreads(path: string, plan: Plan): Elsewhere {
  return (desk, memory) =>
    new Promise((resolve, reject) => {
      const seat: Seat = { path, plan, desk, memory };
      const thread = new Worker(new URL("elsewhere-thread.ts", import.meta.url), { workerData: seat });
      thread.once("error", reject);
      thread.once("exit", (code) => (code === 0 ? resolve() : reject(new Error(`desk ${desk} ended with ${code}`))));
    });
}
