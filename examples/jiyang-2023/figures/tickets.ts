import { type EventStore, history, type Projection, projection, selected } from "@caseloop/core";
import { escalation } from "@caseloop/escalation";
import { editionOn } from "@caseloop/law";
import {
  assumedRatePolicy,
  days,
  onTime,
  type Rate,
  rate,
  resultSatisfaction,
  type TicketFacts,
  ticketLedger,
} from "@caseloop/metrics";
import { complaint, ticket } from "@caseloop/ticket";
import type { Projected } from "./projected.ts";

/** 自行和解: each complaint that the parties settled by themselves, with its ticket. */
const selfSettled: Projection<ReadonlyMap<string, SelfSettled>, SelfSettled> = projection({
  name: "year-self-settled",
  from: [complaint],
  initial: { ticket: "", settled: false } as SelfSettled,
  key: ({ entity }) => entity,
  on: {
    "complaint.Opened"(row, { data }) {
      row.ticket = data.ticket;
    },
    "complaint.SelfSettled"(row) {
      row.settled = true;
    },
  },
});
interface SelfSettled {
  ticket: string;
  settled: boolean;
}

/** 提级阶梯: how many tickets each redo brought to which office. */
const leadByRedo: Projection<LeadByRedo> = projection({
  name: "year-lead-by-redo",
  from: [escalation],
  initial: {} as LeadByRedo,
  on: {
    "escalation.LeadRaised"(leads, { data: { because, office } }) {
      if (because.kind !== "redos") return;
      const lead = leads[because.redos] ?? { office, tickets: 0 };
      leads[because.redos] = { office, tickets: lead.tickets + 1 };
    },
  },
});
/** By number of city redos 市级重办. */
export type LeadByRedo = Record<number, { office: string; tickets: number }>;

/** What these figures are found from, beside the tickets that were self-settled. */
export const ticketProjections = { selfSettled, leadByRedo };

/** 自行和解与提级: the page's figures on tickets. */
export interface TicketFigures {
  readonly selfSettled: number;
  /** Of the tickets of these complaints. */
  readonly selfSettledOnTime: Rate;
  readonly selfSettledSatisfaction: Rate;
  readonly leadByRedo: LeadByRedo;
}

/** What they say about the days from the first to the last, both included. */
export async function ticketFigures(
  store: EventStore,
  views: Projected<typeof ticketProjections>,
  from: string,
  to: string,
): Promise<TicketFigures> {
  const settled = [...views.selfSettled.values()].filter((row) => row.settled);
  const theirs = await ledgerOf(store, new Set(settled.map((row) => row.ticket)));
  const question = {
    rules: editionOn(assumedRatePolicy, from).rules,
    period: days(from, to),
    at: `${to}T15:59:59.999Z`,
  };
  return {
    selfSettled: settled.length,
    selfSettledOnTime: rate(theirs, { ...question, metric: onTime }),
    selfSettledSatisfaction: rate(theirs, { ...question, metric: resultSatisfaction }),
    leadByRedo: views.leadByRedo,
  };
}

/** The rows of these tickets, from their own events. */
async function ledgerOf(store: EventStore, ids: Iterable<string>): Promise<readonly TicketFacts[]> {
  const ledger = ticketLedger();
  const rows = new Map<string, TicketFacts>();
  for (const id of ids)
    for (const event of await history(store, ticket, id)) if (selected(ledger.only, event)) ledger.apply(rows, event);
  return [...rows.values()];
}
