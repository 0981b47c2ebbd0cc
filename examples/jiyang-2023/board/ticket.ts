import { type EventStore, load } from "@caseloop/core";
import { escalation } from "@caseloop/escalation";
import type { Instant } from "@caseloop/law";
import type { Row } from "@caseloop/metrics";
import { ticket } from "@caseloop/ticket";
import { table } from "./table.ts";

/** 时间回溯: one ticket as it stood at three moments, on its first day of work, once it was redone, and at its end. */
export async function ticketLines(store: EventStore, rows: readonly Row[]): Promise<string[]> {
  const told = rows.find(({ redos, ended }) => redos.length === 2 && ended?.how === "handled");
  const row = told ?? rows.find(({ redos }) => redos.length > 0) ?? rows.find(({ ended }) => ended !== undefined);
  if (!row) return ["no ticket has ended yet"];
  const moments = [row.cycles[0]?.contact?.at, row.redos.at(-1)?.at, row.ended?.at].filter((at) => at !== undefined);
  const stood = await Promise.all(moments.map((at) => asOf(store, row.ticket, at)));
  return [
    `Ticket 工单 ${row.ticket}, ${row.topic}`,
    ...table(["as of", "status", "unit 承办", "handler 承办人", "leads 牵头", "redos 重办", "due 时限"], stood),
  ];
}

async function asOf(store: EventStore, id: string, at: Instant): Promise<string[]> {
  const { state } = await load(store, ticket, id, { asOf: at });
  const lead = await load(store, escalation, id, { asOf: at });
  return [
    local(at),
    state.status,
    state.lead ?? "–",
    state.owners?.handler ?? "–",
    lead.state.office ?? "–",
    `${state.redos}`,
    state.limits.reply ? local(state.limits.reply.due) : "–",
  ];
}

/** Beijing time 北京时间, to the minute. */
function local(at: Instant): string {
  return new Date(Date.parse(at) + 8 * 3_600_000).toISOString().slice(0, 16).replace("T", " ");
}
