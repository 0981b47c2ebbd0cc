import type { Phase } from "./phase.ts";
import { step } from "./phase.ts";
import { against } from "./refusals.ts";
import { namesCaller } from "./respondent.ts";

/** 受理: a request is registered, and answered on the spot or refused with a reason where it can be. */
export const intake: Phase<
  "Register" | "AnswerDirectly" | "Refuse" | "TellRefusal",
  "Registered" | "AnsweredDirectly" | "Refused" | "RefusalTold"
> = {
  decide: {
    Register({ data }, { status }, { at }) {
      const { caller, proactive, source } = data;
      const anonymous = caller?.identity === "anonymous";
      return (
        against(
          status !== "none" && "already-registered",
          proactive && caller !== undefined && "proactive-has-caller",
          !proactive && source === undefined && caller === undefined && "caller-needed",
          anonymous && (caller.name ?? caller.address ?? caller.idNumber) !== undefined && "anonymous-named",
          namesCaller(caller, data.topic) && "names-the-caller",
        ) ?? [{ type: "Registered", data: { ...data, at, confidential: caller?.identity === "confidential" } }]
      );
    },
    AnswerDirectly: ({ data }, { status }, { at }) =>
      against(status !== "registered" && "not-awaiting-dispatch") ?? [
        { type: "AnsweredDirectly", data: { ...data, at } },
      ],
    Refuse: ({ data }, { status }, { at }) =>
      against(
        status !== "registered" && "not-awaiting-dispatch",
        (data.class === "emergency" || data.class === "statutoryRoute") && data.route === undefined && "route-needed",
        data.class === "nothingNew" && data.earlier === undefined && "earlier-needed",
      ) ?? [{ type: "Refused", data: { ...data, at } }],
    TellRefusal: ({ data }, { refusal }, { at }) =>
      against(refusal?.told !== false && "no-refusal-to-tell") ?? [{ type: "RefusalTold", data: { ...data, at } }],
  },
  evolve: {
    Registered(ticket, { data }) {
      const { at, source, caller, respondent, channel: _channel, ...request } = data;
      step(ticket, at, "registered");
      ticket.registeredAt = at;
      Object.assign(ticket, request);
      if (caller) ticket.caller = caller;
      if (respondent) ticket.respondent = respondent;
      if (source) ticket.source = { system: source.system, key: source.key };
    },
    AnsweredDirectly(ticket, { data }) {
      step(ticket, data.at, "answered");
      ticket.reply = { officer: data.officer, at: data.at };
    },
    Refused(ticket, { data }) {
      step(ticket, data.at, "refused");
      ticket.refusal = { told: false };
    },
    RefusalTold(ticket, { data }) {
      step(ticket, data.at);
      ticket.refusal = { told: true };
    },
  },
};
