/** 未诉先办: registers, training and checks of the year, lived by commands. */
import type { Calendar } from "@caseloop/law";
import type { Plan } from "../plan.ts";
import type { Life } from "../stage/step.ts";
import { checkLives } from "./checks.ts";
import { registerLives } from "./registers.ts";
import { trainingLives } from "./training.ts";

/** What these lives add up to is what the plan says; `dispatchingInspections` has to open the visits in the evening of each draw. */
export function preventionLives(plan: Plan, calendar: Calendar): Life[] {
  return [...registerLives(plan, calendar), ...trainingLives(plan, calendar), ...checkLives(plan, calendar)];
}
