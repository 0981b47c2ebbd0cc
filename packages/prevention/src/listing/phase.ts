import type { Decide } from "@caseloop/core";
import type { commands } from "./commands.ts";
import type { events } from "./events.ts";
import type { ListingContext } from "./rules.ts";
import type { Listing } from "./state.ts";

export type ListingDecide = Decide<typeof commands, typeof events, Listing, ListingContext>;
export type Phase<C extends keyof ListingDecide> = Pick<ListingDecide, C>;
export type Read = Parameters<ListingDecide["Drop"]>[1];
