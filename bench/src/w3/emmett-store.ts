import type { SQLiteEventStore } from "@event-driven-io/emmett-sqlite";
import { life, type TicketEvent } from "../ticket/events.ts";
import type { Contender, Sizes } from "../workload.ts";
import { writing } from "./writing.ts";

/** emmett-sqlite with exact expected versions from the second append of a stream on; it knows no command ids. */
export function emmettWriting(
  sizes: Sizes,
  open: (file: string) => { store: SQLiteEventStore; close: () => unknown },
): Promise<Contender> {
  return writing<TicketEvent>(
    sizes,
    async (file) => {
      const { store, close } = open(file);
      await store.schema.migrate();
      return {
        append: async (stream, events, expected) =>
          void (await store.appendToStream(stream, [...events], {
            expectedStreamVersion: expected === 0 ? "STREAM_DOES_NOT_EXIST" : BigInt(expected),
          })),
        close,
      };
    },
    life,
  );
}
