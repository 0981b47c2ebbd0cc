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
// The clocks of a case
export {
  type Clock,
  type ClockContext,
  type ClockLimit,
  type ClockProfile,
  type Clocks,
  type Condition,
  clocking,
  clocks,
  complaintProfile,
  enterpriseProfile,
  hotlineProfile,
  loadClocks,
  ProfileMissing,
  shippedProfiles,
} from "./clocks/index.ts";
// Units that work together, and their disputes
export {
  type Coordination,
  coordinating,
  coordination,
  coordinationRefusals,
  departments,
} from "./coordination/index.ts";
// The redo ladder
export { type Ladder, leadAt, loadLadder, type Rung, redoLadder, redoLevel } from "./ladder.ts";
export { escalation, type Lead, type LeadContext, leading, type Owners } from "./lead/index.ts";
// How open tickets compare with past ones
export {
  byTopic,
  type Counts,
  type DurationHistory,
  type DurationOptions,
  durations,
  type Grid,
  type KindFacts,
  type Kinds,
  merge,
  type Outlook,
  type OutlookOptions,
  outlook,
  quantile,
} from "./outlook/index.ts";
// Supervision
export {
  type Supervision,
  type SupervisionContext,
  supervising,
  supervision,
  supervisionRefusals,
} from "./supervision/index.ts";
// Suspected crime
export {
  type Transfer,
  type TransferClocks,
  type TransferContext,
  type TransferStatus,
  transfer,
  transferClocks,
  transferRefusals,
} from "./transfer/index.ts";
