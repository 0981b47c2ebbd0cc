import type { Calendar } from "@caseloop/law";
import type { Plan } from "../plan.ts";
import type { Life } from "../stage/step.ts";
import { finding } from "./finding.ts";
import { findingsOf } from "./findings.ts";

/** 大走访大调研 (M17): every finding of the year's visits, some of them tickets of the bureau's own (M13). */
export function outreachLives(plan: Plan, calendar: Calendar): Life[] {
  return findingsOf(plan, calendar).map((found) => finding(found, plan.seed, calendar));
}
