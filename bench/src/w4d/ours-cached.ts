import { handle, stateCache } from "@caseloop/core";
import { sqliteStore } from "@caseloop/store-sqlite";
import { ticket } from "../ticket/ours.ts";
import { newLife } from "../ticket/recorded.ts";
import { note } from "../w5/commanding.ts";
import type { Prepare } from "../workload.ts";
import { commandingOnFile, fill } from "./on-file.ts";

/** Every ticket's state is hot: the last of its 20 events came by a command through the cache. */
export const prepare: Prepare = (sizes) =>
  commandingOnFile(sizes, {
    async open(file, streams) {
      const store = sqliteStore(file);
      const cache = stateCache({ max: 2 * streams });
      await fill(streams, async (number) => {
        await store.append(`ticket-${number}`, newLife(number).slice(0, -1), { expected: "none" });
        const command = { type: "AddNote", data: note(number), id: `warm-${number}` } as const;
        await handle(store, ticket, `${number}`, command, { cache });
      });
      return { store, cache };
    },
    async send({ store, cache }, number, id) {
      const command = { type: "AddNote", data: note(number), by: "operator-7", id } as const;
      const done = await handle(store, ticket, `${number}`, command, { cache });
      return done.ok ? done.version : 0;
    },
    close: ({ store }) => store.close(),
  });
