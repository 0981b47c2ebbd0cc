import { addMonths, isLate } from "@caseloop/law";
import type { PenaltyKind } from "./fields.ts";
import { owedOn, sumOf } from "./owing.ts";
import { breach, clocksAt, type Phase, progress } from "./phase.ts";
import { against, refuse } from "./refusals.ts";

/** 公示: within twenty working days of the decision, for three months or three years, and down again when that is over or the decision withdrawn. */
export const publication: Phase<"Publish" | "TakeDown", "Published" | "TakenDown"> = {
  decide: {
    Publish({ data }, state, context) {
      const { at, calendar } = context;
      const { decision, publication: before } = state;
      const rules = clocksAt(at, context).publication;
      if (!decision) return refuse("no-decision");
      const { publishBy, servedAt, penalties, confiscated, fine } = decision;
      if (!publishBy || !rules) return refuse("nothing-to-publish");
      const light = confiscated === 0 && penalties.every(({ goods, kinds }) => !goods && kinds.every(isLight));
      const refusal = against(
        servedAt === undefined && "not-served",
        before !== undefined && !before.takenDown && "already-published",
        data.lowFine && !(light && fine > 0) && "not-a-low-fine",
      );
      if (refusal) return refusal;
      const { months, basis } = light && (fine === 0 || data.lowFine) ? rules.short : rules.long;
      const until = addMonths(calendar.dayOf(at), months);
      return [{ type: "Published", data: { ...data, publishBy, until, basis, late: isLate(at, publishBy), at } }];
    },
    TakeDown({ data }, state, context) {
      const { at, calendar } = context;
      const { publication: found, decision } = state;
      const rules = clocksAt(at, context).publication;
      if (!found || found.takenDown || !rules) return refuse("not-published");
      const day = calendar.dayOf(at);
      const { reason } = data;
      const performed = decision !== undefined && sumOf(owedOn(day, state)) === 0 && decision.duties.length === 0;
      const severe = decision?.penalties.some(({ kinds }) => kinds.some(isSevere)) === true;
      return (
        against(
          reason === "expired" && day <= found.until && "not-expired",
          reason === "withdrawn" && found.takeDownBy === undefined && "decision-stands",
          reason === "early" && (!performed || severe) && "not-early",
        ) ?? [
          {
            type: "TakenDown",
            data: {
              ...data,
              basis: reason === "withdrawn" ? rules.takeDown.basis : rules.long.basis,
              late: isLate(at, found.takeDownBy),
              at,
            },
          },
        ]
      );
    },
  },
  evolve: {
    Published(state, { data }) {
      progress(state, data.at);
      breach(state, "publication", data.late);
      state.publication = { decision: state.decisions, until: data.until, takenDown: false };
    },
    TakenDown(state, { data }) {
      progress(state, data.at);
      breach(state, "takeDown", data.late);
      if (state.publication) state.publication.takenDown = true;
    },
  },
};

/** Beside which a low fine, or public criticism, still counts as alone (publication provisions art. 13). */
function isLight(kind: PenaltyKind): boolean {
  return kind === "warning" || kind === "criticism";
}

/** 不得提前停止公示 (publication provisions art. 14). */
function isSevere(kind: PenaltyKind): boolean {
  return !isLight(kind) && kind !== "licenceSuspended";
}
