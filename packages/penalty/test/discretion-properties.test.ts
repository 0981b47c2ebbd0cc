import { hasCode } from "@caseloop/core";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  type Assessment,
  applied,
  assess,
  decidePenalty,
  type Evaluation,
  type FactValue,
  gatesBefore,
  outcomes,
  reproduce,
  shippedLibrary,
} from "../src/index.ts";
import { aggravating, anyDecisionDay, anyFacts, anyNorms, mitigating } from "./discretion-arbitraries.ts";
import { money, proven } from "./discretion-world.ts";

const anyCase = fc.record({ values: anyFacts, norms: anyNorms, decidedOn: anyDecisionDay });
type Case = { values: Record<string, FactValue>; norms: readonly string[]; decidedOn: string };

/** The assessment; nothing where the band that is left has no amount. */
function assessedCase({ values, norms, decidedOn }: Case): Assessment | undefined {
  try {
    return assess(shippedLibrary, { norms, decidedOn, facts: proven(values) });
  } catch (error) {
    if (hasCode(error, "impossible-band")) return undefined;
    throw error;
  }
}

/** The mildest and the gravest outcome that one law permits, by rank. */
function reach({ options }: Evaluation): { mildest: number; gravest: number } {
  const ranks = options.map(({ outcome }) => outcomes.indexOf(outcome));
  return { mildest: Math.min(...ranks), gravest: Math.max(...ranks) };
}

/**
 * The evaluations of two assessments that answer the same question: of each law by itself; and of the law that applies, unless
 * the two laws cross. A law applies as a whole, so where they cross one fact can make the other law the milder one.
 */
function pairs(one: Assessment, other: Assessment): [Evaluation, Evaluation][] {
  const crossing = one.comparison === "crossing" || other.comparison === "crossing";
  return [
    [one.underAct, other.underAct],
    ...(one.underDecision && other.underDecision
      ? [[one.underDecision, other.underDecision] as [Evaluation, Evaluation]]
      : []),
    ...(crossing ? [] : [[applied(one), applied(other)] as [Evaluation, Evaluation]]),
  ];
}

