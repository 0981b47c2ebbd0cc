import { assign, twice } from "./assignment.ts";
import { limitOf } from "./limit.ts";
import { askReview, endReview } from "./pending.ts";
import { type Phase, step, withUnit } from "./phase.ts";
import { against, refuse } from "./refusals.ts";

/**
 * 退回与职责争议: a unit says the ticket is not its own, or units differ over whose it is.
 * The first unit stays responsible until another is named [BJ 14], and the caller's deadline runs on through every return.
 */
export const giveback: Phase<
  "RequestReturn" | "GrantReturn" | "DenyReturn" | "RaiseDispute" | "SettleDispute",
  "ReturnRequested" | "ReturnGranted" | "ReturnDenied" | "Reassigned" | "DutyDisputeRaised" | "DutyDisputeSettled"
> = {
  decide: {
    RequestReturn({ data }, ticket, { at }) {
      const { status, lead, designated, limits } = ticket;
      return (
        against(
          status !== "dispatched" && status !== "signed" && status !== "inProgress" && "not-with-a-unit",
          data.unit !== lead && "not-the-lead",
          designated && "unit-designated",
          (limits.giveBack === undefined || at > limits.giveBack.due) && "return-too-late",
        ) ?? [{ type: "ReturnRequested", data: { ...data, at } }]
      );
    },
    GrantReturn({ data }, ticket, { at, calendar, clocks }) {
      const { lead, returning } = ticket;
      if (ticket.status !== "returnUnderReview" || lead === undefined || returning === undefined)
        return refuse("no-return-under-review");
      const { approver, reason, next, designated } = data;
      const refusal = against(
        approver === returning.officer && "approver-is-applicant",
        next.lead === lead && "same-lead",
        twice([next.lead, ...next.assisting]) && "unit-named-twice",
      );
      if (refusal) return refusal;
      const giveBack = limitOf(clocks(ticket.kind, calendar.dayOf(at)).giveBack, at, calendar);
      return [
        { type: "ReturnGranted", data: { unit: lead, approver, reason, at } },
        { type: "Reassigned", data: { ...next, from: lead, designated, because: "return", giveBack, at } },
      ];
    },
    DenyReturn({ data }, { status, lead, returning }, { at }) {
      if (status !== "returnUnderReview" || lead === undefined) return refuse("no-return-under-review");
      return (
        against(data.approver === returning?.officer && "approver-is-applicant") ?? [
          { type: "ReturnDenied", data: { ...data, unit: lead, at } },
        ]
      );
    },
    RaiseDispute: ({ data }, ticket, { at }) =>
      against(
        !withUnit(ticket) && "not-with-a-unit",
        ticket.disputed && "already-disputed",
        new Set(data.units).size < data.units.length && "unit-named-twice",
      ) ?? [{ type: "DutyDisputeRaised", data: { ...data, at } }],
    SettleDispute({ data }, ticket, { at }) {
      const { lead, disputed } = ticket;
      const { arbiter, reason, next } = data;
      if (!withUnit(ticket) || lead === undefined || !disputed) return refuse("not-disputed");
      return (
        against(
          ticket.status === "shelved" && "shelved",
          twice([next.lead, ...next.assisting]) && "unit-named-twice",
        ) ?? [
          { type: "DutyDisputeSettled", data: { lead: next.lead, arbiter, reason, at } },
          { type: "Reassigned", data: { ...next, from: lead, designated: true, because: "dispute", at } },
        ]
      );
    },
  },
  evolve: {
    ReturnRequested(ticket, { data }) {
      askReview(ticket, data.at, "returnUnderReview");
      ticket.returning = { officer: data.officer };
    },
    ReturnGranted: (ticket, { data }) => endReview(ticket, data.at),
    ReturnDenied(ticket, { data }) {
      endReview(ticket, data.at);
      ticket.designated ||= data.designated;
    },
    Reassigned(ticket, { data }) {
      endReview(ticket, data.at);
      step(ticket, data.at, "dispatched");
      assign(ticket, data);
      delete ticket.limits.giveBack;
      if (data.giveBack) ticket.limits.giveBack = data.giveBack;
    },
    DutyDisputeRaised(ticket, { data }) {
      step(ticket, data.at);
      ticket.disputed = true;
    },
    DutyDisputeSettled(ticket, { data }) {
      step(ticket, data.at);
      ticket.disputed = false;
    },
  },
};
