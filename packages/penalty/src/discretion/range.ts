import { type Fen, fen, fenSchema, formatYuan, type LegalBasis, legalBasisSchema } from "@caseloop/law";
import { z } from "zod";
import type { StatutoryRange } from "./bands.ts";
import type { Values } from "./compile.ts";
import { ImpossibleBand, MissingFact } from "./errors.ts";
import type { Law, LawNorm } from "./law.ts";
import { shareOf } from "./share.ts";
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
  if (ranges.length < 2) return ranges;
  return ranges.toSorted(
    (a, b) => b.ceiling - a.ceiling || (b.floor ?? 0) - (a.floor ?? 0) || (a.norm < b.norm ? -1 : 1),
  );
}

function rangeOf({ norm, clauses }: LawNorm, law: Law, values: Values): NormRange {
  let one: { readonly clause: LawNorm["clauses"][number]; readonly tests: TestTrace[] } | undefined;
  for (const clause of clauses) {
    const tests = new Array<TestTrace>(clause.count);
    const held = clause.asked(values, tests);
    if (held === -1)
      throw new MissingFact(
        clause.used.filter((name) => values[law.slotOf(name)] === undefined),
        [norm.id],
      );
    if (held === 0) continue;
    if (one) throw new ImpossibleBand(norm.id, "more than one clause covers these facts");
    one = { clause, tests };
  }
  if (!one) throw new ImpossibleBand(norm.id, "no clause covers these facts");
  const { tests } = one;
  const { basis, fine, slot } = one.clause;
  const { fixed, multiple, optional } = fine;
  let [floor, ceiling]: [Fen | undefined, Fen | undefined] = [undefined, undefined];
  if (multiple) {
    const value = values[slot];
    if (typeof value !== "number") throw new MissingFact([multiple.of], [norm.id]);
    if (multiple.min !== undefined) floor = shareOf(fen(value), multiple.min, "up");
    ceiling = shareOf(fen(value), multiple.max, "down");
  }
  if (fixed) {
    if (fixed.min !== undefined) floor = fen(Math.max(floor ?? 0, fixed.min));
    ceiling = fen(Math.min(ceiling ?? fixed.max, fixed.max));
  }
  const top = ceiling ?? fen(0);
  if ((floor ?? 0) > top)
    throw new ImpossibleBand(norm.id, `from ${formatYuan(floor ?? fen(0))} to ${formatYuan(top)} there is no amount`);
  if (floor === undefined) return range({ norm: norm.id, basis, ceiling: top, tests }, optional);
  return range({ norm: norm.id, basis, floor, ceiling: top, tests }, optional);
}

function range(plain: NormRange, optional: true | undefined): NormRange {
  return optional ? { ...plain, optional } : plain;
}
