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
  return (desk, memory) => {
    const workerData: Seat = { path, plan, desk, memory };
    return answerOf<void>(new Worker(new URL("desk-thread.ts", import.meta.url), { workerData }));
  };
}

/** Reads the log in this SQLite file in a thread of its own while it grows; `whole` answers what it is made of, once nobody writes any more. */
export function logInThread(path: string): { whole(): Promise<Log> } {
  const worker = new Worker(new URL("log-thread.ts", import.meta.url), { workerData: path });
  worker.unref(); // it does not keep a program going that has failed
  const log = answerOf<Log>(worker);
  log.catch(() => {});
  return {
    whole() {
      worker.ref();
      worker.postMessage("over");
      return log;
    },
  };
}

/** The last thing a thread says, once it has ended well. */
function answerOf<Answer>(worker: Worker): Promise<Answer> {
  return new Promise((resolve, reject) => {
    let said: unknown;
    worker.on("message", (message) => {
      said = message;
    });
    worker.once("error", reject);
    worker.once("exit", (code) =>
      code === 0 ? resolve(said as Answer) : reject(new Error(`a thread of the play ended with ${code}`)),
    );
  });
}
