import { load } from "@caseloop/core";
import { postgresStore } from "@caseloop/store-postgres";
import { livesDatabase } from "../postgres/lives.ts";
import { ticket } from "../ticket/ours.ts";
import { loading } from "../w1/loading.ts";
import type { Prepare } from "../workload.ts";

export const prepare: Prepare = async ({ streams = 0 }, server) => {
  const store = await postgresStore(await livesDatabase(server, streams));
  return {
    ...loading(streams, async (number) => (await load(store, ticket, `${number}`)).state),
    end: () => store.close(),
  };
};
