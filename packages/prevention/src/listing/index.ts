/** 红黑榜: who is put on a list, on what decision, after what notice, and how they come off it. */
export { type ListingRow, lists, standingEntries } from "./board.ts";
export { gravities, removalGrounds } from "./commands.ts";
export { type ListingCommand, type ListingEvent, listing } from "./decide.ts";
export { type ListingRefusal, listingRefusals } from "./refusals.ts";
export { dishonestyListMeasures, type ListingContext, type ListingRules, listingRules } from "./rules.ts";
export { type Listing, standsOn } from "./state.ts";
export { voiding } from "./voiding.ts";
