import type { TicketEvent } from "./events.ts";
import type { Ticket } from "./state.ts";

/** The fold as the documentation of Emmett and Castore writes it: each event spreads the state into a new one. */
export function evolveSpreading(t: Ticket, event: TicketEvent): Ticket {
  switch (event.type) {
    case "Registered": {
      const { title, category, district, urgent, caller } = event.data;
      return { ...t, status: "registered", title, category, district, urgent, caller };
    }
    case "Dispatched": {
      const { lead, owners, due, basis } = event.data;
      return { ...t, status: "dispatched", lead, owners, due, basis };
    }
    case "Signed":
      return { ...t, status: "signed", signedBy: event.data.by };
    case "Contacted":
      return { ...t, contacts: t.contacts + 1, lastContact: event.data };
    case "AssistAsked":
      return { ...t, assisting: [...t.assisting, event.data.unit] };
    case "NoteAdded":
      return { ...t, notes: [...t.notes, event.data] };
    case "ExtensionGranted": {
      const { days, approvedBy, due } = event.data;
      return { ...t, due, extensions: [...t.extensions, { days, approvedBy }] };
    }
    case "Replied":
      return { ...t, status: "replied", reply: event.data };
    case "Reviewed":
      return { ...t, status: event.data.ok ? "reviewed" : "working" };
    case "CalledBack": {
      const { process, result } = event.data;
      return { ...t, status: "called-back", callbacks: [...t.callbacks, { process, result }] };
    }
    case "Redone":
      return { ...t, status: "redo", cycle: event.data.cycle, due: event.data.due };
    case "Closed":
      return { ...t, status: "closed", outcome: event.data.outcome };
    default:
      return t;
  }
}
