import { type Entry, type Metric, type Row, unitsOf } from "./metric.ts";
import type { RateRules } from "./policy.ts";
import { unreasonable } from "./satisfaction.ts";

/** 重办率: tickets with at least one city redo ÷ tickets closed after handling. Counts on the day it was closed last. */
export const redo: Metric = {
  id: "redo",
  name: { zh: "重办率", en: "redo" },
  entries(row, rules) {
    const { ended, redos } = row;
    if (ended?.how !== "handled" && ended?.how !== "stoppedWithNote") return [];
    return whole(row, rules, ended.at, redos.length > 0, [ended.event, ...redos.map(({ event }) => event)]);
  },
};

/** 办结量: tickets closed after handling, each once, on the day it was closed last: quantity beside quality. */
export const closed: Metric = {
  id: "closed",
  name: { zh: "办结量", en: "closed" },
  entries(row, rules) {
    const { ended } = row;
    return ended?.how === "handled" || ended?.how === "stoppedWithNote"
      ? whole(row, rules, ended.at, true, [ended.event])
      : [];
  },
};

/**
 * 重办化解率: redo tickets resolved ÷ redo tickets. Counts on the day of the last redo; resolved is what was closed after it
 * and the caller calls solved, or, where that was not asked, is satisfied with.
 */
export const redoResolved: Metric = {
  id: "redoResolved",
  name: { zh: "重办化解率", en: "redo resolved" },
  entries(row, rules) {
    const last = row.redos.at(-1);
    if (!last) return [];
    const { ended } = row;
    const callback = row.cycles.at(-1)?.callback;
    const resolved = ended?.how === "handled" && (callback?.solved ?? callback?.result === "satisfied");
    const decided = [callback, ended].flatMap((fact) => (fact ? [fact.event] : []));
    return whole(row, rules, last.at, resolved, [last.event, ...decided]);
  },
};

/** A ticket counts once, whatever its cycles. */
function whole(row: Row, rules: RateRules, at: string, hit: boolean, events: Entry["events"]): readonly Entry[] {
  const cycle = row.cycles.at(-1);
  if (!cycle || unreasonable(row, rules)) return [];
  return [{ cycle: cycle.cycle, at, halves: hit ? 2 : 0, units: unitsOf(cycle, rules), events }];
}
