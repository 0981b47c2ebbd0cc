import { project } from "@caseloop/core";
import { postgresStore } from "@caseloop/store-postgres";
import { livesDatabase } from "../postgres/lives.ts";
import { folding } from "../w2/folding.ts";
import { workList } from "../w2/worklist.ts";
import type { Prepare } from "../workload.ts";

export const prepare: Prepare = async ({ streams = 0 }, server) => {
  const store = await postgresStore(await livesDatabase(server, streams));
  return folding(streams, { fold: () => project(store, workList), close: () => store.close() });
};
