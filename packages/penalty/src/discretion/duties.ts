import { type Fen, fen, fenSchema, legalBasisSchema } from "@caseloop/law";
import { z } from "zod";
import type { Values } from "./compile.ts";
import { MissingFact } from "./errors.ts";
import type { Law } from "./law.ts";
import { type Obligation, type Outcome, obligations, type Stage } from "./outcome.ts";
import type { RuleSet } from "./ruleset.ts";

/** 附带义务: something the decision orders beside, or instead of, a fine. */
export const dutySchema = z.object({
  do: z.enum(obligations),
  amount: z.exactOptional(fenSchema),
  basis: legalBasisSchema,
});
export type Duty = z.output<typeof dutySchema>;

/** The duties that a law attaches to an outcome, each kind once; `stage` tells how a case without penalty was settled. Throws `MissingFact` for an amount. */
export function dutiesOf(law: Law, values: Values, outcome: Outcome, stage?: Stage): Duty[] {
  const found: Duty[] = [];
  const add = (stated: Stated, basis: Duty["basis"]) => {
    const amount = amountOf(stated, law, values);
    if (amount !== 0) addOnce(found, { do: stated.do, ...(amount !== undefined && { amount }), basis });
  };
  for (const { duty, basis } of law.duties)
    if (duty.outcomes.includes(outcome) && (!stage || !duty.stages || duty.stages.includes(stage))) add(duty, basis);
  if (stage === undefined) for (const { norm, basis } of law.norms) for (const duty of norm.duties) add(duty, basis);
  return found;
}

export function addOnce(duties: Duty[], duty: Duty): void {
  if (!duties.some((one) => one.do === duty.do)) duties.push(duty);
}

type Stated = Pick<RuleSet["duties"][number], "do" | "amount">;

function amountOf({ do: duty, amount }: Stated, law: Law, values: Values): Fen | undefined {
  if (!amount) return undefined;
  const read = (name: string): number => {
    const value = values[law.slotOf(name)];
    if (typeof value !== "number") throw new MissingFact([name], [duty]);
    return value;
  };
  return fen(Math.max(0, read(amount.of) - (amount.less === undefined ? 0 : read(amount.less))));
}
