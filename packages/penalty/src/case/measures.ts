import { dueAfter, isLate } from "@caseloop/law";
import { extended } from "./limit.ts";
import { breach, clocksAt, inHand, type Phase, progress, type ReadCase, step } from "./phase.ts";
import { against, refuse } from "./refusals.ts";
import { asApprover, asInvestigators, investigates } from "./separation.ts";
import type { Case, Measure } from "./state.ts";

/** 先行登记保存、查封、扣押: approved, limited in time, and ended by lifting and return, or by confiscation (procedure art. 33 to 42). */
export const measures: Phase<
  "TakeMeasure" | "DecideMeasure" | "ExtendMeasure" | "LiftMeasure" | "ReturnGoods" | "ConfiscateGoods",
  "MeasureTaken" | "MeasureApproved" | "MeasureExtended" | "MeasureLifted" | "GoodsReturned" | "GoodsConfiscated"
> = {
  decide: {
    TakeMeasure({ data }, state, context) {
      const { at, calendar } = context;
      const { approver } = data;
      const refusal = against(
        state.status !== "clue" && !inHand(state) && "not-in-hand",
        state.measures.some(({ id }) => id === data.measure) && "measure-known",
        asInvestigators(state, data.officers),
        approver !== undefined && asApprover(state, approver, ...data.officers),
      );
      if (refusal) return refusal;
      const { preservation, seizure, urgentReport } = clocksAt(at, context);
      const due = dueAfter(data.kind === "preservation" ? preservation : seizure, at, calendar);
      const urgent = approver === undefined ? { reportBy: dueAfter(urgentReport, at, calendar) } : {};
      return [{ type: "MeasureTaken", data: { ...data, due, ...urgent, at } }];
    },
    DecideMeasure({ data: { measure, approver, approved } }, state, { at }) {
      const { reportBy } = inForce(state, measure) ?? {};
      if (!reportBy) return refuse("no-approval-pending");
      const refusal = against(asApprover(state, approver));
      if (refusal) return refusal;
      const late = isLate(at, reportBy);
      return approved
        ? [{ type: "MeasureApproved", data: { measure, approver, late, at } }]
        : [{ type: "MeasureLifted", data: { measure, approver, ground: "notApproved", late, at } }];
    },
    ExtendMeasure({ data }, state, context) {
      const { at, calendar } = context;
      const found = inForce(state, data.measure);
      const rule = clocksAt(at, context).seizure.extension;
      if (!found || !rule) return refuse("no-such-measure");
      const { kind, due: before, left, reportBy } = found;
      return (
        against(
          kind === "preservation" && "no-extension",
          reportBy !== undefined && "approval-pending",
          found.extended && "extended-before",
          left !== undefined && "clock-stopped",
          isLate(at, before) && "extension-too-late",
          asApprover(state, data.approver, data.applicant),
        ) ?? [
          {
            type: "MeasureExtended",
            data: { ...data, before, due: extended(before, rule.term, rule.basis, calendar), at },
          },
        ]
      );
    },
    LiftMeasure({ data }, state, { at }) {
      const found = inForce(state, data.measure);
      if (!found) return refuse("no-such-measure");
      const late = overdue(found, at);
      return (
        against(data.ground === "expired" && !late && "not-expired", asApprover(state, data.approver)) ?? [
          { type: "MeasureLifted", data: { ...data, late, at } },
        ]
      );
    },
    ReturnGoods: ({ data }, state, { at }) =>
      against(!state.measures.some(({ id, end }) => id === data.measure && end === "lifted") && "not-lifted") ?? [
        { type: "GoodsReturned", data: { ...data, at } },
      ],
    ConfiscateGoods({ data }, state, { at }) {
      const found = inForce(state, data.measure);
      if (!found) return refuse("no-such-measure");
      const { decision } = state;
      const says = decision?.servedAt !== undefined && decision.penalties.some(({ goods }) => goods);
      return (
        against(!says && "no-confiscation") ?? [
          { type: "GoodsConfiscated", data: { ...data, late: overdue(found, at), at } },
        ]
      );
    },
  },
  evolve: {
    MeasureTaken(state, { data }) {
      step(state, data.at);
      const { measure: id, kind, due, reportBy } = data;
      state.measures.push({ id, kind, due, extended: false, ...(reportBy && { reportBy }) });
      investigates(state, data.officers);
    },
    MeasureApproved(state, { data }) {
      step(state, data.at);
      breach(state, "urgentReport", data.late);
      change(state, data.measure, (one) => delete one.reportBy);
    },
    MeasureExtended(state, { data }) {
      step(state, data.at);
      change(state, data.measure, (one) => {
        one.due = data.due;
        one.extended = true;
      });
    },
    MeasureLifted(state, { data }) {
      progress(state, data.at);
      breach(state, data.ground === "notApproved" ? "urgentReport" : "measure", data.late);
      // Evidence that was only registered never left the party.
      end(state, data.measure, (kind) => (kind === "preservation" ? "returned" : "lifted"));
    },
    GoodsReturned(state, { data }) {
      progress(state, data.at);
      end(state, data.measure, () => "returned");
    },
    GoodsConfiscated(state, { data }) {
      progress(state, data.at);
      breach(state, "measure", data.late);
      end(state, data.measure, () => "confiscated");
      const { decision } = state;
      if (decision) decision.duties = decision.duties.filter((duty) => duty !== "confiscateGoods");
    },
  },
};

function inForce({ measures }: ReadCase, id: string) {
  return measures.find((one) => one.id === id && one.end === undefined);
}

/** Past its term, unless its clock stands still. */
function overdue({ due, left }: Pick<ReadCase["measures"][number], "due" | "left">, at: string): boolean {
  return left === undefined && isLate(at, due);
}

/** Registration for preservation ends by itself when its term does 自动解除 (procedure art. 35); goods under seal do not return by themselves. */
export function holdsGoods({ kind, end, due }: ReadCase["measures"][number], at: string): boolean {
  if (end !== undefined) return end === "lifted";
  return kind !== "preservation" || !isLate(at, due);
}

function change(state: Case, id: string, how: (measure: Measure) => void): void {
  for (const measure of state.measures) if (measure.id === id) how(measure);
}

function end(state: Case, id: string, how: (kind: Measure["kind"]) => NonNullable<Measure["end"]>): void {
  change(state, id, (measure) => {
    measure.end = how(measure.kind);
    delete measure.reportBy;
    delete measure.left;
  });
}
