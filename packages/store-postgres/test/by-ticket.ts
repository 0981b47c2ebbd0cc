import { decider, projection } from "@caseloop/core";
import { z } from "zod";

const source = decider({
  name: "ticket",
  initial: {},
  commands: {},
  events: { Noted: z.number(), Closed: z.unknown() },
  decide: {},
  evolve: { Noted: () => {}, Closed: () => {} },
});

/** A row for each ticket, with its notes in their order, until it is closed. */
export const byTicket = projection({
  name: "by-ticket",
  from: [source],
  initial: { notes: [] as number[] },
  key: ({ entity }) => entity,
  on: {
    "ticket.Noted": (row, { data }) => void row.notes.push(data),
    "ticket.Closed": () => null,
  },
});
