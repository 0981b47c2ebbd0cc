import { cases } from "./cases.ts";
import { findings } from "./found.ts";

/** The views that are kept in the store. */
export const keptViews = [cases, findings] as const;
