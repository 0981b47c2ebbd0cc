import { type CommandOf, decider, type EventOf } from "@caseloop/core";
import { chinaCalendar } from "@caseloop/law";
import { standing } from "../standing.ts";
import { commands } from "./commands.ts";
import { entry } from "./entry.ts";
import { events } from "./events.ts";
import type { ListingDecide } from "./phase.ts";
import { removal } from "./removal.ts";
import { type ListingContext, listingRules } from "./rules.ts";
import { evolve, initial } from "./state.ts";

/**
 * 红黑榜 (M12): a black entry has its decision, prior notice, a way to object and a way off the list (invariant 10); its stream is
 * `listing-<id>`. By default the black list is that of Order 44; hand in `{ calendar, rules }` for another.
 */
export const listing = decider({
  name: "listing",
  initial,
  commands,
  events,
  context: { calendar: chinaCalendar, rules: listingRules } as ListingContext,
  decide: standing<ListingDecide>({ ...entry, ...removal }, ["VoidDecision"]),
  evolve,
});

export type ListingCommand = CommandOf<typeof listing>;
export type ListingEvent = EventOf<typeof listing>;
