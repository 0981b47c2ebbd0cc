/** 大走访: findings, orders to correct, their verification. */
export { type OutreachCommand, type OutreachEvent, outreach } from "./decide.ts";
export { type OutreachRefusal, outreachRefusals } from "./refusals.ts";
export type { Outreach } from "./state.ts";
