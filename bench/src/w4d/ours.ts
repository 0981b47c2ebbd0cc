import { handle } from "@caseloop/core";
import { sqliteStore } from "@caseloop/store-sqlite";
import { ticket } from "../ticket/ours.ts";
import { newLife } from "../ticket/recorded.ts";
import { note } from "../w5/commanding.ts";
import type { Prepare } from "../workload.ts";
import { commandingOnFile, fill } from "./on-file.ts";

export const prepare: Prepare = (sizes) =>
  commandingOnFile(sizes, {
    async open(file, streams) {
      const store = sqliteStore(file);
      await fill(streams, (number) => store.append(`ticket-${number}`, newLife(number), { expected: "none" }));
      return store;
    },
    async send(store, number, id) {
      const command = { type: "AddNote", data: note(number), by: "operator-7", id } as const;
      const done = await handle(store, ticket, `${number}`, command);
      return done.ok ? done.version : 0;
    },
    close: (store) => store.close(),
  });
