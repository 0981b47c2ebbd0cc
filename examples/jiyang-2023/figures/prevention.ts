import type { Day } from "@caseloop/law";
import {
  countKey,
  countsOf,
  inspectionTally,
  type RegistryKind,
  registryCounts,
  trainingDays,
  trainingTotals,
} from "@caseloop/prevention";
import type { Projected } from "./projected.ts";

/** What these figures are found from. */
export const preventionProjections = { registryCounts, inspectionTally, trainingDays };

/** 未诉先办: the page's figures on prevention; registers as they stand on the last day. */
export interface PreventionFigures {
  readonly stations: number;
  readonly demonstrationUnits: number;
  readonly noReasonReturnUnits: number;
  readonly trustedUnits: number;
  readonly odrEnterprises: number;
  /** 联合检查: visits of more than one department. */
  readonly jointChecks: number;
  readonly trainingsReceived: number;
  readonly trainingSessions: number;
  /** 人次, of the sessions given; as last corrected. */
  readonly trainingPersonTimes: number;
}

/** What they say about the days from the first to the last, both included. */
export function preventionFigures(
  views: Projected<typeof preventionProjections>,
  from: Day,
  to: Day,
): PreventionFigures {
  const standing = (kind: RegistryKind) => countsOf(views.registryCounts.get(countKey(kind)))(to);
  const { received, given } = trainingTotals(views.trainingDays, from, to);
  return {
    stations: standing("serviceStation"),
    demonstrationUnits: standing("demonstrationUnit"),
    noReasonReturnUnits: standing("returnsPromiseUnit"),
    trustedUnits: standing("creationUnit"),
    odrEnterprises: standing("odrEnterprise"),
    jointChecks: views.inspectionTally.joint,
    trainingsReceived: received.sessions,
    trainingSessions: given.sessions,
    trainingPersonTimes: given.personTimes,
  };
}
