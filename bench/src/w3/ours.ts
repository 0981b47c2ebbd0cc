import { sqliteStore } from "@caseloop/store-sqlite";
import { newLife } from "../ticket/recorded.ts";
import type { Prepare } from "../workload.ts";
import { writing } from "./writing.ts";

export const prepare: Prepare = (sizes) =>
  writing(
    sizes,
    async (file) => {
      const store = sqliteStore(file);
      return {
        append: async (stream, events, expected, commandId) =>
          void (await store.append(stream, events, { expected, commandId })),
        close: () => store.close(),
      };
    },
    newLife,
  );
