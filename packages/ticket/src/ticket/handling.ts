import { work } from "./pending.ts";
import { type Phase, type ReadTicket, step, withUnit } from "./phase.ts";
import { against, refuse } from "./refusals.ts";

/** 办理: contact, notes, visits, a first reply, and the opinions of the units that assist. */
export const handling: Phase<
  | "RecordContact"
  | "NoteWork"
  | "RecordVisit"
  | "GiveFirstReply"
  | "OpenCoordination"
  | "RecordOpinion"
  | "ConcludeCoordination",
  | "Contacted"
  | "WorkNoted"
  | "SiteVisited"
  | "FirstReplyGiven"
  | "CoordinationOpened"
  | "OpinionRecorded"
  | "CoordinationConcluded"
> = {
  decide: {
    RecordContact({ data }, ticket, { at }) {
      const { lead, contacted, limits } = ticket;
      if (lead === undefined) return refuse("not-with-a-unit");
      const first = data.reached && !contacted;
      const late = limits.contact !== undefined && at > limits.contact.due;
      return againstWork(ticket) ?? [{ type: "Contacted", data: { ...data, unit: lead, first, late, at } }];
    },
    NoteWork: ({ data }, ticket, { at }) => againstWork(ticket) ?? [{ type: "WorkNoted", data: { ...data, at } }],
    RecordVisit: ({ data }, ticket, { at }) =>
      againstWork(ticket) ??
      against(data.inspection && new Set(data.officers).size < 2 && "two-officers-needed") ?? [
        { type: "SiteVisited", data: { ...data, at } },
      ],
    GiveFirstReply({ data }, ticket, { at }) {
      const { lead, firstReplied, limits } = ticket;
      if (lead === undefined) return refuse("not-with-a-unit");
      const late = limits.firstReply !== undefined && at > limits.firstReply.due;
      return (
        againstWork(ticket) ??
        against(firstReplied && "first-reply-given") ?? [
          { type: "FirstReplyGiven", data: { ...data, unit: lead, late, at } },
        ]
      );
    },
    OpenCoordination: ({ data }, { status, assisting }, { at }) =>
      against(
        status !== "inProgress" && "not-in-progress",
        data.units.some((unit) => !assisting.includes(unit)) && "not-assisting",
      ) ?? [{ type: "CoordinationOpened", data: { ...data, at } }],
    RecordOpinion: ({ data }, ticket, { at }) =>
      against(
        ticket.status !== "coordinating" && "not-coordinating",
        !ticket.assisting.includes(data.unit) && "not-assisting",
      ) ?? [{ type: "OpinionRecorded", data: { ...data, at } }],
    ConcludeCoordination: ({ data }, { status }, { at }) =>
      against(status !== "coordinating" && "not-coordinating") ?? [
        { type: "CoordinationConcluded", data: { ...data, at } },
      ],
  },
  evolve: {
    Contacted(ticket, event) {
      work(ticket, event);
      ticket.contacted ||= event.data.reached;
    },
    WorkNoted: work,
    SiteVisited: work,
    FirstReplyGiven(ticket, event) {
      work(ticket, event);
      ticket.firstReplied = true;
    },
    CoordinationOpened: (ticket, { data }) => step(ticket, data.at, "coordinating"),
    OpinionRecorded: (ticket, { data }) => step(ticket, data.at),
    CoordinationConcluded: (ticket, { data }) => step(ticket, data.at, "inProgress"),
  },
};

/** Work is recorded on a ticket in a unit's hands, once it has signed for it. */
function againstWork({ status, before }: ReadTicket) {
  return against(
    !withUnit({ status }) && "not-with-a-unit",
    (status === "dispatched" || before === "dispatched") && "not-signed",
  );
}
