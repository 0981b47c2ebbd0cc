import { type Day, dueAfter, isLate } from "@caseloop/law";
import { holdsGoods } from "./measures.ts";
import { owedOn, sumOf } from "./owing.ts";
import { punishes } from "./penalty.ts";
import { breach, clocksAt, type Decided, halt, inHand, lateNow, type Phase, progress, type ReadCase } from "./phase.ts";
import { against, type CaseRefusal, refuse } from "./refusals.ts";
import { annulled } from "./remedy.ts";
import { asApprover, asJudges, judges } from "./separation.ts";

/** 结案: a case ends without a penalty in the ways the rules allow, and is closed within fifteen working days of having nothing left to do (procedure art. 47, 60, 70, 77). */
export const ending: Phase<
  "Dismiss" | "HandOver" | "Terminate" | "FilePapers" | "Close",
  "Dismissed" | "HandedOver" | "Terminated" | "PapersFiled" | "Closed"
> = {
  decide: {
    Dismiss: ({ data }, state, context) =>
      against(
        state.status !== "reviewed" && state.status !== "notified" && "not-reviewed",
        asJudges(state, data.approver),
      ) ?? [
        {
          type: "Dismissed",
          data: {
            ...data,
            basis: clocksAt(context.at, context).rules.notProven,
            late: lateNow(state, context.at),
            at: context.at,
          },
        },
      ],
    HandOver: ({ data }, state, context) =>
      against(state.status !== "clue" && !inHand(state) && "not-in-hand", asApprover(state, data.approver)) ?? [
        {
          type: "HandedOver",
          data: {
            ...data,
            basis: clocksAt(context.at, context).rules.handingOver,
            late: lateNow(state, context.at),
            at: context.at,
          },
        },
      ],
    Terminate: ({ data }, state, context) =>
      against(!inHand(state) && "not-in-hand", asApprover(state, data.approver)) ?? [
        {
          type: "Terminated",
          data: { ...data, basis: clocksAt(context.at, context).rules.termination, at: context.at },
        },
      ],
    FilePapers({ data }, state, context) {
      const { at, calendar } = context;
      const { decision } = state;
      if (decision?.procedure !== "summary") return refuse("not-a-summary");
      if (state.papersFiled) return refuse("papers-filed");
      const due = dueAfter(clocksAt(decision.at, context).summaryRecord, decision.at, calendar);
      return [{ type: "PapersFiled", data: { ...data, late: isLate(at, due), at } }];
    },
    Close({ data }, state, context) {
      const { at, calendar } = context;
      const how = endingOf(state);
      if (how === undefined) return refuse("not-over");
      const refusal = against(
        asApprover(state, data.approver, data.applicant),
        leftToDo(state, calendar.dayOf(at), at),
      );
      if (refusal) return refusal;
      const ordinary = state.decision?.procedure !== "summary";
      const closeBy = ordinary && dueAfter(clocksAt(at, context).closing, state.progressAt, calendar);
      const late = closeBy !== false && isLate(at, closeBy);
      const breaches =
        late && !state.breaches.includes("closing") ? [...state.breaches, "closing"] : [...state.breaches];
      return [{ type: "Closed", data: { ...data, ending: how, ...(closeBy && { closeBy }), late, breaches, at } }];
    },
  },
  evolve: {
    Dismissed(state, { data }) {
      progress(state, data.at, "ending");
      state.ending = "dismissed";
      halt(state);
      judges(state, [data.approver]);
      breach(state, "decision", data.late);
    },
    HandedOver(state, { data }) {
      progress(state, data.at, "ending");
      state.ending = "handedOver";
      breach(state, "decision", data.late);
      halt(state);
    },
    Terminated(state, { data }) {
      progress(state, data.at, "ending");
      state.ending = "terminated";
      halt(state);
    },
    PapersFiled(state, { data }) {
      progress(state, data.at);
      state.papersFiled = true;
      breach(state, "papers", data.late);
    },
    Closed(state, { data }) {
      progress(state, data.at, "closed");
      breach(state, "closing", data.late);
    },
  },
};

type Ending = Extract<Decided, { type: "Closed" }>["data"]["ending"];

/** How the case has ended; not at all, where nothing was decided. */
function endingOf({ ending, police, decision, court }: ReadCase): Ending | undefined {
  if (ending) return ending;
  if (police?.accepted) return "transferred";
  if (!decision || police) return undefined;
  if (court === "terminated") return "terminatedByCourt";
  return decision.penalties.some(punishes) ? "executed" : "notPunished";
}

/** What still has to be done before the case can be closed. */
function leftToDo(state: ReadCase, day: Day, at: string): CaseRefusal | false {
  const { measures, publication, toReturn } = state;
  if (measures.some((one) => holdsGoods(one, at))) return "measure-open";
  if (toReturn > 0) return "money-to-return";
  if (publication && !publication.takenDown && publication.takeDownBy) return "take-down-first";
  return state.ending === undefined && !state.police?.accepted && leftOfDecision(state, day);
}

function leftOfDecision(state: ReadCase, day: Day): CaseRefusal | false {
  const { decision, court, payments, publication, remedy, papersFiled } = state;
  if (!decision?.servedAt) return "not-served";
  if (remedy) return "remedy-open";
  if (annulled(state)) return "must-withdraw";
  if (court !== "terminated" && sumOf(owedOn(day, state)) > 0) return "unpaid";
  if (court !== "terminated" && decision.duties.length > 0) return "duties-open";
  if (payments.handInBy) return "not-handed-in";
  if (decision.publishBy && publication?.decision !== decision.number) return "unpublished";
  return decision.procedure === "summary" && !papersFiled && "papers-unfiled";
}
