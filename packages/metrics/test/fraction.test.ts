import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { decimal, exact, percentOf, rateOf, round, shareOf } from "../src/index.ts";

const n = fc.integer({ min: -1_000_000, max: 1_000_000 });
const d = fc.integer({ min: 1, max: 1_000_000 });
const half = { places: 2, mode: "halfUp" } as const;
const down = { places: 2, mode: "down" } as const;

describe("an exact fraction", () => {
  it("adds, subtracts, multiplies, divides and compares as whole numbers do crosswise", () => {
    fc.assert(
      fc.property(n, d, n, d, (a, b, c, e) => {
        const [x, y] = [exact(a, b), exact(c, e)];
        const [A, B, C, E] = [a, b, c, e].map(BigInt) as [bigint, bigint, bigint, bigint];
        const sum = x.plus(y);
        expect(sum.numerator * B * E).toBe((A * E + C * B) * sum.denominator);
        expect(sum.minus(y).compare(x)).toBe(0);
        expect(x.times(y).numerator * B * E).toBe(A * C * x.times(y).denominator);
        if (c !== 0) expect(x.times(y).over(y).compare(x)).toBe(0);
        expect(x.compare(y)).toBe(A * E < C * B ? -1 : A * E > C * B ? 1 : 0);
      }),
    );
  });

  it("is rounded to the nearest, halves away from zero, or cut off", () => {
    const cases: readonly (readonly [text: string, near: string, cut: string])[] = [
      ["97.445", "97.45", "97.44"],
      ["97.4449", "97.44", "97.44"],
      ["-97.445", "-97.45", "-97.44"],
      ["0.004", "0.00", "0.00"],
      ["-0.004", "0.00", "0.00"],
      ["-0.005", "-0.01", "0.00"],
      ["99.995", "100.00", "99.99"],
      ["7", "7.00", "7.00"],
    ];
    for (const [text, near, cut] of cases) {
      expect(round(decimal(text), half)).toBe(near);
      expect(round(decimal(text), down)).toBe(cut);
    }
    expect(round(decimal("2.5"), { places: 0, mode: "halfUp" })).toBe("3");
  });

  it("never lies further from its rounding than half a place", () => {
    fc.assert(
      fc.property(n, d, (a, b) => {
        const off = decimal(round(exact(a, b), half)).minus(exact(a, b));
        expect(off.compare(exact(1, 200))).toBeLessThanOrEqual(0);
        expect(off.compare(exact(-1, 200))).toBeGreaterThanOrEqual(0);
      }),
    );
  });

  it("takes no float and no nonsense", () => {
    for (const text of ["", "1e3", "1,000", ".5", "5.", "NaN", "+1", "1 "])
      expect(() => decimal(text)).toThrow(expect.objectContaining({ code: "invalid-value" }));
    expect(() => exact(1, 0)).toThrow(expect.objectContaining({ code: "invalid-value" }));
    expect(() => exact(1).over(exact(0))).toThrow(expect.objectContaining({ code: "invalid-value" }));
  });
});

describe("a rate", () => {
  it("stays in whole numbers: halves that do not add up double both", () => {
    expect(rateOf({ halves: 3, all: 2 })).toEqual({ numerator: 3, denominator: 4 });
    expect(rateOf({ halves: 3, all: 2 }, { halves: 1, all: 1 })).toEqual({ numerator: 2, denominator: 3 });
    expect(rateOf()).toEqual({ numerator: 0, denominator: 0 });
  });

  it("is n/a over nothing, and refuses what is no share", () => {
    expect(percentOf({ numerator: 0, denominator: 0 })).toBe("n/a");
    expect(shareOf({ numerator: 0, denominator: 0 })).toBeUndefined();
    expect(percentOf({ numerator: 2, denominator: 3 })).toBe("66.67");
    expect(percentOf({ numerator: 2, denominator: 3 }, { places: 0, mode: "down" })).toBe("66");
    for (const rate of [
      { numerator: 2, denominator: 1 },
      { numerator: -1, denominator: 1 },
      { numerator: 0.5, denominator: 1 },
    ])
      expect(() => percentOf(rate)).toThrow(expect.objectContaining({ code: "invalid-value" }));
  });
});
