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
import { enforcementCase, opening } from "@caseloop/penalty";
import {
  calling,
  dispatchingInspections,
  enforcing,
  joining,
  openingCases,
  raising,
  voiding,
} from "@caseloop/prevention";
import { complaint, linking, report, ticket } from "@caseloop/ticket";

const context = { ...clocks.context, profiles: [...clocks.context.profiles, caseProfile] };

/** What follows the year's events in the evening, and what of it has a schedule. */
export const keeper = timekeeper(
  [
    ...[linking(), opening(), leading(), supervising(), coordinating()],
    ...[dispatchingInspections(), openingCases(), enforcing(), calling(), joining(), voiding(), raising()],
    clocking([ticket, complaint, report, enforcementCase], context),
  ],
  [timed(escalation), timed(clocks, context), timed(supervision), timed(coordination), timed(transfer)],
);
