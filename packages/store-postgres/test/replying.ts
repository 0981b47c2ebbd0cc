import { decider, process, send } from "@caseloop/core";
import { z } from "zod";

const ticket = decider({
  name: "ticket",
  initial: {},
  commands: {},
  events: { Noted: z.number() },
  decide: {},
  evolve: { Noted: () => {} },
});

/** Whoever is asked twice to send sends twice: only the command's id can prevent it. */
const letter = decider({
  name: "letter",
  initial: {},
  commands: { Send: z.object({ about: z.number(), remembered: z.number() }) },
  events: { Sent: z.object({ about: z.number(), remembered: z.number() }) },
  decide: { Send: ({ data }) => [{ type: "Sent", data }] },
  evolve: { Sent: () => {} },
});

/** A letter about every note, which says how many notes there were before; five addressees take turns. */
export const replying = process({
  name: "replying",
  from: [ticket],
  initial: { notes: 0 },
  on: { "ticket.Noted": (memory) => void memory.notes++ },
  react: {
    "ticket.Noted": ({ data }, memory) => [
      send(letter, String(data % 5), { type: "Send", data: { about: data, remembered: memory?.notes ?? 0 } }),
    ],
  },
});
