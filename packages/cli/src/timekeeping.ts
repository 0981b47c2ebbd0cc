import type { EventSource } from "@caseloop/core";
import {
  clocking,
  clocks,
  coordinating,
  coordination,
  escalation,
  leading,
  supervising,
  supervision,
  timed,
  timekeeper,
  transfer,
} from "@caseloop/escalation";
import { complaint, linking, report, ticket } from "@caseloop/ticket";

/** What follows the cases of a store, and what of it has a schedule. */
export const keeper = timekeeper(
  [linking(), leading(), clocking([ticket, complaint, report]), supervising(), coordinating()],
  [timed(escalation), timed(clocks), timed(supervision), timed(coordination), timed(transfer)],
);

/** The deciders whose events a store of cases holds. */
export const caseSources: readonly EventSource[] = [
  ...[ticket, complaint, report],
  ...[escalation, clocks, supervision, coordination, transfer],
];
