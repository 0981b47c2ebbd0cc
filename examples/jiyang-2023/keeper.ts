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
  type Timekeeper,
  timed,
  timekeeper,
  transfer,
} from "@caseloop/escalation";
import type { Calendar } from "@caseloop/law";
import { enforcementCase, opening } from "@caseloop/penalty";
import { complaint, linking, report, ticket } from "@caseloop/ticket";
import { preventionProcesses } from "./prevention/index.ts";

const context = { ...clocks.context, profiles: [...clocks.context.profiles, caseProfile] };

/** What follows the year's events in the evening, and what of it has a schedule. */
export function keeperOf(calendar: Calendar): Timekeeper {
  return timekeeper(
    [
      ...[linking(), opening(), leading(), supervising(), coordinating()],
      ...preventionProcesses(calendar),
      clocking([ticket, complaint, report, enforcementCase], context),
    ],
    [timed(escalation), timed(clocks, context), timed(supervision), timed(coordination), timed(transfer)],
  );
}
