/** What a log is made of, read in this thread. */
import { parentPort, workerData } from "node:worker_threads";
import { sqliteStore } from "@caseloop/store-sqlite";
import { logOf } from "./figures/index.ts";

const store = sqliteStore(workerData as string, { readOnly: true });
try {
  parentPort?.postMessage(await logOf(store));
} finally {
  await store.close();
}
