import { type CastoreEvent, type CastoreTicket, unversioned } from "./castore.ts";

/** The reducer as the documentation of Castore writes it: each event spreads the aggregate into a new one. */
export function reduceSpreading(aggregate: CastoreTicket | undefined, event: CastoreEvent): CastoreTicket {
  const t = aggregate ?? unversioned(event);
  const { version } = event;
  switch (event.type) {
    case "Registered": {
      const { title, category, district, urgent, caller } = event.payload;
      return { ...t, version, status: "registered", title, category, district, urgent, caller };
    }
    case "Dispatched": {
      const { lead, owners, due, basis } = event.payload;
      return { ...t, version, status: "dispatched", lead, owners, due, basis };
    }
    case "Signed":
      return { ...t, version, status: "signed", signedBy: event.payload.by };
    case "Contacted":
      return { ...t, version, contacts: t.contacts + 1, lastContact: event.payload };
    case "AssistAsked":
      return { ...t, version, assisting: [...t.assisting, event.payload.unit] };
    case "NoteAdded":
      return { ...t, version, notes: [...t.notes, event.payload] };
    case "ExtensionGranted": {
      const { days, approvedBy, due } = event.payload;
      return { ...t, version, due, extensions: [...t.extensions, { days, approvedBy }] };
    }
    case "Replied":
      return { ...t, version, status: "replied", reply: event.payload };
    case "Reviewed":
      return { ...t, version, status: event.payload.ok ? "reviewed" : "working" };
    case "CalledBack": {
      const { process, result } = event.payload;
      return { ...t, version, status: "called-back", callbacks: [...t.callbacks, { process, result }] };
    }
    case "Redone":
      return { ...t, version, status: "redo", cycle: event.payload.cycle, due: event.payload.due };
    case "Closed":
      return { ...t, version, status: "closed", outcome: event.payload.outcome };
    default:
      return t;
  }
}
