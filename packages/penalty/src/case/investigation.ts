import { dueAfter } from "@caseloop/law";
import { clocksAt, inHand, type Phase, type ReadCase, step } from "./phase.ts";
import { against, refuse } from "./refusals.ts";
import { asAssigned, asInvestigators, investigates, judges } from "./separation.ts";

/** 调查取证: two officers of the case, rights told, evidence with its digest, and a report at the end (procedure art. 19 to 48). */
export const investigation: Phase<
  "AssignOfficers" | "Recuse" | "Investigate" | "AddEvidence" | "ExcludeEvidence" | "Conclude",
  "OfficersAssigned" | "Recused" | "Investigated" | "EvidenceAdded" | "EvidenceExcluded" | "InvestigationConcluded"
> = {
  decide: {
    AssignOfficers: ({ data }, state, { at }) =>
      against(
        !inHand(state) && "not-in-hand",
        asInvestigators(state, data.officers),
        data.officers.includes(data.by) && "own-approval",
      ) ?? [{ type: "OfficersAssigned", data: { ...data, at } }],
    Recuse({ data }, state, { at }) {
      const { officer, decidedBy, replacement } = data;
      const { recused, investigators, notice } = state;
      const investigates = investigators.includes(officer);
      const hosts = notice?.hearing?.host === officer && notice.hearing.ended === undefined;
      return (
        against(
          recused.includes(officer) && "already-recused",
          officer === decidedBy && "own-approval",
          (investigates || hosts) && (replacement === undefined || replacement === officer) && "replacement-needed",
          replacement !== undefined && recused.includes(replacement) && "officer-recused",
          replacement !== undefined && investigates && investigators.includes(replacement) && "two-officers-needed",
          replacement !== undefined && investigates && state.judged.includes(replacement) && "judged-before",
          replacement !== undefined && hosts && state.investigated.includes(replacement) && "investigator-judges",
        ) ?? [{ type: "Recused", data: { ...data, at } }]
      );
    },
    Investigate: ({ data }, state, { at }) =>
      against(
        state.status !== "clue" && state.status !== "investigating" && "not-in-hand",
        state.status === "clue" ? asInvestigators(state, data.officers) : asAssigned(state, data.officers),
        state.status === "investigating" && !data.rightsTold && !state.rightsTold && "rights-untold",
      ) ?? [{ type: "Investigated", data: { ...data, at } }],
    AddEvidence: ({ data }, state, { at }) =>
      against(
        state.status !== "clue" && !inHand(state) && "not-in-hand",
        state.evidence.some(({ id }) => id === data.evidence) && "evidence-known",
        asInvestigators(state, data.officers),
        data.obtainedAt > at && "obtained-later",
      ) ?? [{ type: "EvidenceAdded", data: { ...data, at } }],
    ExcludeEvidence: ({ data }, state, { at }) =>
      against(
        state.status !== "clue" && !inHand(state) && "not-in-hand",
        !isProven(state, [data.evidence]) && "evidence-unknown",
      ) ?? [{ type: "EvidenceExcluded", data: { ...data, at } }],
    Conclude({ data }, state, context) {
      const { at, calendar } = context;
      if (state.status !== "investigating") return refuse("not-in-hand");
      const ids = data.acts.map(({ act }) => act);
      const refusal = against(
        asAssigned(state, data.officers),
        new Set(ids).size < ids.length && "act-twice",
        !data.acts.every(({ evidence }) => isProven(state, evidence)) && "evidence-unknown",
      );
      if (refusal) return refusal;
      const reviewBy = dueAfter(clocksAt(at, context).review, at, calendar);
      return [{ type: "InvestigationConcluded", data: { ...data, reviewBy, at } }];
    },
  },
  evolve: {
    OfficersAssigned(state, { data }) {
      step(state, data.at);
      state.investigators = data.officers;
      investigates(state, data.officers);
    },
    Recused(state, { data }) {
      const { officer, replacement } = data;
      step(state, data.at);
      state.recused.push(officer);
      if (replacement === undefined) return;
      if (state.investigators.includes(officer)) {
        state.investigators = state.investigators.map((one) => (one === officer ? replacement : one));
        investigates(state, [replacement]);
      }
      const hearing = state.notice?.hearing;
      if (hearing?.host === officer && hearing.ended === undefined) {
        hearing.host = replacement;
        judges(state, [replacement]);
      }
    },
    Investigated(state, { data }) {
      step(state, data.at);
      if (data.rightsTold) state.rightsTold = true;
      investigates(state, data.officers);
    },
    EvidenceAdded(state, { data }) {
      step(state, data.at);
      state.evidence.push({ id: data.evidence, excluded: false });
      investigates(state, data.officers);
    },
    EvidenceExcluded(state, { data }) {
      step(state, data.at);
      for (const one of state.evidence) if (one.id === data.evidence) one.excluded = true;
    },
    InvestigationConcluded(state, { data }) {
      step(state, data.at, "concluded");
      state.acts = data.acts.map(({ act }) => act);
      state.grave = data.grave;
      state.reviewBy = data.reviewBy;
      state.passed = { case: false, legal: false };
      state.discussed = false;
    },
  },
};

/** Every one of these is on the case and was not excluded. */
export function isProven({ evidence }: ReadCase, ids: readonly string[]): boolean {
  return ids.every((id) => evidence.some((one) => one.id === id && !one.excluded));
}
