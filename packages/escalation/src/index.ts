/** Who leads and what is overdue. */

// The redo ladder
export { elapsedLevel, type Ladder, leadAt, loadLadder, redoLadder, redoLevel } from "./ladder.ts";
export { escalation, type Lead, type LeadContext, leading, type Owners } from "./lead/index.ts";
// What falls due
export type { Pending, Scheduled } from "./schedule.ts";
