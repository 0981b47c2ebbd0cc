import { basis, type Calendar, defineAct, successive } from "@caseloop/law";
import { type ListingContext, listing, listingRules } from "@caseloop/prevention";

/** The rules of the district's own board; invented, the page only says that there is one. */
const boardRules = defineAct({
  id: "jiyang-red-black-board",
  title: { zh: "济阳区市场监管红黑榜规则", en: "Rules of the Jiyang Red and Black Board" },
  editions: successive({ edition: "2023", from: "2023-01-01", assumed: true }),
});

/** 红黑榜: a local board that decides on repair sooner than the national list; how long an entry stands is `assumed`. */
export function boardContext(calendar: Calendar): ListingContext {
  return {
    calendar,
    rules(day) {
      const rule = basis(boardRules, undefined, day);
      const months = (n: number) => ({ months: n, basis: rule, assumed: true as const });
      return { ...listingRules(day), basis: rule, stands: months(12), repairAfter: months(3) };
    },
  };
}

/** The list's decider under these rules. */
export function boardOf(calendar: Calendar): typeof listing {
  return { ...listing, context: boardContext(calendar) };
}
