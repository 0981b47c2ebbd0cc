import { CaseloopError } from "@caseloop/core";
import type { PreventionFigures } from "./figures/prevention.ts";
import { page } from "./page.ts";

/** What happens in the year: how many of what. The figures at its end are counted from events, and must find these again. */
export interface Plan {
  readonly seed: string;
  /** 工单 */
  readonly tickets: {
    /** How many requests reach the bureau; the page does not say. */
    readonly count: number;
    /** 自行和解: how many of them the parties settle by themselves. */
    readonly selfSettled: number;
    /** Of these, how many are answered late, and how many callers are not satisfied with the outcome. */
    readonly selfSettledLate: number;
    readonly selfSettledUnsatisfied: number;
  };
  /** 案件 */
  readonly enforcement: {
    readonly closed: number;
    /** 罚没款, in fen. */
    readonly fines: number;
    /** 减轻 */
    readonly mitigated: number;
    /** 免于、不予 */
    readonly exemptOrNotImposed: number;
    /** What the mitigated and the spared were spared, in fen. */
    readonly reduced: number;
  };
  readonly prevention: PreventionFigures;
}

/** The plan's totals cannot all be met by lawful cases. */
export class PlanUnmet extends CaseloopError<
  "plan-unmet",
  { part: keyof Plan; field: string; received: number; expected: string }
> {
  constructor(part: "tickets" | "enforcement", field: string, received: number, expected: string) {
    super("plan-unmet", `${part}.${field}: ${received} cannot be met, expected ${expected}`, {
      ...{ part, field, received, expected },
    });
  }
}

const { casesClosed, finesFen, mitigated, exemptOrNotImposed, reducedFen, selfSettled, ...rest } = page;
const { selfSettledOnTimeRate, selfSettledSatisfactionRate, ...prevention } = rest;

/** The page's year 2023. */
export const plan2023: Plan = {
  seed: "2023",
  tickets: {
    count: 1200,
    selfSettled,
    selfSettledLate: (selfSettled * (100 - selfSettledOnTimeRate)) / 100,
    selfSettledUnsatisfied: (selfSettled * (100 - selfSettledSatisfactionRate)) / 100,
  },
  enforcement: { closed: casesClosed, fines: finesFen, mitigated, exemptOrNotImposed, reduced: reducedFen },
  prevention,
};
