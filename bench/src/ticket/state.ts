import type { DataOf } from "./events.ts";

/** What every contender folds the events to. */
export interface Ticket {
  status: string;
  title: string;
  category: string;
  district: string;
  urgent: boolean;
  caller: { id: string; confidential: boolean } | null;
  lead: string;
  owners: { leader: string; head: string; handler: string } | null;
  basis: { act: string; article: string; edition: string } | null;
  due: string;
  signedBy: string;
  assisting: string[];
  notes: DataOf<"NoteAdded">[];
  contacts: number;
  lastContact: DataOf<"Contacted"> | null;
  extensions: { days: number; approvedBy: string }[];
  reply: DataOf<"Replied"> | null;
  callbacks: { process: number; result: number }[];
  cycle: number;
  outcome: string;
}

/** The state before the first event, new each time: the caller's own. */
export function unregistered(): Ticket {
  return {
    status: "none",
    title: "",
    category: "",
    district: "",
    urgent: false,
    caller: null,
    lead: "",
    owners: null,
    basis: null,
    due: "",
    signedBy: "",
    assisting: [],
    notes: [],
    contacts: 0,
    lastContact: null,
    extensions: [],
    reply: null,
    callbacks: [],
    cycle: 1,
    outcome: "",
  };
}
