import { getSQLiteEventStore, sqliteConnection } from "@event-driven-io/emmett-sqlite";
import type { Prepare } from "../workload.ts";
import { emmettWriting } from "./emmett-store.ts";

/** Its best: one connection kept open. Appends at the same time share its transaction, which is a defect of its own. */
export const prepare: Prepare = (sizes) =>
  emmettWriting(sizes, (fileName) => {
    const connection = sqliteConnection({ fileName });
    const store = getSQLiteEventStore({ fileName, connectionOptions: { singleton: true, connection } });
    return { store, close: () => connection.close() };
  });
