import { projection } from "@caseloop/core";
import { ticket } from "../ticket/ours.ts";
import { emptyRow, recipes } from "./row.ts";

/** A row for every ticket, from all its events. */
export const workList = projection({
  name: "work-list",
  from: [ticket],
  initial: emptyRow(),
  key: (event) => event.entity,
  on: {
    "ticket.Registered": recipes.Registered,
    "ticket.Dispatched": recipes.Dispatched,
    "ticket.Signed": recipes.Signed,
    "ticket.Contacted": recipes.Contacted,
    "ticket.AssistAsked": recipes.AssistAsked,
    "ticket.NoteAdded": recipes.NoteAdded,
    "ticket.ExtensionGranted": recipes.ExtensionGranted,
    "ticket.Replied": recipes.Replied,
    "ticket.Reviewed": recipes.Reviewed,
    "ticket.CalledBack": recipes.CalledBack,
    "ticket.Redone": recipes.Redone,
    "ticket.Closed": recipes.Closed,
  },
});

/** The same from three of the twelve types. */
export const shortList = projection({
  name: "short-list",
  from: [ticket],
  initial: emptyRow(),
  key: (event) => event.entity,
  on: {
    "ticket.Registered": recipes.Registered,
    "ticket.Dispatched": recipes.Dispatched,
    "ticket.Closed": recipes.Closed,
  },
});
