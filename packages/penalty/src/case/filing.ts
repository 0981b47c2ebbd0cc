import { dueAfter } from "@caseloop/law";
import { breach, clocksAt, halt, lateNow, type Phase, progress } from "./phase.ts";
import { against, refuse } from "./refusals.ts";
import { asApprover, asInvestigators, investigates } from "./separation.ts";

/** 线索核查与立案: a clue is checked in time, and filed where all four conditions are met, with two officers (procedure art. 18 to 20). */
export const filing: Phase<
  "OpenClue" | "FileCase" | "NotFile",
  "ClueOpened" | "SourceAdded" | "CaseFiled" | "NotFiled"
> = {
  decide: {
    /** A case may be told of more than once: a second report on the same matter is a further source, the same one again is nothing. */
    OpenClue({ data }, { status, sources }, context) {
      const { at, calendar } = context;
      const { source } = data;
      if (source.id !== undefined && sources.some(({ kind, id }) => kind === source.kind && id === source.id))
        return [];
      if (status !== "none" && source.id === undefined) return refuse("already-opened");
      if (status !== "none") return [{ type: "SourceAdded", data: { source, at } }];
      const checkBy = data.checkBy ?? dueAfter(clocksAt(at, context).check, at, calendar);
      return [{ type: "ClueOpened", data: { ...data, checkBy, at } }];
    },
    FileCase({ data }, state, context) {
      const { at, calendar } = context;
      const field = data.field ?? state.field;
      if (state.status !== "clue") return refuse("not-a-clue");
      if (field === undefined) return refuse("field-needed");
      const unmet = Object.entries(data.conditions).flatMap(([name, { met }]) => (met ? [] : [name]));
      if (unmet.length > 0) return refuse("conditions-not-met", { unmet });
      const refusal = against(
        asInvestigators(state, data.officers),
        asApprover(state, data.approver, ...data.officers),
        state.stops.length > 0 && "clock-stopped",
      );
      if (refusal) return refusal;
      const { rules, decision } = clocksAt(at, context);
      const late = lateNow(state, at);
      const decideBy = dueAfter(decision, at, calendar);
      return [{ type: "CaseFiled", data: { ...data, field, basis: rules.filing, decideBy, late, at } }];
    },
    NotFile({ data }, state, context) {
      const { at } = context;
      if (state.status !== "clue") return refuse("not-a-clue");
      const refusal = against(asApprover(state, data.approver));
      if (refusal) return refusal;
      const { filing, notFiling } = clocksAt(at, context).rules;
      const basis = conditions.includes(data.reason) ? filing : notFiling;
      return [{ type: "NotFiled", data: { ...data, basis, late: lateNow(state, at), at } }];
    },
  },
  evolve: {
    ClueOpened(state, { data }) {
      progress(state, data.at, "clue");
      state.sources.push(data.source);
      state.about = data.about;
      state.checkBy = data.checkBy;
      if (data.field) state.field = data.field;
    },
    SourceAdded(state, { data }) {
      state.sources.push(data.source);
    },
    CaseFiled(state, { data }) {
      progress(state, data.at, "investigating");
      state.field = data.field;
      state.party = data.party;
      state.investigators = data.officers;
      investigates(state, data.officers);
      state.decideBy = data.decideBy;
      breach(state, "check", data.late);
    },
    NotFiled(state, { data }) {
      progress(state, data.at, "ending");
      state.ending = "notFiled";
      halt(state);
      breach(state, "check", data.late);
    },
  },
};

/** The reasons by which a condition of filing fails; the others leave the bureau a choice (procedure art. 20). */
const conditions: readonly string[] = ["noEvidence", "noPenaltyDue", "notOurs", "outOfTime"];
