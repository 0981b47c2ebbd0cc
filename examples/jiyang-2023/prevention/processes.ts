import type { Process } from "@caseloop/core";
import type { Calendar } from "@caseloop/law";
import {
  calling,
  dispatchingInspections,
  enforcing,
  joining,
  openingCases,
  raising,
  voiding,
} from "@caseloop/prevention";
import { boardContext } from "./red-black-board.ts";

/** What follows from the day's events, in the evening: visits from draws, cases from clues, tickets from findings, results for campaigns. */
export function preventionProcesses(calendar: Calendar): readonly Process<never>[] {
  return [
    dispatchingInspections(),
    openingCases(),
    calling(),
    enforcing(),
    raising(),
    joining(),
    voiding(boardContext(calendar)),
  ];
}
