import { add, type Fen, fen, fenSchema, formatYuan, type LegalBasis, legalBasisSchema, times } from "@caseloop/law";
import { z } from "zod";
import type { StatutoryRange } from "./bands.ts";
import type { Values } from "./compile.ts";
import { ImpossibleBand, MissingFact } from "./errors.ts";
import type { Law, LawNorm } from "./law.ts";
import type { Fine } from "./norm.ts";
import { type TestTrace, testTraceSchema } from "./trace.ts";

export const normRangeSchema = z.object({
  norm: z.string().min(1),
  basis: legalBasisSchema,
  floor: z.exactOptional(fenSchema),
  ceiling: fenSchema,
  optional: z.exactOptional(z.literal(true)),
  tests: z.array(testTraceSchema),
});

/** A broken norm and what it costs in this case. */
export interface NormRange extends StatutoryRange {
  readonly norm: string;
  readonly basis: LegalBasis;
  /** 可以并处: a fine need not be imposed. */
  readonly optional?: true;
  readonly tests: readonly TestTrace[];
}

/** What every broken norm costs, the one that applies first: the higher fine (art. 29), by its maximum, then by its minimum. */
export function rangesOf(law: Law, values: Values): readonly NormRange[] {
  const ranges = law.norms.map((norm) => rangeOf(norm, law, values));
  return ranges.toSorted(
    (a, b) => b.ceiling - a.ceiling || (b.floor ?? 0) - (a.floor ?? 0) || (a.norm < b.norm ? -1 : 1),
  );
}

function rangeOf({ norm, basis, clauses }: LawNorm, law: Law, values: Values): NormRange {
  const holding: { fine: Fine; tests: TestTrace[] }[] = [];
  for (const { asked, used, fine } of clauses) {
    const tests: TestTrace[] = [];
    const held = asked(values, tests);
    if (held === -1)
      throw new MissingFact(
        used.filter((name) => values[law.slotOf(name)] === undefined),
        [norm.id],
      );
    if (held === 1) holding.push({ fine, tests });
  }
  const [one, another] = holding;
  if (!one) throw new ImpossibleBand(norm.id, "no clause covers these facts");
  if (another) throw new ImpossibleBand(norm.id, "more than one clause covers these facts");
  const { fixed, multiple, optional } = one.fine;
  let [floor, ceiling]: [Fen | undefined, Fen | undefined] = [undefined, undefined];
  if (multiple) {
    const value = values[law.slotOf(multiple.of)];
    if (typeof value !== "number") throw new MissingFact([multiple.of], [norm.id]);
    if (multiple.min !== undefined) floor = times(fen(value), multiple.min, 100, "up");
    ceiling = times(fen(value), multiple.max, 100, "down");
  }
  if (fixed) {
    if (fixed.min !== undefined) floor = fen(Math.max(floor ?? 0, fixed.min));
    ceiling = fen(Math.min(ceiling ?? fixed.max, fixed.max));
  }
  const top = ceiling ?? add();
  if ((floor ?? 0) > top)
    throw new ImpossibleBand(norm.id, `from ${formatYuan(floor ?? add())} to ${formatYuan(top)} there is no amount`);
  return {
    norm: norm.id,
    basis,
    ...(floor !== undefined && { floor }),
    ceiling: top,
    ...(optional && { optional }),
    tests: one.tests,
  };
}
