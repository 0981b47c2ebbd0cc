import type { Contender } from "../workload.ts";
import { folding, type Reading } from "./folding.ts";
import { logFile, removeLogFile } from "./log-file.ts";

/** A contender that folds the whole log of the run's file once a round. */
export async function rebuilding(streams: number, open: (file: string) => Reading): Promise<Contender> {
  const file = await logFile(streams);
  const reading = open(file);
  return folding(streams, {
    ...reading,
    async close() {
      await reading.close();
      removeLogFile(file);
    },
  });
}
