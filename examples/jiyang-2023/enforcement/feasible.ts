import { type Plan, PlanUnmet } from "../plan.ts";

type Sums = Plan["enforcement"];

/** Refuses totals that no lawful cases have; throws `PlanUnmet`. */
export function checkEnforcement(plan: Sums): void {
  const { closed, fines, mitigated, exemptOrNotImposed: spared, reduced } = plan;
  for (const [name, value] of Object.entries(plan) as [keyof Sums, number][])
    if (!Number.isSafeInteger(value) || value < 0)
      throw new PlanUnmet("enforcement", name, value, "a whole number from 0 on");
  const light = mitigated + spared;
  if (closed < light)
    throw new PlanUnmet("enforcement", "closed", closed, `at least the mitigated and the spared together, ${light}`);
  const others = closed - light;
  const least = mitigated + others * 100;
  if (fines < least)
    throw new PlanUnmet("enforcement", "fines", fines, `at least ${least}: one fen a mitigated, ¥1 another case`);
  if (mitigated + others === 0 && fines > 0) throw new PlanUnmet("enforcement", "fines", fines, "0: nobody is fined");
  if (reduced < mitigated)
    throw new PlanUnmet("enforcement", "reduced", reduced, `at least one fen for each of ${mitigated} mitigated`);
  if (light === 0 && reduced > 0)
    throw new PlanUnmet("enforcement", "reduced", reduced, "0: nobody is spared anything");
}
