import { dueAfter, isLate } from "@caseloop/law";
import type { ListingDecide, Phase, Read } from "./phase.ts";
import { against, refuse } from "./refusals.ts";
import { standsOn } from "./state.ts";

type Context = Parameters<ListingDecide["Remove"]>[2];

/** 移出与信用修复: the ways off a list, and the end of publication. */
export const removal: Phase<"ApplyRepair" | "AcceptRepair" | "DecideRepair" | "Remove" | "VoidDecision" | "TakeDown"> =
  {
    ApplyRepair({ data }, state, { at, calendar, rules }) {
      const today = calendar.dayOf(at);
      const { repairAfter, repair } = state;
      const refusal =
        unlessEntered(state) ??
        against(
          state.list === "red" && "black-only",
          repair !== undefined && "repair-running",
          !standsOn(state, today) && "expired",
          (repairAfter === undefined || today <= repairAfter) && "too-early-to-repair",
        );
      if (refusal) return refusal;
      const unmet = Object.entries(data).flatMap(([name, { met }]) => (met ? [] : [name]));
      if (unmet.length > 0) return refuse("repair-conditions", { unmet });
      return [{ type: "RepairApplied", data: { ...data, acceptBy: dueAfter(rules(today).accept, at, calendar), at } }];
    },
    AcceptRepair({ data }, state, { at, calendar, rules }) {
      const { repair } = state;
      const refusal = unlessEntered(state);
      if (refusal) return refusal;
      if (!repair || repair.decideBy) return refuse("no-repair");
      const late = isLate(at, repair.acceptBy);
      if (!data.accepted) return [{ type: "RepairNotAccepted", data: { ...data, late, at } }];
      const decideBy = dueAfter(rules(calendar.dayOf(at)).decide, at, calendar);
      return [{ type: "RepairAccepted", data: { ...data, late, decideBy, at } }];
    },
    DecideRepair({ data }, state, context) {
      const { at } = context;
      const { repair } = state;
      const refusal = unlessEntered(state);
      if (refusal) return refusal;
      if (!repair?.decideBy) return refuse("no-repair");
      const late = isLate(at, repair.decideBy);
      const own = against(data.approver === repair.acceptedBy && "own-approval");
      if (own) return own;
      if (!data.granted) return [{ type: "RepairDenied", data: { ...data, late, at } }];
      const { approver, reasons: reason } = data;
      const evidence = [...repair.evidence];
      return [
        {
          type: "Removed",
          data: { approver, reason, evidence, ground: "repaired", late, ...takeDownBy(state, context), at },
        },
      ];
    },
    Remove({ data }, state, context) {
      const { at, calendar } = context;
      const { ground } = data;
      return (
        unlessEntered(state) ??
        against(
          ground === "withdrawn" && state.list !== "red" && "red-only",
          ground !== "expired" && data.evidence.length === 0 && "evidence-needed",
          ground === "expired" && standsOn(state, calendar.dayOf(at)) && "not-expired",
        ) ?? [{ type: "Removed", data: { ...data, ...(ground !== "expired" && takeDownBy(state, context)), at } }]
      );
    },
    VoidDecision({ data }, state, context) {
      const { status, list } = state;
      const { at } = context;
      const refusal = against(status === "none" && "no-entry", list === "red" && "black-only");
      if (refusal) return refusal;
      if (status === "proposed") {
        const { approver: officer, reason } = data;
        return [{ type: "Dropped", data: { officer, reason, because: "decisionVoid", at } }];
      }
      if (status !== "entered") return [];
      return [{ type: "Removed", data: { ...data, ground: "decisionVoid", ...takeDownBy(state, context), at } }];
    },
    TakeDown: ({ data }, { status, published, takeDownBy: by }, { at }) =>
      against(status === "none" && "no-entry", (status !== "removed" || !published) && "nothing-published") ?? [
        { type: "TakenDown", data: { ...data, late: by !== undefined && isLate(at, by), at } },
      ],
  };

function unlessEntered({ status }: Read) {
  return against(
    status === "none" && "no-entry",
    (status === "dropped" || status === "removed") && "over",
    status !== "entered" && "not-entered",
  );
}

/** Three working days on the black list, where something is published; no rule speaks of the red one. */
function takeDownBy({ list, published }: Read, { at, calendar, rules }: Context) {
  return list === "black" && published
    ? { takeDownBy: dueAfter(rules(calendar.dayOf(at)).takeDown, at, calendar) }
    : {};
}
