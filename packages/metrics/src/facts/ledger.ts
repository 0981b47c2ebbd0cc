import { asOfInstant, type EventName, type EventNamed, type Projection, projection } from "@caseloop/core";
import { ticket } from "@caseloop/ticket";
import type { Cycle, Fact, TicketFacts } from "./facts.ts";

type Recorded = EventNamed<typeof ticket, EventName<typeof ticket>>;
type Named<Type extends string> = EventNamed<typeof ticket, `ticket.${Type}`>;

/** What a host wants to count by beside what a ticket says itself, read from its registration: `{ area: (data) => … }`. */
export type Tags = Readonly<Record<string, (registered: Named<"Registered">["data"]) => string | undefined>>;

/** What a kept ledger is called, and the revision of its recipes. */
export interface LedgerOptions {
  readonly name?: string;
  readonly tags?: Tags;
  /** Raise it when a tag changes: kept rows are outdated then. */
  readonly revision?: number;
}

const initial: TicketFacts = {
  ticket: "",
  kind: "help",
  channel: "phone",
  topic: "",
  proactive: false,
  imported: false,
  tags: {},
  cycles: [],
  redos: [],
};

/**
 * 工单台账: one row of facts for each ticket, kept event by event or folded as of any moment, by either time.
 * Every rate is a count over these rows.
 */
export function ticketLedger({
  name = "ticketLedger",
  tags = {},
  revision = 0,
}: LedgerOptions = {}): Projection<ReadonlyMap<string, TicketFacts>, TicketFacts> {
  return projection({
    name,
    from: [ticket],
    initial,
    key: ({ entity }) => entity,
    on: {
      "ticket.Registered"(row, event) {
        const { kind, channel, topic, proactive, source, caller, respondent } = event.data;
        Object.assign(row, { ticket: event.entity, kind, channel, topic, proactive, imported: source !== undefined });
        if (caller) row.caller = caller.identity;
        if (respondent?.id !== undefined) row.business = respondent.id;
        for (const [tag, of] of Object.entries(tags)) {
          const value = of(event.data);
          if (value !== undefined) row.tags[tag] = value;
        }
        row.registered = fact(event);
      },
      "ticket.AnsweredDirectly"(row, event) {
        cycleOf(row).done = { ...fact(event), late: false };
      },
      "ticket.Dispatched"(row, event) {
        const { cycle, lead, subUnit, assisting, limits } = event.data;
        begin(row, event, { cycle, lead, assisting, ...(subUnit !== undefined && { subUnit }) }, limits);
      },
      "ticket.Reassigned"(row, { data: { lead, subUnit, assisting } }) {
        const now = cycleOf(row);
        delete now.subUnit;
        Object.assign(now, { lead, assisting, ...(subUnit !== undefined && { subUnit }) });
      },
      "ticket.AssistingAdded"(row, { data }) {
        const now = cycleOf(row);
        now.assisting = [...now.assisting, data.unit];
      },
      "ticket.Contacted"(row, event) {
        if (event.data.first) cycleOf(row).contact = { ...fact(event), late: event.data.late };
      },
      "ticket.ExtensionGranted": (row, event) => move(cycleOf(row), event, event.data.limit.due),
      "ticket.Shelved"(row, event) {
        const now = cycleOf(row);
        if (!event.data.pause || !now.due) return;
        now.stopped = { due: now.due.at };
        move(now, event, asOfInstant(event.data.until));
      },
      "ticket.Resumed"(row, event) {
        const now = cycleOf(row);
        const due = event.data.limit?.due ?? now.stopped?.due;
        if (now.stopped && due !== undefined) move(now, event, due);
        delete now.stopped;
      },
      "ticket.Replied"(row, event) {
        cycleOf(row).done = { ...fact(event), late: event.data.late };
      },
      "ticket.ReplySentBack"(row) {
        const now = cycleOf(row);
        delete now.done;
        delete now.callback;
      },
      "ticket.CalledBack"(row, event) {
        const { level, process, result, solved } = event.data;
        const said = { level, process, result, ...(solved !== undefined && { solved }) };
        cycleOf(row).callback = { ...fact(event), ...said };
      },
      "ticket.RedoOrdered"(row, event) {
        const { lead, subUnit, assisting } = cycleOf(row);
        const hands = { lead: lead ?? event.data.unit, assisting: [...assisting], ...(subUnit && { subUnit }) };
        begin(row, event, { cycle: event.data.cycle, ...hands }, event.data.limits);
        row.redos.push(fact(event));
        delete row.ended;
      },
      "ticket.Closed": (row, event) => end(row, event, event.data.ending),
      "ticket.StoppedWithNote": (row, event) => end(row, event, "stoppedWithNote"),
      "ticket.Withdrawn": (row, event) => end(row, event, "withdrawn"),
      "ticket.Merged": (row, event) => end(row, event, "merged"),
      "ticket.ClosedAtSource": (row, event) => end(row, event, "atSource", event.data.closedAt),
    },
    revision: revision + 2,
  });
}

function fact(event: Recorded, at = event.data.at): Fact {
  return { at, event: event.version };
}

/** The cycle under way; the first begins with registration. */
function cycleOf(row: TicketFacts): Cycle {
  const now = row.cycles.at(-1) ?? { cycle: 1, assisting: [] };
  if (row.cycles.length === 0) row.cycles.push(now);
  return now;
}

type Limits = Named<"Dispatched">["data"]["limits"];

/** A cycle begins; a first one that was answered directly begins anew with its dispatch. */
function begin(row: TicketFacts, event: Named<"Dispatched" | "RedoOrdered">, hands: Cycle, limits: Limits): void {
  if (row.cycles.at(-1)?.cycle === hands.cycle) row.cycles.pop();
  const { reply, contact } = limits;
  row.cycles.push({
    ...hands,
    began: fact(event),
    ...(reply && { due: { at: reply.due, events: [event.version] } }),
    ...(contact && { contactDue: contact.due }),
  });
}

/** The deadline moves; what set it before stays on record. */
function move(now: Cycle, event: Recorded, at: string): void {
  now.due = { at, events: [...(now.due?.events ?? []), event.version] };
}

type Ending = Named<"Closed" | "StoppedWithNote" | "Withdrawn" | "Merged" | "ClosedAtSource">;

/** The ticket ends: a reply still owed is owed no more, in time or not. */
function end(row: TicketFacts, event: Ending, how: NonNullable<TicketFacts["ended"]>["how"], at = event.data.at): void {
  row.ended = { ...fact(event, at), how };
  const now = cycleOf(row);
  now.done ??= { ...fact(event, at), late: event.data.breaches.includes(event.data.cycle) };
  delete now.stopped;
}
