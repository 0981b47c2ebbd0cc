import { project } from "@caseloop/core";
import { sqliteStore } from "@caseloop/store-sqlite";
import type { Prepare } from "../workload.ts";
import { rebuilding } from "./rebuilding.ts";
import { workList } from "./worklist.ts";

export const prepare: Prepare = ({ streams = 0 }) =>
  rebuilding(streams, (file) => {
    const store = sqliteStore(file);
    return { fold: () => project(store, workList), close: () => store.close() };
  });
