/** Who leads and what is overdue. */

// What falls due
export {
  type AgendaRow,
  agendaOf,
  due,
  type Ticked,
  type TickOptions,
  TickRefused,
  type Timed,
  type Timekeeper,
  tick,
  timed,
  timekeeper,
  UnknownSchedule,
} from "./agenda/index.ts";
// The redo ladder
export { type Ladder, leadAt, loadLadder, type Rung, redoLadder, redoLevel } from "./ladder.ts";
export { escalation, type Lead, type LeadContext, leading, type Owners } from "./lead/index.ts";
