import { CaseloopError } from "@caseloop/core";
import type { Plan } from "../plan.ts";

type Sums = Plan["enforcement"];

/** The plan's totals cannot all be met by lawful cases. */
export class PlanUnmet extends CaseloopError<"plan-unmet", { field: keyof Sums; received: number; expected: string }> {
  constructor(field: keyof Sums, received: number, expected: string) {
    super("plan-unmet", `enforcement.${field}: ${received} cannot be met, expected ${expected}`, {
      field,
      received,
      expected,
    });
  }
}

/** Refuses totals that no lawful cases have; throws `PlanUnmet`. */
export function checkEnforcement(plan: Sums): void {
  const { closed, fines, mitigated, exemptOrNotImposed: spared, reduced } = plan;
  for (const [name, value] of Object.entries(plan) as [keyof Sums, number][])
    if (!Number.isSafeInteger(value) || value < 0) throw new PlanUnmet(name, value, "a whole number from 0 on");
  const light = mitigated + spared;
  if (closed < light) throw new PlanUnmet("closed", closed, `at least the mitigated and the spared together, ${light}`);
  const others = closed - light;
  const least = mitigated + others * 100;
  if (fines < least) throw new PlanUnmet("fines", fines, `at least ${least}: one fen a mitigated, ¥1 another case`);
  if (mitigated + others === 0 && fines > 0) throw new PlanUnmet("fines", fines, "0: nobody is fined");
  if (reduced < mitigated)
    throw new PlanUnmet("reduced", reduced, `at least one fen for each of ${mitigated} mitigated`);
  if (light === 0 && reduced > 0) throw new PlanUnmet("reduced", reduced, "0: nobody is spared anything");
}
