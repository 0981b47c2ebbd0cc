import { type Phase, step } from "./phase.ts";
import { against, refuse } from "./refusals.ts";
import { namesCaller } from "./respondent.ts";

/** 标记、督办、关联: what stands beside the life of a ticket and never moves it. */
export const marks: Phase<
  "SetFlag" | "Supervise" | "LiftSupervision" | "EscalateSupervision" | "LinkTrack" | "NotifyRespondent",
  "FlagSet" | "Supervised" | "SupervisionLifted" | "SupervisionEscalated" | "TrackLinked" | "RespondentNotified"
> = {
  decide: {
    SetFlag({ data: { callerAgreed, ...data } }, ticket, { at }) {
      const lifts = data.flag === "confidential" && !data.on;
      return (
        against(ticket[data.flag] === data.on && "flag-unchanged", lifts && !callerAgreed && "consent-needed") ?? [
          { type: "FlagSet", data: { ...data, at } },
        ]
      );
    },
    Supervise: ({ data }, { supervisor }, { at }) =>
      against(supervisor !== undefined && "already-supervised") ?? [{ type: "Supervised", data: { ...data, at } }],
    LiftSupervision: ({ data }, { supervisor }, { at }) =>
      against(supervisor === undefined && "not-supervised") ?? [{ type: "SupervisionLifted", data: { ...data, at } }],
    EscalateSupervision: ({ data }, { escalated }, { at }) =>
      against(escalated.includes(data.trigger) && "already-escalated") ?? [
        { type: "SupervisionEscalated", data: { ...data, at } },
      ],
    LinkTrack: ({ data }, { tracks }, { at }) =>
      tracks.some(({ track, id }) => track === data.track && id === data.id)
        ? []
        : [{ type: "TrackLinked", data: { ...data, at } }],
    NotifyRespondent: ({ data }, ticket, { at }) =>
      namesCaller(ticket.caller, data.text)
        ? refuse("names-the-caller")
        : [{ type: "RespondentNotified", data: { ...data, at } }],
  },
  evolve: {
    FlagSet(ticket, { data }) {
      step(ticket, data.at);
      ticket[data.flag] = data.on;
    },
    Supervised(ticket, { data }) {
      step(ticket, data.at);
      ticket.supervisor = data.supervisor;
    },
    SupervisionLifted(ticket, { data }) {
      step(ticket, data.at);
      delete ticket.supervisor;
    },
    SupervisionEscalated(ticket, { data }) {
      step(ticket, data.at);
      ticket.escalated.push(data.trigger);
    },
    TrackLinked(ticket, { data }) {
      ticket.tracks.push({ track: data.track, id: data.id });
    },
    RespondentNotified(ticket, { data }) {
      step(ticket, data.at);
      ticket.notices.push(data.text);
    },
  },
};