describe("for any facts, norms and days", () => {
  it("a fine that is accepted lies inside the band of its tier and inside the law; one fen outside is refused", () => {
    let fined = 0;
    fc.assert(
      fc.property(anyCase, fc.double({ min: 0, max: 1, noNaN: true }), (given, share) => {
        const assessment = assessedCase(given);
        for (const { outcome, band } of assessment ? applied(assessment).options : []) {
          if (!assessment || !band) continue;
          const { floor = 0, ceiling } = applied(assessment).norms[0] ?? { ceiling: 0 };
          const choose = (fine: number) =>
            decidePenalty(assessment, { outcome, fine: money(fine), by: "o", reason: "r" });
          const fine = Math.max(1, band.from + Math.floor(share * (band.to - band.from)));
          if (fine > band.to) continue;
          const decision = choose(fine);
          if (!("data" in decision)) throw new Error(decision.code);
          fined += 1;
          expect(fine <= ceiling && (outcome === "mitigated" ? fine < floor : fine >= floor)).toBe(true);
          expect(decision.data.reduction).toBe(outcome === "mitigated" ? floor - fine : 0);
          expect(choose(band.to + 1)).toMatchObject({ code: "fine-outside-band" });
          if (band.from > 1) expect(choose(band.from - 1)).toMatchObject({ code: "fine-outside-band" });
          for (const { fineFrom = 0 } of decision.data.gates) expect(fine).toBeGreaterThanOrEqual(fineFrom);
          expect(decision.data.gates).toEqual(gatesBefore(assessment.gates, outcome, money(fine)));
        }
      }),
      { numRuns: 1_500 },
    );
    expect(fined).toBeGreaterThan(500);
  });

  it("one more mitigating fact never raises what is permitted, neither at its mildest nor at its gravest", () => {
    const names = Object.keys(mitigating) as (keyof typeof mitigating)[];
    let lowered = 0;
    fc.assert(
      fc.property(anyCase, fc.constantFrom(...names), (given, name) => {
        const before = assessedCase(given);
        const after = assessedCase({ ...given, values: { ...given.values, [name]: mitigating[name] } });
        if (!before || !after) return;
        for (const [was, is] of pairs(before, after).map((pair) => pair.map(reach))) {
          if (!was || !is) throw new Error("two evaluations");
          expect(is.mildest).toBeLessThanOrEqual(was.mildest);
          expect(is.gravest).toBeLessThanOrEqual(was.gravest);
          if (is.mildest < was.mildest) lowered += 1;
        }
      }),
      { numRuns: 4_000 },
    );
    expect(lowered).toBeGreaterThan(50);
  });

  it("one more aggravating fact never lowers it", () => {
    let raised = 0;
    fc.assert(
      fc.property(anyCase, fc.constantFrom(...aggravating), (given, name) => {
        const before = assessedCase({ ...given, values: { ...given.values, [name]: false } });
        const after = assessedCase({ ...given, values: { ...given.values, [name]: true } });
        if (!before || !after) return;
        for (const [was, is] of pairs(before, after).map((pair) => pair.map(reach))) {
          if (!was || !is) throw new Error("two evaluations");
          expect(is.mildest).toBeGreaterThanOrEqual(was.mildest);
          expect(is.gravest).toBeGreaterThanOrEqual(was.gravest);
          if (is.gravest > was.gravest) raised += 1;
        }
      }),
      { numRuns: 4_000 },
    );
    expect(raised).toBeGreaterThan(50);
  });

  it("the order of facts and of norms does not matter", () => {
    fc.assert(
      fc.property(anyCase, fc.infiniteStream(fc.nat()), (given, stream) => {
        const keys = Object.keys(given.values)
          .map((key) => [stream.next().value ?? 0, key] as const)
          .toSorted(([a], [b]) => a - b);
        const shuffled = Object.fromEntries(keys.map(([, key]) => [key, given.values[key] as FactValue]));
        const other = assessedCase({ ...given, values: shuffled, norms: given.norms.toReversed() });
        const one = assessedCase(given);
        expect(other && { ...other, norms: 0 }).toEqual(one && { ...one, norms: 0 });
      }),
      { numRuns: 500 },
    );
  });

  it("a conflict is told exactly where both kinds of factor fired, and leaves every tier open", () => {
    fc.assert(
      fc.property(anyCase, (given) => {
        const assessment = assessedCase(given);
        if (!assessment) return;
        const { conflict, options, trace } = applied(assessment);
        const fired = trace.filter(({ result, stage }) => result === "fired" && stage === "factor");
        const heavy = fired.filter(({ rule }) => rule === "emergency" || rule.startsWith("price-"));
        const settled = options.length === 1 && options[0]?.outcome === "not_imposed";
        expect(conflict).toBe(!settled && heavy.length > 0 && heavy.length < fired.length);
        if (conflict) expect(options.map(({ outcome }) => outcome)).toContain("heavier");
        if (conflict) expect(options.map(({ outcome }) => outcome)).toContain("mitigated");
      }),
      { numRuns: 2_000 },
    );
  });

  it("evaluated again, a decision is identical to the byte", () => {
    let decided = 0;
    fc.assert(
      fc.property(anyCase, fc.nat(), (given, pick) => {
        const assessment = assessedCase(given);
        const { options } = assessment ? applied(assessment) : { options: [] };
        const option = options[pick % Math.max(1, options.length)];
        if (!assessment || !option) return;
        const fine = option.band && option.band.to > 0 ? { fine: option.band.to } : {};
        const instead = option.outcome === "mitigated" && !("fine" in fine) ? { instead: "warning" } : {};
        const decision = decidePenalty(assessment, {
          outcome: option.outcome,
          by: "o",
          reason: "r",
          ...fine,
          ...instead,
        });
        if (!("data" in decision)) return;
        decided += 1;
        expect(reproduce(JSON.parse(JSON.stringify(decision.data)), shippedLibrary)).toEqual({ result: "identical" });
      }),
      { numRuns: 500 },
    );
    expect(decided).toBeGreaterThan(200);
  });
});
