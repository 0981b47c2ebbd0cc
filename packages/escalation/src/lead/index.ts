export { escalation, type LeadContext } from "./decide.ts";
export type { Owners } from "./events.ts";
export { leading } from "./process.ts";
export type { Lead } from "./state.ts";
