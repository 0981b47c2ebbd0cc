import type { PreventionFigures } from "./figures/prevention.ts";
import { page } from "./page.ts";

/** What happens in the year: how many of what. The figures at its end are counted from events, and must find these again. */
export interface Plan {
  readonly seed: string;
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

const { casesClosed, finesFen, mitigated, exemptOrNotImposed, reducedFen, ...prevention } = page;

/** The page's year 2023. */
export const plan2023: Plan = {
  seed: "2023",
  enforcement: { closed: casesClosed, fines: finesFen, mitigated, exemptOrNotImposed, reduced: reducedFen },
  prevention,
};
