import type { Decide, Immutable } from "@caseloop/core";
import type { Calendar, Policy } from "@caseloop/law";
import type { commands } from "./commands.ts";
import type { events } from "./events.ts";
import type { Scheme } from "./scheme.ts";
import type { Assessment } from "./state.ts";

/** What decisions on an assessment need from outside. */
export interface AssessmentContext {
  /** Every scheme ever used here, with all its editions: a period is scored by the edition it was opened under. */
  readonly schemes: readonly Policy<Scheme>[];
  readonly calendar: Pick<Calendar, "endOf">;
}

export type AssessmentDecide = Decide<typeof commands, typeof events, Assessment, AssessmentContext>;
export type ReadAssessment = Immutable<Assessment>;

/** The rules the period was opened under; `undefined` where the host no longer hands them in. */
export function rulesOf(
  { scheme: { id, version } }: ReadAssessment,
  { schemes }: AssessmentContext,
): Scheme | undefined {
  return schemes.find((policy) => policy.id === id)?.editions.find((edition) => edition.version === version)?.rules;
}
