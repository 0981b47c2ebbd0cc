import type { TicketEvent } from "./events.ts";
import type { Ticket } from "./state.ts";

/** The floor without its promise: the state keeps the events' own objects, so a later recipe could change what was recorded. */
export function evolveKeeping(t: Ticket, event: TicketEvent): Ticket {
  switch (event.type) {
    case "Registered":
      t.status = "registered";
      t.title = event.data.title;
      t.category = event.data.category;
      t.district = event.data.district;
      t.urgent = event.data.urgent;
      t.caller = event.data.caller;
      return t;
    case "Dispatched":
      t.status = "dispatched";
      t.lead = event.data.lead;
      t.owners = event.data.owners;
      t.due = event.data.due;
      t.basis = event.data.basis;
      return t;
    case "Signed":
      t.status = "signed";
      t.signedBy = event.data.by;
      return t;
    case "Contacted":
      t.contacts++;
      t.lastContact = event.data;
      return t;
    case "AssistAsked":
      t.assisting.push(event.data.unit);
      return t;
    case "NoteAdded":
      t.notes.push(event.data);
      return t;
    case "ExtensionGranted":
      t.due = event.data.due;
      t.extensions.push({ days: event.data.days, approvedBy: event.data.approvedBy });
      return t;
    case "Replied":
      t.status = "replied";
      t.reply = event.data;
      return t;
    case "Reviewed":
      t.status = event.data.ok ? "reviewed" : "working";
      return t;
    case "CalledBack":
      t.status = "called-back";
      t.callbacks.push({ process: event.data.process, result: event.data.result });
      return t;
    case "Redone":
      t.status = "redo";
      t.cycle = event.data.cycle;
      t.due = event.data.due;
      return t;
    case "Closed":
      t.status = "closed";
      t.outcome = event.data.outcome;
      return t;
    default:
      return t;
  }
}
