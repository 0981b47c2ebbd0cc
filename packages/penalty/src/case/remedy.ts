import { dueAfter } from "@caseloop/law";
import { clocksAt, type Phase, progress, step } from "./phase.ts";
import { against, refuse } from "./refusals.ts";

/** 行政复议、行政诉讼: they do not stop execution, but their days carry no surcharge, and no court is asked meanwhile (Penalty Law art. 73). */
export const remedy: Phase<"SeekRemedy" | "EndRemedy", "RemedySought" | "RemedyEnded"> = {
  decide: {
    SeekRemedy({ data }, state, context) {
      const { at, calendar } = context;
      return (
        against(
          state.decision?.servedAt === undefined && "not-served",
          state.remedy !== undefined && "remedy-open",
          annulled(state) && "must-withdraw",
        ) ?? [
          {
            type: "RemedySought",
            data: { ...data, day: calendar.dayOf(at), basis: clocksAt(at, context).surchargeStays, at },
          },
        ]
      );
    },
    EndRemedy({ data }, { remedy: sought }, context) {
      const { at, calendar } = context;
      if (!sought) return refuse("no-remedy");
      const mayStillSue = sought.kind === "reconsideration" && data.result === "upheld";
      const { afterReconsideration } = clocksAt(at, context);
      const litigateBy = mayStillSue ? { litigateBy: dueAfter(afterReconsideration, at, calendar) } : {};
      return [{ type: "RemedyEnded", data: { ...data, day: calendar.dayOf(at), ...litigateBy, at } }];
    },
  },
  evolve: {
    RemedySought(state, { data }) {
      step(state, data.at);
      state.remedy = { kind: data.kind, since: data.day };
    },
    RemedyEnded(state, { data }) {
      progress(state, data.at);
      const { result, day, litigateBy, at } = data;
      if (state.remedy) state.remedyDays.push({ from: state.remedy.since, to: day });
      delete state.remedy;
      state.remedyEnded = { result, at, ...(litigateBy && { litigateBy }) };
    },
  },
};

/** The decision was annulled or changed by somebody else, and still stands here. */
export function annulled({ remedyEnded }: { readonly remedyEnded?: { readonly result: string } }): boolean {
  return remedyEnded?.result === "annulled" || remedyEnded?.result === "changed";
}
