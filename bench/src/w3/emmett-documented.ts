import { getSQLiteEventStore } from "@event-driven-io/emmett-sqlite";
import type { Prepare } from "../workload.ts";
import { emmettWriting } from "./emmett-store.ts";

/** As documented: it opens the file for every call. */
export const prepare: Prepare = (sizes) =>
  emmettWriting(sizes, (fileName) => ({ store: getSQLiteEventStore({ fileName }), close: () => {} }));
