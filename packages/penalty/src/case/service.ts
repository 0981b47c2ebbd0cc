import { dueAfter, isLate } from "@caseloop/law";
import { breach, clocksAt, type Phase, progress, step } from "./phase.ts";
import { against, refuse } from "./refusals.ts";
import { restart, stop } from "./standstill.ts";

/**
 * 送达: on the spot, or within seven working days of the decision; by announcement it takes effect after thirty days. The clocks of
 * defence and payment run from the service (procedure art. 57, 72, 81, 82).
 */
export const service: Phase<"Announce" | "Serve", "Announced" | "NoticeServed" | "DecisionServed"> = {
  decide: {
    Announce({ data }, state, context) {
      const { at, calendar } = context;
      const { document } = data;
      const refusal = unlessToServe(document, state) ?? against(isAnnounced(document, state) && "announcement-running");
      if (refusal) return refusal;
      const effective = dueAfter(clocksAt(at, context).announcement, at, calendar);
      const announced = { type: "Announced" as const, data: { ...data, effective, at } };
      return document === "notice" ? [announced, ...stop(state, "announcement", context)] : [announced];
    },
    Serve({ data: { document, ...how } }, state, context) {
      const { at, calendar } = context;
      const refusal = unlessToServe(document, state);
      if (refusal) return refusal;
      const effective = isAnnounced(document, state) ? state.announced?.effective : undefined;
      const announced = how.method === "announcement";
      if (announced && !effective) return refuse("not-announced");
      if (announced && !isLate(at, effective)) return refuse("announcement-running");
      // 即视为送达: an announced document is served when its thirty days are over, whenever that is written down.
      const servedAt = announced && effective ? effective.deadline.due : at;
      const clocks = clocksAt(at, context);
      if (document === "notice") {
        const defenceBy = dueAfter(clocks.defence, servedAt, calendar);
        const ran = state.stops.includes("announcement") ? restart(state, "announcement", context, servedAt) : [];
        return [{ type: "NoticeServed", data: { ...how, servedAt, defenceBy, at } }, ...ran];
      }
      const { decision } = state;
      if (!decision) return refuse("no-decision");
      const { fine, confiscated, serveBy } = decision;
      const payBy = fine + confiscated > 0 ? { payBy: dueAfter(clocks.payment, servedAt, calendar) } : {};
      const late = isLate(announced && effective ? effective.deadline.from : at, serveBy);
      return [{ type: "DecisionServed", data: { ...how, servedAt, ...payBy, late, at } }];
    },
  },
  evolve: {
    Announced(state, { data }) {
      step(state, data.at);
      state.announced = { document: data.document, effective: data.effective };
    },
    NoticeServed(state, { data }) {
      step(state, data.at);
      if (state.notice) Object.assign(state.notice, { servedAt: data.servedAt, defenceBy: data.defenceBy });
      delete state.announced;
    },
    DecisionServed(state, { data }) {
      progress(state, data.at);
      breach(state, "service", data.late);
      if (state.decision) state.decision.servedAt = data.servedAt;
      if (state.decision && data.payBy) state.decision.payBy = data.payBy;
      delete state.announced;
    },
  },
};

type Document = "notice" | "decision";
type Served = Parameters<typeof service.decide.Serve>[1];

function unlessToServe(document: Document, { status, notice, decision }: Served) {
  if (document === "notice")
    return against(status !== "notified" && "not-notified", notice?.servedAt !== undefined && "already-served");
  return against(
    (status !== "decided" || !decision) && "no-decision",
    decision?.servedAt !== undefined && "already-served",
  );
}

function isAnnounced(document: Document, { announced }: Served): boolean {
  return announced?.document === document;
}
