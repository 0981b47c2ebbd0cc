import { twoOfThem } from "../party.ts";
import { itemOf, mayFind, type Phase, unlessChecking, unlessLive } from "./phase.ts";
import { against, refuse } from "./refusals.ts";

/** 现场检查: the team as drawn, one visit, a finding for each item. */
export const visit: Phase<"Open" | "Recuse" | "Visit" | "RecordFinding"> = {
  Open({ data }, { status }, { at }) {
    return status === "none" ? [{ type: "Opened", data: { ...data, at } }] : refuse("already-open");
  },

  Recuse({ data: { inspector, reason, replacement, approver } }, now, { at }) {
    const refusal = unlessLive(now) ?? (now.status === "open" ? undefined : refuse("already-visited"));
    if (refusal) return refusal;
    const { teams, recused } = now;
    const team = teams.find((one) => one.inspectors.includes(inspector) || one.reserves.includes(inspector));
    if (recused.includes(inspector)) return refuse("already-recused");
    if (!team) return refuse("not-in-the-team");
    const facts = { at, inspector, department: team.department, reason };
    const [next] = team.reserves;
    if (!team.inspectors.includes(inspector) || next !== undefined) {
      if (replacement !== undefined) return refuse("reserve-first", { next });
      const stepsIn = team.inspectors.includes(inspector) && next !== undefined ? { replacement: next } : {};
      return [{ type: "Recused", data: { ...facts, ...stepsIn } }];
    }
    if (replacement === undefined || approver === undefined) return refuse("no-reserve-left");
    const taken = teams.some((one) => one.inspectors.includes(replacement) || one.reserves.includes(replacement));
    return (
      against(
        (taken || recused.includes(replacement)) && "replacement-unfit",
        (approver === replacement || approver === inspector) && "own-approval",
      ) ?? [{ type: "Recused", data: { ...facts, replacement, approver } }]
    );
  },

  Visit({ data: { officers } }, now, { at }) {
    const refusal = unlessLive(now) ?? (now.status === "open" ? undefined : refuse("already-visited"));
    if (refusal) return refusal;
    const { teams, items, inspectee } = now;
    if (inspectee === undefined) return refuse("not-open");
    const stranger = officers.find((one) => !teams.some(({ inspectors }) => inspectors.includes(one)));
    if (stranger !== undefined) return refuse("not-in-the-team", { officer: stranger });
    const thin = teams.find(({ inspectors }) => !twoOfThem(officers.filter((one) => inspectors.includes(one))));
    if (thin) return refuse("two-officers-needed", { department: thin.department });
    const departments = teams.map(({ department }) => department);
    return [{ type: "Visited", data: { officers, at, inspectee, departments, items: items.length } }];
  },

  RecordFinding({ data }, now, { at }) {
    const refusal = unlessChecking(now);
    if (refusal) return refusal;
    const item = itemOf(now, data.item);
    if (!item) return refuse("item-unknown");
    const others = now.items.flatMap(({ result }) => result ?? []);
    return (
      against(
        item.result !== undefined && "already-found",
        !mayFind(now, item.department, data.officers) && "not-their-item",
        others.some((one) => (one === "absent") !== (data.result === "absent")) && "absence-is-of-all",
      ) ?? [{ type: "FindingRecorded", data: { ...data, at } }]
    );
  },
};
