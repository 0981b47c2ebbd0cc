import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { evolveInPlace } from "../ticket/emmett.ts";
import { emmettFile } from "../ticket/emmett-file.ts";
import type { TicketEvent } from "../ticket/events.ts";
import { type Ticket, unregistered } from "../ticket/state.ts";
import { loading } from "../w1/loading.ts";
import type { Prepare } from "../workload.ts";

/** `aggregateStream` at its best: one connection kept open, folded in place. */
export const prepare: Prepare = async ({ streams = 0 }) => {
  const folder = mkdtempSync(join(tmpdir(), "caseloop-bench-"));
  const { store, close } = await emmettFile(join(folder, "log.db"), streams);
  return {
    ...loading(streams, async (number) => {
      const name = `ticket-${number}`;
      return (
        await store.aggregateStream<Ticket, TicketEvent>(name, { evolve: evolveInPlace, initialState: unregistered })
      ).state;
    }),
    end() {
      close();
      rmSync(folder, { recursive: true });
    },
  };
};
