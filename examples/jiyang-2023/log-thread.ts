/** What a log is made of, read in this thread while it grows. */
import { once } from "node:events";
import { parentPort, workerData } from "node:worker_threads";
import { sqliteStore } from "@caseloop/store-sqlite";
import { logOf } from "./figures/index.ts";

const store = sqliteStore(workerData as string, { readOnly: true });
try {
  const over = parentPort ? once(parentPort, "message") : undefined;
  parentPort?.postMessage(await logOf(store, over));
} finally {
  await store.close();
}
