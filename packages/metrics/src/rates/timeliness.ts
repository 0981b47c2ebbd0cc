import { cyclesOf, type Metric, unitsOf } from "./metric.ts";

/**
 * 按期办结率: closed by the effective deadline ÷ tickets whose deadline falls in the period, overdue and still open included.
 * Counts on the day of the deadline, which moves with an extension or a shelving.
 */
export const onTime: Metric = {
  id: "onTime",
  name: { zh: "按期办结率", en: "closed on time" },
  entries: (row, rules) =>
    cyclesOf(row, rules).flatMap((cycle) => {
      const { due, done } = cycle;
      if (!due) return [];
      const last = cycle.cycle === row.cycles.length;
      const closing = rules.closing === "reply" ? done : last ? row.ended : done;
      const kept = done !== undefined && !done.late && closing !== undefined && closing.at <= due.at;
      const decided = [done, closing].flatMap((fact) => (fact ? [fact.event] : []));
      return [
        {
          cycle: cycle.cycle,
          at: due.at,
          halves: kept ? 2 : 0,
          units: unitsOf(cycle, rules),
          events: [...new Set([...due.events, ...decided])],
        },
      ];
    }),
};

/** 响应率: first contact in time ÷ dispatched. Counts on the day the contact is due, or of the dispatch where no rule sets one. */
export const response: Metric = {
  id: "response",
  name: { zh: "响应率", en: "response" },
  entries: (row, rules) =>
    cyclesOf(row, rules).flatMap((cycle) => {
      const { began, contact, contactDue } = cycle;
      if (!began || (row.imported && rules.importedResponse === "exclude")) return [];
      return [
        {
          cycle: cycle.cycle,
          at: contactDue ?? began.at,
          halves: contact && !contact.late ? 2 : 0,
          units: unitsOf(cycle, rules),
          events: [began.event, ...(contact ? [contact.event] : [])],
        },
      ];
    }),
};
