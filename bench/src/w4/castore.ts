import { PostgresEventStorageAdapter } from "@castore/event-storage-adapter-postgres";
import { newDatabase } from "../postgres/database.ts";
import { life, type TicketEvent } from "../ticket/events.ts";
import type { Prepare } from "../workload.ts";
import { writing } from "./writing.ts";

/** As documented: an event a statement, versions exact by a key; no order across streams and no command ids. */
export const prepare: Prepare = (sizes, server) =>
  writing<TicketEvent>(
    sizes,
    newDatabase(server, "castore"),
    async (connectionString) => {
      await PostgresEventStorageAdapter.createEventTable({
        connectionString,
        aggregateId: { type: "VARCHAR", length: 64 },
      });
      const adapter = new PostgresEventStorageAdapter({ connectionString });
      return {
        table: "event",
        append: async (aggregateId, [event], expected) => {
          const { type = "", data } = event ?? {};
          await adapter.pushEvent(
            { aggregateId, version: expected + 1, type, payload: data },
            { eventStoreId: "tickets" },
          );
        },
      };
    },
    life,
  );
