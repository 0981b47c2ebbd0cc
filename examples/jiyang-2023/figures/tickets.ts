import { type EventStore, type Projection, project, projection } from "@caseloop/core";
import { escalation } from "@caseloop/escalation";
import { editionOn } from "@caseloop/law";
import { assumedRatePolicy, days, onTime, type Rate, rate, resultSatisfaction, ticketLedger } from "@caseloop/metrics";
import { complaint } from "@caseloop/ticket";

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

/** 自行和解与提级: the page's figures on tickets. */
export interface TicketFigures {
  readonly selfSettled: number;
  /** Of the tickets of these complaints. */
  readonly selfSettledOnTime: Rate;
  readonly selfSettledSatisfaction: Rate;
  readonly leadByRedo: LeadByRedo;
}

/** What the events of a store say about the days from the first to the last, both included. */
export async function ticketFigures(store: EventStore, from: string, to: string): Promise<TicketFigures> {
  const settled = [...(await project(store, selfSettled)).values()].filter((row) => row.settled);
  const of = new Set(settled.map(({ ticket }) => ticket));
  const rows = await project(store, ticketLedger());
  const question = {
    rules: editionOn(assumedRatePolicy, from).rules,
    period: days(from, to),
    at: `${to}T15:59:59.999Z`,
  };
  const theirs = [...of].flatMap((id) => rows.get(id) ?? []);
  return {
    selfSettled: settled.length,
    selfSettledOnTime: rate(theirs, { ...question, metric: onTime }),
    selfSettledSatisfaction: rate(theirs, { ...question, metric: resultSatisfaction }),
    leadByRedo: await project(store, leadByRedo),
  };
}
