import type { DataOf, TicketEvent, TicketType } from "../ticket/events.ts";

/** One row of the work list, by ticket. */
export interface Row {
  status: string;
  lead: string;
  due: string;
  notes: number;
  contacts: number;
  cycle: number;
}

export const emptyRow = (): Row => ({ status: "none", lead: "", due: "", notes: 0, contacts: 0, cycle: 1 });

/** The row under this key, made when it is first asked for. */
export function rowOf(rows: Map<string, Row>, key: string): Row {
  let row = rows.get(key);
  if (row === undefined) {
    row = emptyRow();
    rows.set(key, row);
  }
  return row;
}

type Recipes = { readonly [T in TicketType]: (row: Row, event: { readonly data: DataOf<T> }) => void };

/** What each event does to its row: the same for ours and for those written by hand. */
export const recipes: Recipes = {
  Registered(row) {
    row.status = "registered";
  },
  Dispatched(row, { data }) {
    row.status = "dispatched";
    row.lead = data.lead;
    row.due = data.due;
  },
  Signed(row) {
    row.status = "signed";
  },
  Contacted(row) {
    row.contacts++;
  },
  AssistAsked(row) {
    row.status = "assisted";
  },
  NoteAdded(row) {
    row.notes++;
  },
  ExtensionGranted(row, { data }) {
    row.due = data.due;
  },
  Replied(row) {
    row.status = "replied";
  },
  Reviewed(row, { data }) {
    row.status = data.ok ? "reviewed" : "working";
  },
  CalledBack(row) {
    row.status = "called-back";
  },
  Redone(row, { data }) {
    row.cycle = data.cycle;
    row.due = data.due;
  },
  Closed(row) {
    row.status = "closed";
  },
};

/** The three that a filtered projection reads. */
export const few = ["Registered", "Dispatched", "Closed"] as const;

/** The same recipes as one switch, as a person would write the loop. */
export function foldRow(row: Row, type: string, data: unknown): void {
  const event = { type, data } as TicketEvent;
  switch (event.type) {
    case "Registered":
      row.status = "registered";
      return;
    case "Signed":
      row.status = "signed";
      return;
    case "Replied":
      row.status = "replied";
      return;
    case "Closed":
      row.status = "closed";
      return;
    case "Dispatched":
      row.status = "dispatched";
      row.lead = event.data.lead;
      row.due = event.data.due;
      return;
    case "Contacted":
      row.contacts++;
      return;
    case "AssistAsked":
      row.status = "assisted";
      return;
    case "NoteAdded":
      row.notes++;
      return;
    case "ExtensionGranted":
      row.due = event.data.due;
      return;
    case "Reviewed":
      row.status = event.data.ok ? "reviewed" : "working";
      return;
    case "CalledBack":
      row.status = "called-back";
      return;
    case "Redone":
      row.cycle = event.data.cycle;
      row.due = event.data.due;
  }
}
