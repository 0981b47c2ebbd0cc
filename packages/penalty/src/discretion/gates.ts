import { type Fen, fen, fenSchema, type LegalBasis, legalBasisSchema } from "@caseloop/law";
import { z } from "zod";
import { type Gate, gates, type Outcome, outcomes } from "./outcome.ts";

export const gateDueSchema = z.object({
  gate: z.enum(gates),
  outcomes: z.array(z.enum(outcomes)),
  fineFrom: z.exactOptional(fenSchema),
  basis: legalBasisSchema,
});

/** 程序关口: what must have happened before a decision with such an outcome, or with a fine from that amount on. */
export interface GateDue {
  readonly gate: Gate;
  readonly outcomes: readonly Outcome[];
  readonly fineFrom?: Fen;
  readonly basis: LegalBasis;
}

/** Those that stand before this outcome with this fine. */
export function gatesBefore(due: readonly GateDue[], outcome: Outcome, fine: Fen = fen(0)): readonly GateDue[] {
  return due.filter(({ outcomes: concerned, fineFrom }) => concerned.includes(outcome) && fine >= (fineFrom ?? 0));
}
