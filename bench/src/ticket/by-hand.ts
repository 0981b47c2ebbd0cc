import type { TicketEvent } from "./events.ts";
import type { Ticket } from "./state.ts";

/**
 * The floor: the best fold a person would write, one switch on a private mutable object.
 * It keeps the promise that nothing it holds is the recorded event: what it keeps, it copies by hand.
 */
export function evolveByHand(t: Ticket, event: TicketEvent): void {
  switch (event.type) {
    case "Registered": {
      const d = event.data;
      t.status = "registered";
      t.title = d.title;
      t.category = d.category;
      t.district = d.district;
      t.urgent = d.urgent;
      t.caller = { id: d.caller.id, confidential: d.caller.confidential };
      return;
    }
    case "Dispatched": {
      const { lead, owners, due, basis } = event.data;
      t.status = "dispatched";
      t.lead = lead;
      t.owners = { leader: owners.leader, head: owners.head, handler: owners.handler };
      t.due = due;
      t.basis = { act: basis.act, article: basis.article, edition: basis.edition };
      return;
    }
    case "Signed":
      t.status = "signed";
      t.signedBy = event.data.by;
      return;
    case "Contacted": {
      const d = event.data;
      t.contacts++;
      t.lastContact = { by: d.by, channel: d.channel, summary: d.summary, minutes: d.minutes };
      return;
    }
    case "AssistAsked":
      t.assisting.push(event.data.unit);
      return;
    case "NoteAdded": {
      const d = event.data;
      t.notes.push({
        by: d.by,
        text: d.text,
        place: { road: d.place.road, number: d.place.number },
        photos: [...d.photos],
      });
      return;
    }
    case "ExtensionGranted":
      t.due = event.data.due;
      t.extensions.push({ days: event.data.days, approvedBy: event.data.approvedBy });
      return;
    case "Replied": {
      const d = event.data;
      t.status = "replied";
      t.reply = { by: d.by, text: d.text, outcome: d.outcome, documents: [...d.documents] };
      return;
    }
    case "Reviewed":
      t.status = event.data.ok ? "reviewed" : "working";
      return;
    case "CalledBack":
      t.status = "called-back";
      t.callbacks.push({ process: event.data.process, result: event.data.result });
      return;
    case "Redone":
      t.status = "redo";
      t.cycle = event.data.cycle;
      t.due = event.data.due;
      return;
    case "Closed":
      t.status = "closed";
      t.outcome = event.data.outcome;
      return;
    default:
      throw new Error(`unknown event ${(event satisfies never as { type: string }).type}`);
  }
}
