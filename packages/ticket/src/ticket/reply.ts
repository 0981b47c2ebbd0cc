import { startCycle } from "./assignment.ts";
import { canBeAsked, contradict, dissatisfied } from "./callback.ts";
import { startLimits } from "./limit.ts";
import { endReview } from "./pending.ts";
import { type Phase, type ReadTicket, step } from "./phase.ts";
import { against, refuse } from "./refusals.ts";

/** 答复、审核、回访、重办: every reply is reviewed by somebody else and called back on; the city alone orders a redo [JN 27]. */
export const reply: Phase<
  "Reply" | "Review" | "SendBack" | "CallBack" | "OrderRedo",
  "Replied" | "ReplyReviewed" | "ReplySentBack" | "CalledBack" | "RedoOrdered"
> = {
  decide: {
    Reply({ data }, ticket, { at }) {
      const { status, before, lead, cycle, limits, breaches } = ticket;
      const due = limits.reply?.due;
      const late = breaches.includes(cycle) || (due !== undefined && at > due);
      return (
        against(
          // A reply makes an extension still asked for needless.
          !(status === "inProgress" || (status === "extensionUnderReview" && before === "inProgress")) &&
            "not-in-progress",
          data.unit !== lead && "not-the-lead",
        ) ?? [{ type: "Replied", data: { ...data, cycle, due, late, at } }]
      );
    },
    Review: ({ data }, ticket, { at }) =>
      against(
        ticket.status !== "replied" && "not-replied",
        didHandle(ticket, data.reviewer) && "reviewer-is-handler",
      ) ?? [{ type: "ReplyReviewed", data: { ...data, at } }],
    SendBack({ data }, ticket, { at }) {
      const { status, lead } = ticket;
      if (lead === undefined || (status !== "replied" && status !== "reviewed" && status !== "calledBack"))
        return refuse("nothing-to-send-back");
      return (
        against(
          ticket.callback?.level === "city" && "city-has-called",
          didHandle(ticket, data.officer) && "reviewer-is-handler",
        ) ?? [{ type: "ReplySentBack", data: { ...data, unit: lead, at } }]
      );
    },
    CallBack({ data }, ticket, { at }) {
      const { status, caller, lead, cycle } = ticket;
      const notAsked = data.result === "notAsked"; // and so is the other, or they contradict
      return (
        against(
          status !== "reviewed" && status !== "answered" && status !== "calledBack" && "not-ready-for-callback",
          didHandle(ticket, data.clerk) && "callback-by-handler",
          data.level === "district" && ticket.callback?.level === "city" && "city-has-called",
          contradict(data) && "answers-contradict",
          notAsked && canBeAsked(caller) && "caller-can-be-asked",
          !notAsked && caller === undefined && "nobody-to-ask",
        ) ?? [{ type: "CalledBack", data: { ...data, unit: lead, cycle, at } }]
      );
    },
    OrderRedo({ data }, ticket, { at, calendar, clocks }) {
      const { status, ending, lead, kind, cycle, redos, callback } = ticket;
      if (data.level !== "city") return refuse("only-the-city");
      if (lead === undefined || !(status === "calledBack" || ending === "handled")) return refuse("nothing-to-redo");
      const refusal = against(
        data.ground === "dissatisfied" && !(callback && dissatisfied(callback)) && "not-dissatisfied",
      );
      if (refusal) return refusal;
      // The unit had its time to say that the ticket is not its own.
      const { giveBack: _giveBack, ...limits } = startLimits(clocks(kind, calendar.dayOf(at)), at, calendar);
      return [{ type: "RedoOrdered", data: { ...data, unit: lead, cycle: cycle + 1, redos: redos + 1, limits, at } }];
    },
  },
  evolve: {
    Replied(ticket, { data }) {
      endReview(ticket, data.at);
      step(ticket, data.at, "replied");
      ticket.reply = { officer: data.officer, at: data.at };
      if (data.late && !ticket.breaches.includes(data.cycle)) ticket.breaches.push(data.cycle);
    },
    ReplyReviewed(ticket, { data }) {
      step(ticket, data.at, "reviewed");
      ticket.reviewer = data.reviewer;
    },
    ReplySentBack(ticket, { data }) {
      step(ticket, data.at, "inProgress");
      delete ticket.reply;
      delete ticket.reviewer;
      delete ticket.callback;
    },
    CalledBack(ticket, { data }) {
      step(ticket, data.at, "calledBack");
      const { level, process, result, solved } = data;
      ticket.callback = { level, process, result, ...(solved !== undefined && { solved }) };
    },
    RedoOrdered(ticket, { data }) {
      step(ticket, data.at, "inProgress");
      startCycle(ticket, data.cycle, data.limits);
      ticket.redos = data.redos;
      delete ticket.ending;
    },
  },
};

/** The handler, or whoever gave the reply. */
function didHandle({ owners, reply }: ReadTicket, officer: string): boolean {
  return officer === owners?.handler || officer === reply?.officer;
}
