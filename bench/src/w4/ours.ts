import { postgresStore } from "@caseloop/store-postgres";
import { newDatabase } from "../postgres/database.ts";
import { newLife } from "../ticket/recorded.ts";
import type { Prepare } from "../workload.ts";
import { writing } from "./writing.ts";

export const prepare: Prepare = (sizes, server) =>
  writing(
    sizes,
    newDatabase(server, "ours"),
    async (url) => {
      const store = await postgresStore(url);
      return {
        table: "caseloop.events",
        append: async (stream, events, expected, commandId) =>
          void (await store.append(stream, events, { expected, commandId })),
        close: () => store.close(),
      };
    },
    newLife,
  );
