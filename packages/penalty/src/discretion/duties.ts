import { fen, fenSchema, legalBasisSchema } from "@caseloop/law";
import { z } from "zod";
import type { Values } from "./compile.ts";
import { MissingFact } from "./errors.ts";
import type { Law } from "./law.ts";
import { type Outcome, obligations, type Stage } from "./outcome.ts";

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
  for (const { due, amount } of law.dutiesFor(outcome, stage)) {
    if (!amount) addOnce(found, due);
    else {
      const read = (slot: number): number => {
        const value = values[slot];
        if (typeof value !== "number") throw new MissingFact([law.slots[slot] ?? ""], [due.do]);
        return value;
      };
      const left = read(amount.of) - (amount.less === undefined ? 0 : read(amount.less));
      if (left > 0) addOnce(found, { do: due.do, amount: fen(left), basis: due.basis });
    }
  }
  return found;
}

export function addOnce(duties: Duty[], duty: Duty): void {
  for (const one of duties) if (one.do === duty.do) return;
  duties.push(duty);
}
