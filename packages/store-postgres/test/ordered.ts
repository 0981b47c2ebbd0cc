import { decider, projection } from "@caseloop/core";
import { z } from "zod";

const source = decider({
  name: "ticket",
  initial: {},
  commands: {},
  events: { Noted: z.number() },
  decide: {},
  evolve: { Noted: () => {} },
});

/** All it saw, in the order it saw it: an event folded twice, left out or out of order shows. */
export const inOrder = (name: string) =>
  projection({
    name,
    from: [source],
    initial: { seen: [] as number[] },
    on: { "ticket.Noted": (state, { data }) => void state.seen.push(data) },
  });
