/** 接诉即办: the year's tickets, lived by commands. */
import type { Calendar } from "@caseloop/law";
import type { Plan } from "../plan.ts";
import type { Life } from "../stage/step.ts";
import { arrivals } from "./arrivals.ts";
import { life } from "./life.ts";

/** Throws `PlanUnmet`. */
export function ticketLives(plan: Plan, calendar: Calendar): Life[] {
  return Array.from(arrivals(plan, calendar), (arrival) => life(plan, arrival, calendar));
}
