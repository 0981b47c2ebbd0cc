import { CommandHandler } from "@event-driven-io/emmett";
import { evolveInPlace } from "../ticket/emmett.ts";
import { emmettFile } from "../ticket/emmett-file.ts";
import type { TicketEvent } from "../ticket/events.ts";
import { type Ticket, unregistered } from "../ticket/state.ts";
import { note } from "../w5/commanding.ts";
import type { Prepare } from "../workload.ts";
import { commandingOnFile } from "./on-file.ts";

const handle = CommandHandler<Ticket, TicketEvent>({ evolve: evolveInPlace, initialState: unregistered });

/** Its best: one connection kept open, folded in place; it validates nothing and has no command ids. */
export const prepare: Prepare = (sizes) =>
  commandingOnFile(sizes, {
    open: emmettFile,
    async send({ store }, number) {
      const done = await handle(store, `ticket-${number}`, (state) => {
        if (state.status === "none") throw new Error("not registered");
        return { type: "NoteAdded", data: note(number) };
      });
      return Number(done.nextExpectedStreamVersion);
    },
    close: ({ close }) => close(),
  });
