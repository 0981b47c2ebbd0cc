import { projection } from "@caseloop/core";
import type { Instant } from "@caseloop/law";
import { ticket } from "@caseloop/ticket";
import { outreach } from "../outreach/index.ts";

/** 主动发现: a ticket the bureau opened itself. */
export interface ProactiveCase {
  topic: string;
  /** The finding it was raised from, where it was. */
  outreach?: string;
  registeredAt?: Instant;
  endedAt?: Instant;
}

/** By ticket: those the bureau opened itself, where they came from, and when they ended. Everybody else's tickets have no row. */
export const proactiveCases = projection({
  name: "proactive-cases",
  from: [ticket, outreach],
  initial: { topic: "" } as ProactiveCase,
  key: ({ category, entity, data }) => (category === "outreach" ? data.ticket : entity),
  on: {
    "outreach.TicketRaised"(row, { entity, data }) {
      row.topic = data.topic;
      row.outreach = entity;
    },
    "ticket.Registered"(row, { data }) {
      if (!data.proactive) return null;
      row.topic = data.topic;
      row.registeredAt = data.at;
      return row;
    },
    "ticket.Closed": (row, { data }) => end(row, data.at),
    "ticket.StoppedWithNote": (row, { data }) => end(row, data.at),
    "ticket.Withdrawn": (row, { data }) => end(row, data.at),
    "ticket.Merged": (row, { data }) => end(row, data.at),
    "ticket.ClosedAtSource": (row, { data }) => end(row, data.at),
    "ticket.RedoOrdered"(row) {
      delete row.endedAt;
      return row.registeredAt === undefined ? null : row;
    },
  },
});

/** A row that was just made for the ending of somebody's complaint is none. */
function end(row: ProactiveCase, at: Instant): ProactiveCase | null {
  if (row.registeredAt === undefined) return null;
  row.endedAt = at;
  return row;
}
