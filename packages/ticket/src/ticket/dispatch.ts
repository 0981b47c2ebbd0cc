import { assign, startCycle, twice } from "./assignment.ts";
import { dissatisfied } from "./callback.ts";
import { sourceLimits, startLimits, statutory } from "./limit.ts";
import { type Phase, type ReadTicket, step, withUnit } from "./phase.ts";
import { against, refuse } from "./refusals.ts";

/** 派单: one unit leads, others assist, three people answer for it, and the clocks start. */
export const dispatch: Phase<"Dispatch" | "SignIn" | "AddAssisting", "Dispatched" | "SignedIn" | "AssistingAdded"> = {
  decide: {
    Dispatch({ data }, ticket, { at, calendar, clocks }) {
      const { statutoryLimit, sourceDue, ...assignment } = data;
      const imported = ticket.source;
      const refusal = against(
        !awaitsDispatch(ticket) && "not-awaiting-dispatch",
        twice([assignment.lead, ...assignment.assisting]) && "unit-named-twice",
        !imported && assignment.owners === undefined && "owners-needed",
        !imported && sourceDue !== undefined && "not-from-source",
        statutoryLimit?.callerTold === false && "limit-untold",
      );
      if (refusal) return refusal;
      const limits =
        imported !== undefined
          ? sourceLimits(imported.system, sourceDue)
          : startLimits(clocks(ticket.kind, calendar.dayOf(at)), at, calendar);
      const longer = statutoryLimit && statutory(statutoryLimit, at, calendar);
      if (longer && limits.reply && longer.due <= limits.reply.due) return refuse("limit-not-longer");
      return [
        {
          type: "Dispatched",
          data: {
            ...assignment,
            at,
            cycle: ticket.cycle,
            limits: longer ? { ...limits, reply: longer } : limits,
            toldOfLongerLimit: longer !== undefined,
          },
        },
      ];
    },
    SignIn: ({ data }, ticket, { at }) =>
      against(
        ticket.status !== "dispatched" && "not-awaiting-signature",
        data.unit !== ticket.lead && "not-the-lead",
      ) ?? [{ type: "SignedIn", data: { ...data, at } }],
    AddAssisting: ({ data }, ticket, { at }) =>
      against(
        !withUnit(ticket) && "not-with-a-unit",
        (data.unit === ticket.lead || ticket.assisting.includes(data.unit)) && "unit-named-twice",
      ) ?? [{ type: "AssistingAdded", data: { ...data, at } }],
  },
  evolve: {
    Dispatched(ticket, { data }) {
      step(ticket, data.at, "dispatched");
      assign(ticket, data);
      startCycle(ticket, data.cycle, data.limits);
    },
    SignedIn: (ticket, { data }) => step(ticket, data.at, "signed"),
    AssistingAdded(ticket, { data }) {
      step(ticket, data.at);
      ticket.assisting.push(data.unit);
    },
  },
};

/** Registered; or answered directly to a caller who was not satisfied with that. */
function awaitsDispatch({ status, lead, callback }: ReadTicket): boolean {
  return (
    status === "registered" ||
    (status === "calledBack" && lead === undefined && callback !== undefined && dissatisfied(callback))
  );
}
