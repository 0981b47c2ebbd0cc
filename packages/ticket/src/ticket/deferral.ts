import { pause, resume, workingDays } from "@caseloop/law";
import { byLaw } from "./limit.ts";
import { askReview, endReview } from "./pending.ts";
import { type Phase, step } from "./phase.ts";
import { against, refuse } from "./refusals.ts";

/**
 * 延期与挂账: the two ways a deadline moves, each by an event with its rule, calendar version, and an approver who is not the applicant.
 * Neither reaches back: what is overdue stays overdue.
 */
export const deferral: Phase<
  "RequestExtension" | "GrantExtension" | "DenyExtension" | "Shelve" | "TrackShelved" | "Resume",
  "ExtensionRequested" | "ExtensionGranted" | "ExtensionDenied" | "Shelved" | "ShelvedTracked" | "Resumed"
> = {
  decide: {
    RequestExtension({ data }, ticket, { at, calendar, clocks }) {
      const { status, kind, limits, extended } = ticket;
      if (status !== "signed" && status !== "inProgress") return refuse("not-in-progress");
      if (limits.reply === undefined) return refuse("no-deadline");
      const { extension } = clocks(kind, calendar.dayOf(at)).reply;
      return (
        against(
          at > limits.reply.due && "extension-asked-too-late",
          data.days + extended > (extension?.term.n ?? 0) && "extension-too-long",
        ) ?? [{ type: "ExtensionRequested", data: { ...data, at } }]
      );
    },
    GrantExtension({ data: { approver } }, ticket, { at, calendar, clocks }) {
      const { status, kind, extension: asked, limits } = ticket;
      const rule = clocks(kind, calendar.dayOf(at)).reply.extension;
      if (status !== "extensionUnderReview" || !asked || !limits.reply || !rule)
        return refuse("no-extension-under-review");
      const { due } = limits.reply;
      const refusal = against(
        approver === asked.applicant && "approver-is-applicant",
        at > due && "extension-granted-too-late",
      );
      if (refusal) return refusal;
      const deadline = workingDays(asked.days).after(due, calendar);
      return [
        {
          type: "ExtensionGranted",
          data: {
            ...asked,
            approver,
            before: due,
            limit: { due: deadline.due, basis: byLaw(rule.basis), deadline },
            at,
          },
        },
      ];
    },
    DenyExtension({ data }, { status, extension }, { at }) {
      if (status !== "extensionUnderReview" || !extension) return refuse("no-extension-under-review");
      return (
        against(data.approver === extension.applicant && "approver-is-applicant") ?? [
          { type: "ExtensionDenied", data: { ...data, applicant: extension.applicant, at } },
        ]
      );
    },
    Shelve({ data }, ticket, { at, calendar, clocks }) {
      const { status, kind, limits } = ticket;
      const refusal = against(
        status !== "inProgress" && "not-in-progress",
        data.approver === data.applicant && "approver-is-applicant",
        data.until <= calendar.dayOf(at) && "date-not-ahead",
      );
      if (refusal) return refusal;
      const { deadline } = limits.reply ?? {};
      // An extension's own days may not have begun: the clock stops in the term before it.
      const running = deadline && at < deadline.from ? { ...deadline, from: at } : deadline;
      const stopped = running && at <= running.due ? { pause: pause(running, at, calendar) } : {};
      return [{ type: "Shelved", data: { ...data, ...stopped, basis: clocks(kind, calendar.dayOf(at)).shelving, at } }];
    },
    TrackShelved: ({ data }, { status }, { at }) =>
      against(status !== "shelved" && "not-shelved") ?? [{ type: "ShelvedTracked", data: { ...data, at } }],
    Resume({ data }, { shelved, kind, limits }, { at, calendar, clocks }) {
      if (!shelved) return refuse("not-shelved");
      const { applicant, approver, pause: paused } = shelved;
      const basis = clocks(kind, calendar.dayOf(at)).shelving;
      const deadline = paused && resume(paused, at, calendar);
      const moved = deadline &&
        limits.reply && { before: limits.reply.due, limit: { due: deadline.due, basis: byLaw(basis), deadline } };
      return [{ type: "Resumed", data: { ...data, applicant, approver, basis, ...moved, at } }];
    },
  },
  evolve: {
    ExtensionRequested(ticket, { data }) {
      askReview(ticket, data.at, "extensionUnderReview");
      ticket.extension = { applicant: data.applicant, days: data.days };
    },
    ExtensionGranted(ticket, { data }) {
      endReview(ticket, data.at);
      ticket.extended += data.days;
      ticket.limits.reply = data.limit;
    },
    ExtensionDenied: (ticket, { data }) => endReview(ticket, data.at),
    Shelved(ticket, { data }) {
      step(ticket, data.at, "shelved");
      const { applicant, approver, until, pause } = data;
      ticket.shelved = { applicant, approver, until, ...(pause && { pause }) };
    },
    ShelvedTracked: (ticket, { data }) => step(ticket, data.at),
    Resumed(ticket, { data }) {
      step(ticket, data.at, "inProgress");
      delete ticket.shelved;
      if (data.limit) ticket.limits.reply = data.limit;
    },
  },
};
