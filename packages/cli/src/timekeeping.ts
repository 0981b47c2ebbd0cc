import type { EventSource } from "@caseloop/core";
import {
  caseProfile,
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
import { assessment } from "@caseloop/metrics";
import { enforcementCase, opening } from "@caseloop/penalty";
import {
  campaign,
  inspection,
  inspectionPlan,
  interview,
  listing,
  outreach,
  registryEntry,
  training,
  warning,
} from "@caseloop/prevention";
import { complaint, linking, report, ticket } from "@caseloop/ticket";

const context = { ...clocks.context, profiles: [...clocks.context.profiles, caseProfile] };

/** What follows the cases of a store, and what of it has a schedule. */
export const keeper = timekeeper(
  [
    ...[linking(), opening(), leading(), supervising(), coordinating()],
    clocking([ticket, complaint, report, enforcementCase], context),
  ],
  [timed(escalation), timed(clocks, context), timed(supervision), timed(coordination), timed(transfer)],
);

/** Every aggregate whose events a store of cases may hold. */
export const caseSources: readonly EventSource[] = [
  ...[ticket, complaint, report, enforcementCase],
  ...[registryEntry, inspectionPlan, inspection, outreach, interview, campaign, training, warning, listing],
  ...[escalation, clocks, supervision, coordination, transfer, assessment],
];
