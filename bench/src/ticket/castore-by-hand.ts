import { type CastoreEvent, type CastoreTicket, unversioned } from "./castore.ts";

/** The floor's fold as a reducer of Castore: in place, with copies of what it keeps. */
export function reduceByHand(aggregate: CastoreTicket | undefined, event: CastoreEvent): CastoreTicket {
  const t = aggregate ?? unversioned(event);
  t.version = event.version;
  switch (event.type) {
    case "Registered": {
      const d = event.payload;
      t.status = "registered";
      t.title = d.title;
      t.category = d.category;
      t.district = d.district;
      t.urgent = d.urgent;
      t.caller = { id: d.caller.id, confidential: d.caller.confidential };
      return t;
    }
    case "Dispatched": {
      const { lead, owners, due, basis } = event.payload;
      t.status = "dispatched";
      t.lead = lead;
      t.owners = { leader: owners.leader, head: owners.head, handler: owners.handler };
      t.due = due;
      t.basis = { act: basis.act, article: basis.article, edition: basis.edition };
      return t;
    }
    case "Signed":
      t.status = "signed";
      t.signedBy = event.payload.by;
      return t;
    case "Contacted": {
      const d = event.payload;
      t.contacts++;
      t.lastContact = { by: d.by, channel: d.channel, summary: d.summary, minutes: d.minutes };
      return t;
    }
    case "AssistAsked":
      t.assisting.push(event.payload.unit);
      return t;
    case "NoteAdded": {
      const d = event.payload;
      t.notes.push({
        by: d.by,
        text: d.text,
        place: { road: d.place.road, number: d.place.number },
        photos: [...d.photos],
      });
      return t;
    }
    case "ExtensionGranted":
      t.due = event.payload.due;
      t.extensions.push({ days: event.payload.days, approvedBy: event.payload.approvedBy });
      return t;
    case "Replied": {
      const d = event.payload;
      t.status = "replied";
      t.reply = { by: d.by, text: d.text, outcome: d.outcome, documents: [...d.documents] };
      return t;
    }
    case "Reviewed":
      t.status = event.payload.ok ? "reviewed" : "working";
      return t;
    case "CalledBack":
      t.status = "called-back";
      t.callbacks.push({ process: event.payload.process, result: event.payload.result });
      return t;
    case "Redone":
      t.status = "redo";
      t.cycle = event.payload.cycle;
      t.due = event.payload.due;
      return t;
    case "Closed":
      t.status = "closed";
      t.outcome = event.payload.outcome;
      return t;
    default:
      return t;
  }
}
