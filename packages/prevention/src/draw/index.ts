/** The draw 双随机: pure, exact, and the same on any machine. */
export type { Lot, Team } from "./draw.ts";
export type { DrawRules, Roster } from "./roster.ts";
export { algorithm, commitmentTo } from "./seal.ts";
