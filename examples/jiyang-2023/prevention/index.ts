/** 未诉先办: what the year does before anybody complains, lived by commands. */
import type { Calendar } from "@caseloop/law";
import type { Plan } from "../plan.ts";
import type { Life } from "../stage/step.ts";
import { campaignLives } from "./campaigns.ts";
import { checkLives } from "./checks.ts";
import { interviewLives } from "./interviews.ts";
import { outreachLives } from "./outreach.ts";
import { redListLives } from "./red-list.ts";
import { registerLives } from "./registers.ts";
import { trainingLives } from "./training.ts";

export { preventionEvenings } from "./evening.ts";
export { preventionProcesses } from "./processes.ts";

/** What these lives add up to is what the plan says; `preventionProcesses` follow every evening, `preventionEvenings` begin more lives. */
export function preventionLives(plan: Plan, calendar: Calendar): Life[] {
  return [registerLives, trainingLives, checkLives, campaignLives, outreachLives, interviewLives, redListLives].flatMap(
    (lives) => lives(plan, calendar),
  );
}
