import type { Instant } from "@caseloop/law";
import { dissatisfied, unresolved } from "./callback.ts";
import { breachesAt, type Phase, type ReadTicket, step, withUnit } from "./phase.ts";
import { against, refuse } from "./refusals.ts";
import type { Ticket } from "./state.ts";

/**
 * 办结: no ticket ends without a reply and a callback (M1), except in the ways the rules allow, each an event of its own:
 * refused and told so, stopped with a note, withdrawn, merged, closed where it was imported from.
 */
export const ending: Phase<
  "Close" | "ExplainAndStop" | "Withdraw" | "MergeInto" | "Absorb" | "CloseAtSource",
  "Closed" | "StoppedWithNote" | "Withdrawn" | "Merged" | "Absorbed" | "ClosedAtSource"
> = {
  decide: {
    Close({ data }, ticket, { at }) {
      const { status, lead, refusal, callback, redos } = ticket;
      if (status === "refused") {
        return (
          against(!refusal?.told && "refusal-untold") ?? [
            { type: "Closed", data: { ...data, ...standing(ticket, at), ending: "refused", redos } },
          ]
        );
      }
      if (status !== "calledBack" || !callback) return refuse("not-called-back");
      const { process, result } = callback;
      return (
        against(unresolved(callback) && "dissatisfied") ?? [
          {
            type: "Closed",
            data: {
              ...data,
              ...standing(ticket, at),
              ending: lead === undefined ? "answered" : "handled",
              redos,
              process,
              result,
            },
          },
        ]
      );
    },
    ExplainAndStop({ data }, ticket, { at }) {
      const { level, ...stop } = data;
      return (
        against(
          level !== "city" && "only-the-city",
          ticket.status !== "calledBack" && "not-called-back",
          !(ticket.callback && dissatisfied(ticket.callback)) && "not-dissatisfied",
        ) ?? [{ type: "StoppedWithNote", data: { ...stop, ...standing(ticket, at) } }]
      );
    },
    Withdraw: ({ data }, ticket, { at }) =>
      against(ticket.caller === undefined && "no-caller") ?? [
        { type: "Withdrawn", data: { ...data, ...standing(ticket, at) } },
      ],
    MergeInto: ({ data: { ticket: self, into, officer } }, ticket, { at }) =>
      against(
        self === into && "merge-into-itself",
        ticket.absorbed.includes(into) && "merge-cycle",
        ticket.status !== "registered" && !withUnit(ticket) && "merge-too-late",
      ) ?? [{ type: "Merged", data: { into, officer, ...standing(ticket, at) } }],
    Absorb: ({ data }, { absorbed }, { at }) =>
      against(absorbed.includes(data.ticket) && "already-absorbed") ?? [{ type: "Absorbed", data: { ...data, at } }],
    CloseAtSource({ data }, ticket, { at }) {
      const { source, latest } = ticket;
      const closedAt = data.closedAt ?? at;
      if (source === undefined) return refuse("not-from-source");
      return (
        against(closedAt < latest && "before-latest") ?? [
          { type: "ClosedAtSource", data: { ...standing(ticket, closedAt), system: source.system, closedAt, at } },
        ]
      );
    },
  },
  evolve: {
    Closed: (ticket, { data }) => end(ticket, data, data.ending),
    StoppedWithNote: (ticket, { data }) => end(ticket, data, "stoppedWithNote"),
    Withdrawn: (ticket, { data }) => end(ticket, data, "withdrawn"),
    Merged(ticket, { data }) {
      end(ticket, data, "merged");
      ticket.mergedInto = data.into;
    },
    Absorbed(ticket, { data }) {
      step(ticket, data.at);
      ticket.absorbed.push(data.ticket);
    },
    ClosedAtSource: (ticket, { data }) => end(ticket, data, "atSource"),
  },
};

/** What every ending records of how the ticket stood. */
function standing(ticket: ReadTicket, at: Instant) {
  const breaches = breachesAt(ticket, at);
  return {
    unit: ticket.lead,
    cycle: ticket.cycle,
    due: ticket.limits.reply?.due,
    late: breaches.length > 0,
    breaches,
    at,
  };
}

function end(
  ticket: Ticket,
  { at, breaches }: { readonly at: Instant; readonly breaches: number[] },
  how: NonNullable<Ticket["ending"]>,
): void {
  step(ticket, at, "ended");
  ticket.ending = how;
  ticket.breaches = breaches;
}
