import { load } from "@caseloop/core";
import { sqliteStore } from "@caseloop/store-sqlite";
import { ticket } from "../ticket/ours.ts";
import { loading } from "../w1/loading.ts";
import { logFile, removeLogFile } from "../w2/log-file.ts";
import type { Prepare } from "../workload.ts";

export const prepare: Prepare = async ({ streams = 0 }) => {
  const file = await logFile(streams);
  const store = sqliteStore(file);
  return {
    ...loading(streams, async (number) => (await load(store, ticket, `${number}`)).state),
    async end() {
      await store.close();
      removeLogFile(file);
    },
  };
};
