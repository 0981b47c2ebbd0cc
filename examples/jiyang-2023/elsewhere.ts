import { Worker } from "node:worker_threads";
import type { Log } from "./figures/index.ts";
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
    thread<void>(new URL("desk-thread.ts", import.meta.url), { path, plan, desk, memory } satisfies Seat);
}

/** What the log in this SQLite file is made of, read in a thread of its own. */
export function logInThread(path: string): Promise<Log> {
  return thread<Log>(new URL("log-thread.ts", import.meta.url), path);
}

/** Runs the module in a thread; answers the last thing it said, once it has ended well. */
function thread<Answer>(module: URL, workerData: unknown): Promise<Answer> {
  return new Promise((resolve, reject) => {
    const worker = new Worker(module, { workerData });
    let said: unknown;
    worker.on("message", (message) => {
      said = message;
    });
    worker.once("error", reject);
    worker.once("exit", (code) =>
      code === 0 ? resolve(said as Answer) : reject(new Error(`${module.pathname} ended with ${code}`)),
    );
  });
}
