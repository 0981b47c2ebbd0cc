/** 执法: the year's enforcement cases, lived by commands. */
import type { Calendar } from "@caseloop/law";
import type { Plan } from "../plan.ts";
import { chance } from "../stage/chance.ts";
import type { Life } from "../stage/step.ts";
import { workdayIn } from "./diary.ts";
import { docketOf } from "./docket.ts";
import { caseLife } from "./life.ts";

export { PlanUnmet } from "./feasible.ts";

/** All clues come up in time for their cases to be closed within the year. */
const opens = { from: "2023-01-03", to: "2023-09-15" } as const;

/** The lives of the bureau's own cases; what they add up to is what the plan says. Throws `PlanUnmet`. */
export function enforcementLives(plan: Plan, calendar: Calendar): Life[] {
  const luck = chance(`${plan.seed}/clues`);
  return docketOf(plan).map((entry) =>
    caseLife(entry, plan.seed, workdayIn(opens.from, opens.to, luck.int(0, 400), calendar), calendar),
  );
}
