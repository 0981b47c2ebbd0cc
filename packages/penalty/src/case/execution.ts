import { dueAfter, fen, type Instant, isLate } from "@caseloop/law";
import { monthsAfter } from "./months.ts";
import { overdueSince, owedOn, sumOf } from "./owing.ts";
import { type Context, clocksAt, type Phase, progress, type ReadCase, step } from "./phase.ts";
import { against, refuse } from "./refusals.ts";
import { annulled } from "./remedy.ts";
import { asApprover } from "./separation.ts";

/**
 * 执行: duties performed; else a written demand, ten working days, and an application to the court within three months of the end of
 * the time for remedies, or of a plan of payment (Compulsion Law art. 53, 54; Penalty Law art. 72; procedure art. 76).
 */
export const execution: Phase<
  "PerformDuty" | "Demand" | "ApplyToCourt" | "RecordCourt",
  "DutyPerformed" | "Demanded" | "AppliedToCourt" | "CourtDecided"
> = {
  decide: {
    PerformDuty: ({ data }, { decision }, { at }) =>
      against(
        decision?.servedAt === undefined && "not-served",
        !decision?.duties.includes(data.duty) && "no-such-duty",
      ) ?? [{ type: "DutyPerformed", data: { ...data, at } }],
    Demand({ data }, state, context) {
      const { at, calendar } = context;
      const day = calendar.dayOf(at);
      const { fine, confiscated } = owedOn(day, state);
      const owed = sumOf(owedOn(day, state));
      const payBy = state.decision?.payBy?.deadline.day;
      const late = overdueSince(day, state) !== undefined || (confiscated > 0 && payBy !== undefined && payBy < day);
      return (
        against(!late && (fine > 0 || confiscated > 0 || owed === 0) && "not-overdue") ?? [
          {
            type: "Demanded",
            data: { ...data, performBy: dueAfter(clocksAt(at, context).demand, at, calendar), owed: fen(owed), at },
          },
        ]
      );
    },
    ApplyToCourt({ data }, state, context) {
      const { at, calendar } = context;
      const owed = sumOf(owedOn(calendar.dayOf(at), state));
      const refusal = against(
        state.court === "applied" && "court-has-it",
        owed === 0 && "nothing-owed",
        state.demand === undefined && "demand-first",
        !isLate(at, state.demand) && "demand-running",
        state.remedy !== undefined && "remedy-open",
        annulled(state) && "must-withdraw",
        asApprover(state, data.approver),
      );
      if (refusal) return refusal;
      const remediesEnded = endOfRemedies(state, context);
      if (at <= remediesEnded) return refuse("court-too-early", { remediesEnded });
      const window = monthsAfter(clocksAt(at, context).courtApplication, remediesEnded, calendar);
      if (at > window.due) return refuse("court-too-late", { due: window.due });
      return [{ type: "AppliedToCourt", data: { ...data, owed: fen(owed), remediesEnded, window, at } }];
    },
    RecordCourt: ({ data }, { court }, { at }) =>
      against(court !== "applied" && "no-court") ?? [{ type: "CourtDecided", data: { ...data, at } }],
  },
  evolve: {
    DutyPerformed(state, { data }) {
      progress(state, data.at);
      const { decision } = state;
      if (decision) decision.duties = decision.duties.filter((duty) => duty !== data.duty);
    },
    Demanded(state, { data }) {
      step(state, data.at);
      state.demand = data.performBy;
    },
    AppliedToCourt(state, { data }) {
      step(state, data.at);
      state.court = "applied";
    },
    CourtDecided(state, { data }) {
      progress(state, data.at);
      state.court = data.outcome;
    },
  },
};

/**
 * When the time for remedies ran out: six months after service where none was sought or it was taken back, fifteen days after a
 * reconsideration that upheld the decision, the end of a law suit; or the last day of a plan of payment, where that is later.
 */
function endOfRemedies({ decision, remedyEnded, payments }: ReadCase, context: Context): Instant {
  const { calendar } = context;
  const servedAt = decision?.servedAt ?? context.at;
  const { litigation } = clocksAt(servedAt, context);
  const neverSought = remedyEnded === undefined || remedyEnded.result === "withdrawn";
  const last = payments.plan?.at(-1)?.by;
  const ends = [
    ...(neverSought ? [monthsAfter(litigation, servedAt, calendar).due] : []),
    ...(remedyEnded ? [remedyEnded.litigateBy?.deadline.due ?? remedyEnded.at] : []),
    ...(last === undefined ? [] : [calendar.endOf(last)]),
  ];
  return ends.reduce((latest, end) => (end > latest ? end : latest));
}
