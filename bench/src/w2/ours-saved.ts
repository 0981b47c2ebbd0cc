import { rebuild } from "@caseloop/core";
import { sqliteStore } from "@caseloop/store-sqlite";
import type { Prepare } from "../workload.ts";
import { silent } from "./folding.ts";
import { rebuilding } from "./rebuilding.ts";
import { workList } from "./worklist.ts";

/** The whole of `rebuild`: folded, compared with nothing (the view is forgotten before), saved with its checkpoint and switched to. */
export const prepare: Prepare = async ({ streams = 0 }) =>
  silent(
    await rebuilding(streams, (file) => {
      const store = sqliteStore(file);
      return {
        async fold() {
          await store.views.drop(workList.name);
          await rebuild(store, workList);
          return new Map();
        },
        close: () => store.close(),
      };
    }),
  );
