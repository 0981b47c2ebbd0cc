import { instantSchema } from "@caseloop/law";
import { z } from "zod";
import { figureSchema } from "./figure.ts";
import { decimalSchema } from "./scheme.ts";

const id = z.string().min(1);
const text = z.string().min(1);
/** One figure of one unit. */
export const measuredSchema = z.object({ unit: id, indicator: id, figure: figureSchema });

/** What can be asked of an assessment 考核. */
export const commands = {
  /** Under the edition of the scheme in force on the period's first day: rules are known before they count. */
  Open: z.object({ scheme: id, period: text, units: z.array(id).min(1), officer: id }),
  /** 评议: points a reviewer gives; the reviewer's office is not the unit reviewed. Again replaces what was given. */
  Review: z.object({ unit: id, indicator: id, score: decimalSchema, reviewer: id, office: id, reason: text }),
  /** 锁定: all figures that are no reviews, as they were counted at `counted`; scores and ranks follow. */
  Lock: z.object({ officer: id, counted: instantSchema, figures: z.array(measuredSchema) }),
  /** 更正: the only way a locked period changes; somebody else approves. */
  Correct: z.object({ changes: z.array(measuredSchema).min(1), reason: text, officer: id, approver: id }),
};
