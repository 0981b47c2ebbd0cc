import { type triggers, twice } from "@caseloop/ticket";
import type { Phase } from "./phase.ts";
import { against } from "./refusals.ts";
import { initial } from "./state.ts";

/** The reasons that lie in many people being concerned: only they make several tickets one matter. */
const collective: readonly (typeof triggers)[number][] = ["wideCoverage", "collectiveRisk"];

/** 督办事项: why a matter is raised, and the tickets it is made of. */
export const matter: Phase<
  "Escalate" | "AddTrigger" | "JoinTicket" | "ReleaseTicket",
  "SupervisionEscalated" | "TriggerAdded" | "TicketJoined" | "TicketReleased"
> = {
  decide: {
    Escalate: ({ data }, { status, round }, { at }) =>
      against(
        status === "standing" && "already-supervised",
        (twice(data.tickets) || twice(data.units)) && "named-twice",
        data.tickets.length > 1 && !collective.includes(data.trigger) && "one-ticket-only",
        data.units.includes(data.office) && "supervises-itself",
      ) ?? [{ type: "SupervisionEscalated", data: { ...data, round: round + 1, at } }],
    AddTrigger: ({ data }, { status, triggers, tickets }, { at }) =>
      against(status !== "standing" && "not-supervised", triggers.includes(data.trigger) && "trigger-stands") ?? [
        { type: "TriggerAdded", data: { ...data, tickets, at } },
      ],
    JoinTicket: ({ data }, { status, triggers, tickets, supervisor = "" }, { at }) =>
      against(
        status !== "standing" && "not-supervised",
        tickets.includes(data.ticket) && "already-joined",
        !triggers.some((trigger) => collective.includes(trigger)) && "one-ticket-only",
      ) ?? [{ type: "TicketJoined", data: { ...data, supervisor, triggers, at } }],
    ReleaseTicket: ({ data }, { status, tickets }, { at }) =>
      against(
        status !== "standing" && "not-supervised",
        !tickets.includes(data.ticket) && "not-joined",
        tickets.length === 1 && "last-ticket",
      ) ?? [{ type: "TicketReleased", data: { ...data, at } }],
  },
  evolve: {
    SupervisionEscalated: (_, { data: { at, round, trigger, tickets, units, supervisor } }) => ({
      ...fresh(),
      status: "standing",
      latest: at,
      round,
      triggers: [trigger],
      tickets,
      units,
      supervisor,
    }),
    TriggerAdded(supervision, { data }) {
      supervision.latest = data.at;
      supervision.triggers.push(data.trigger);
    },
    TicketJoined(supervision, { data }) {
      supervision.latest = data.at;
      supervision.tickets.push(data.ticket);
    },
    TicketReleased(supervision, { data }) {
      supervision.latest = data.at;
      supervision.tickets = supervision.tickets.filter((ticket) => ticket !== data.ticket);
    },
  },
};

/** A round begins with nothing promised yet; a tree of its own. */
function fresh() {
  return { ...initial, leaders: [], notices: [], measures: [], spokeFor: [] };
}
