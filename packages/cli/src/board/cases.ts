import { projection } from "@caseloop/core";
import { type Limit, ticket } from "@caseloop/ticket";

type Answer = "satisfied" | "neutral" | "dissatisfied" | "unreachable" | "declined" | "notAsked";

/** One ticket as the board needs it. */
export interface Case {
  topic: string;
  kind: string;
  proactive: boolean;
  registeredAt: string;
  /** The lead unit; absent until dispatch. */
  unit?: string;
  dispatched: boolean;
  /** By when the unit owes its reply, in the present cycle. */
  due?: string;
  /** Whether a rule set it, or the system the ticket was imported from. */
  dueBy?: Limit["basis"]["kind"];
  /** Shelved 挂账: the day promised to the caller, while the clock stands still. */
  shelvedUntil?: string;
  /** Whether the unit still owes a reply. */
  owed: boolean;
  /** Whether a deadline was breached, in any cycle. */
  late: boolean;
  /** First contact with the caller, in time or not. */
  contact?: "inTime" | "late";
  redos: number;
  /** Linked tracks, complaints and reports. */
  tracks: number;
  callback?: { process: Answer; result: Answer; solved?: boolean };
  ended?: { how: string; at: string };
}

const initial: Case = {
  topic: "",
  kind: "",
  proactive: false,
  registeredAt: "",
  dispatched: false,
  owed: false,
  late: false,
  redos: 0,
  tracks: 0,
};

/** 台账: one row for each ticket, from which every figure of the board is counted. */
export const cases = projection({
  name: "cases",
  from: [ticket],
  initial,
  key: ({ entity }) => entity,
  on: {
    "ticket.Registered"(row, { data }) {
      row.topic = data.topic;
      row.kind = data.kind;
      row.proactive = data.proactive;
      row.registeredAt = data.at;
    },
    "ticket.Dispatched"(row, { data }) {
      row.unit = data.lead;
      row.dispatched = true;
      owe(row, data.limits.reply);
    },
    "ticket.Reassigned"(row, { data }) {
      row.unit = data.lead;
    },
    "ticket.Contacted"(row, { data }) {
      if (data.first) row.contact ??= data.late ? "late" : "inTime";
    },
    "ticket.ExtensionGranted": (row, { data }) => owe(row, data.limit),
    "ticket.Shelved"(row, { data }) {
      if (data.pause) row.shelvedUntil = data.until;
    },
    "ticket.Resumed"(row, { data }) {
      delete row.shelvedUntil;
      if (data.limit) owe(row, data.limit);
    },
    "ticket.Replied"(row, { data }) {
      row.owed = false;
      row.late ||= data.late;
    },
    "ticket.ReplySentBack"(row) {
      row.owed = true;
    },
    "ticket.CalledBack"(row, { data }) {
      const { process, result, solved } = data;
      row.callback = { process, result, ...(solved !== undefined && { solved }) };
    },
    "ticket.RedoOrdered"(row, { data }) {
      row.redos = data.redos;
      delete row.callback;
      delete row.ended;
      owe(row, data.limits.reply);
    },
    "ticket.TrackLinked"(row) {
      row.tracks++;
    },
    "ticket.Closed": (row, { data }) => end(row, data.ending, data),
    "ticket.StoppedWithNote": (row, { data }) => end(row, "stoppedWithNote", data),
    "ticket.Withdrawn": (row, { data }) => end(row, "withdrawn", data),
    "ticket.Merged": (row, { data }) => end(row, "merged", data),
    "ticket.ClosedAtSource": (row, { data }) => end(row, "atSource", data),
  },
  revision: 1,
});

function owe(row: Case, limit: Limit | undefined): void {
  row.owed = true;
  delete row.due;
  delete row.dueBy;
  if (!limit) return;
  row.due = limit.due;
  row.dueBy = limit.basis.kind;
}

function end(row: Case, how: string, { at, late }: { readonly at: string; readonly late: boolean }): void {
  row.ended = { how, at };
  row.owed = false;
  row.late = late;
  delete row.shelvedUntil;
}
