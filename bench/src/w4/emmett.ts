import { getPostgreSQLEventStore } from "@event-driven-io/emmett-postgresql";
import { newDatabase } from "../postgres/database.ts";
import { life, type TicketEvent } from "../ticket/events.ts";
import type { Prepare } from "../workload.ts";
import { writing } from "./writing.ts";

/** As documented, with exact expected versions; it knows no command ids. */
export const prepare: Prepare = (sizes, server) =>
  writing<TicketEvent>(
    sizes,
    newDatabase(server, "emmett"),
    async (url) => {
      const store = getPostgreSQLEventStore(url);
      await store.schema.migrate();
      return {
        table: "emt_messages",
        append: async (stream, events, expected) =>
          void (await store.appendToStream(stream, [...events], {
            expectedStreamVersion: expected === 0 ? "STREAM_DOES_NOT_EXIST" : BigInt(expected),
          })),
        close: () => store.close(),
      };
    },
    life,
  );
