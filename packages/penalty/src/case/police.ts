import { clocksAt, inHand, type Phase, progress, step } from "./phase.ts";
import { against } from "./refusals.ts";
import { asApprover } from "./separation.ts";
import { restart, stop } from "./standstill.ts";

/**
 * 移送公安机关: what the case knows of it; the procedure with its clocks has a stream of its own. The goods go along, the clock of
 * the case stands still, and nothing is decided until the case comes back (Penalty Law art. 27; Compulsion Law art. 21).
 */
export const police: Phase<
  "TransferToPolice" | "RecordPoliceAnswer" | "TakeBack",
  "TransferredToPolice" | "PoliceAnswered" | "TakenBack"
> = {
  decide: {
    TransferToPolice({ data }, state, context) {
      const refusal = against(
        state.status !== "clue" && !inHand(state) && state.status !== "decided" && "not-in-hand",
        new Set(data.team).size < 2 && "two-officers-needed",
        asApprover(state, data.approver, ...data.team),
      );
      if (refusal) return refusal;
      const { at } = context;
      const goods = state.measures.filter(({ end, kind }) => end === undefined && kind !== "preservation");
      const { crime: basis } = clocksAt(at, context).rules;
      return [
        { type: "TransferredToPolice", data: { ...data, basis, measures: goods.map(({ id }) => id), at } },
        ...stop(state, "police", context),
      ];
    },
    RecordPoliceAnswer: ({ data }, { police: found }, { at }) =>
      against(!found && "not-with-police", found?.accepted === true && "police-answered") ?? [
        { type: "PoliceAnswered", data: { ...data, at } },
      ],
    TakeBack({ data }, state, context) {
      const { police: found } = state;
      return (
        against(
          !found && "not-with-police",
          data.reason === "notAccepted" && found?.accepted === true && "police-answered",
        ) ?? [{ type: "TakenBack", data: { ...data, at: context.at } }, ...restart(state, "police", context)]
      );
    },
  },
  evolve: {
    TransferredToPolice(state, { data }) {
      step(state, data.at);
      state.police = { accepted: false };
      for (const measure of state.measures) {
        if (!data.measures.includes(measure.id)) continue;
        measure.end = "withPolice";
        delete measure.left;
        delete measure.reportBy;
      }
    },
    PoliceAnswered(state, { data }) {
      progress(state, data.at);
      state.police = { accepted: data.accepted };
    },
    TakenBack(state, { data }) {
      progress(state, data.at);
      delete state.police;
      // What comes back with the case is returned, or taken anew.
      for (const measure of state.measures) if (measure.end === "withPolice") measure.end = "lifted";
    },
  },
};
