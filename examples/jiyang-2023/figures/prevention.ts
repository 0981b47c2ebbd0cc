import { type EventStore, project } from "@caseloop/core";
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

/** What the events of a store say about the days from the first to the last, both included. */
export async function preventionFigures(store: EventStore, from: Day, to: Day): Promise<PreventionFigures> {
  const [counts, tally, days] = [
    await project(store, registryCounts),
    await project(store, inspectionTally),
    await project(store, trainingDays),
  ];
  const standing = (kind: RegistryKind) => countsOf(counts.get(countKey(kind)))(to);
  const { received, given } = trainingTotals(days, from, to);
  return {
    stations: standing("serviceStation"),
    demonstrationUnits: standing("demonstrationUnit"),
    noReasonReturnUnits: standing("returnsPromiseUnit"),
    trustedUnits: standing("creationUnit"),
    odrEnterprises: standing("odrEnterprise"),
    jointChecks: tally.joint,
    trainingsReceived: received.sessions,
    trainingSessions: given.sessions,
    trainingPersonTimes: given.personTimes,
  };
}
