import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { unlikely } from "../src/detectors/holm.ts";
import { betaBinomialTail, binomialTail, hypergeometricTail, overdispersedTail } from "../src/detectors/tail.ts";

// Every tail is counted a second time in whole numbers, without a logarithm or a gamma function.

function choose(n: number, k: number): bigint {
  let result = 1n;
  for (let i = 1; i <= k; i += 1) result = (result * BigInt(n - k + i)) / BigInt(i);
  return result;
}

/** a (a + 1) … over n factors. */
function rising(a: number, n: number): bigint {
  let result = 1n;
  for (let i = 0; i < n; i += 1) result *= BigInt(a + i);
  return result;
}

const sum = (from: number, to: number, term: (x: number) => bigint) => {
  let total = 0n;
  for (let x = from; x <= to; x += 1) total += term(x);
  return total;
};

const SCALE = 10n ** 400n;
/** The quotient to 17 figures, however small. */
function quotient(part: bigint, whole: bigint): number {
  const digits = String((part * SCALE) / whole);
  return Number(`${digits.slice(0, 1)}.${digits.slice(1, 20)}e${digits.length - 1 - 400}`);
}

const close = (found: number, exact: number) => expect(Math.abs(found / exact - 1)).toBeLessThan(1e-10);
const small = fc.integer({ min: 1, max: 60 });

describe("the exact tails", () => {
  it("are known in the smallest cases", () => {
    expect(binomialTail(2, 2, 1 / 2)).toBeCloseTo(1 / 4, 14);
    expect(binomialTail(1, 2, 1 / 2)).toBeCloseTo(3 / 4, 14);
    expect(betaBinomialTail(2, 2, 1, 1)).toBeCloseTo(1 / 3, 14); // Laplace: 0, 1 and 2 heads are equally likely
    expect(hypergeometricTail(4, 4, 4, 8)).toBeCloseTo(1 / 70, 14); // R. A. Fisher's lady tasting tea
    expect(hypergeometricTail(3, 4, 4, 8)).toBeCloseTo(17 / 70, 14);
    expect(overdispersedTail(1, 2, 1)).toBeCloseTo(1 - Math.exp(-2), 14);
    expect(overdispersedTail(3, 2, 1)).toBeCloseTo(1 - 5 * Math.exp(-2), 14);
    expect(overdispersedTail(2, 1, 2)).toBeCloseTo(1 / 4, 14); // geometric with ½
  });

  it("binomial equals the count in whole numbers", () => {
    fc.assert(
      fc.property(small, small, fc.integer({ min: 2, max: 30 }), (k, more, windows) => {
        const n = k + more;
        const exact = sum(k, n, (x) => choose(n, x) * BigInt(windows - 1) ** BigInt(n - x));
        close(binomialTail(k, n, 1 / windows), quotient(exact, BigInt(windows) ** BigInt(n)));
      }),
    );
  });

  it("beta-binomial equals the count in whole numbers", () => {
    fc.assert(
      fc.property(small, small, small, small, (k, more, a, b) => {
        const n = k + more;
        const exact = sum(k, n, (x) => choose(n, x) * rising(a, x) * rising(b, n - x));
        close(betaBinomialTail(k, n, a, b), quotient(exact, rising(a + b, n)));
      }),
    );
  });

  it("hypergeometric equals the count in whole numbers", () => {
    fc.assert(
      fc.property(small, small, small, small, (both, drawnOnly, markedOnly, neither) => {
        const [drawn, marked] = [both + drawnOnly, both + markedOnly];
        const all = drawn + markedOnly + neither;
        const exact = sum(both, Math.min(drawn, marked), (x) => choose(marked, x) * choose(all - marked, drawn - x));
        close(hypergeometricTail(both, drawn, marked, all), quotient(exact, choose(all, drawn)));
      }),
    );
  });

  it("negative binomial of a whole size equals one less the count below it", () => {
    fc.assert(
      fc.property(small, fc.integer({ min: 1, max: 12 }), fc.integer({ min: 2, max: 9 }), (k, size, dispersion) => {
        // P(X = x) = C(x + size − 1, x) (d − 1)ˣ ÷ d^(x + size), over the common denominator d^(k + size).
        const d = BigInt(dispersion);
        const whole = d ** BigInt(k + size);
        const below = sum(0, k - 1, (x) => choose(x + size - 1, x) * (d - 1n) ** BigInt(x) * d ** BigInt(k - x));
        close(overdispersedTail(k, size * (dispersion - 1), dispersion), quotient(whole - below, whole));
      }),
    );
  });

  it("Poisson equals its series, summed in whole numbers", () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 40 }), fc.integer({ min: 1, max: 20 }), (k, mean) => {
        const last = k + 8 * mean + 60;
        const term = (x: number) => BigInt(mean) ** BigInt(x) * (rising(1, last) / rising(1, x));
        close(overdispersedTail(k, mean, 1), quotient(sum(k, last, term), sum(0, last, term)));
      }),
      { numRuns: 30 },
    );
  });

  it("hold far from the middle on either side, where terms are too small to write down", () => {
    expect(binomialTail(1, 100_000, 1 / 2)).toBeCloseTo(1, 6);
    expect(betaBinomialTail(1, 5000, 400, 400)).toBeCloseTo(1, 6);
    expect(overdispersedTail(1, 5000, 1)).toBeCloseTo(1, 6);
    expect(binomialTail(200, 200, 1 / 9)).toBeCloseTo(9 ** -200, 200);
    expect(binomialTail(200, 200, 1 / 9)).toBeGreaterThan(0);
  });

  it("at and beyond the ends are 1 and 0", () => {
    expect([binomialTail(0, 5, 0.1), betaBinomialTail(0, 5, 1, 2), overdispersedTail(0, 0, 1)]).toEqual([1, 1, 1]);
    expect([binomialTail(6, 5, 0.1), betaBinomialTail(6, 5, 1, 2), overdispersedTail(1, 0, 1)]).toEqual([0, 0, 0]);
    expect([binomialTail(1, 5, 0), binomialTail(5, 5, 1)]).toEqual([0, 1]);
    expect(hypergeometricTail(3, 5, 8, 10)).toBe(1); // of 10 with 8 marked, 5 drawn hold at least 3
    expect(hypergeometricTail(5, 4, 8, 10)).toBe(0);
  });

  it("beta-binomial tends to binomial as bunching goes, and is never smaller than it in the far tail", () => {
    expect(betaBinomialTail(12, 40, 9e3, 8 * 9e3) / binomialTail(12, 40, 1 / 9)).toBeCloseTo(1, 2);
    expect(betaBinomialTail(12, 40, 5, 40)).toBeGreaterThan(binomialTail(12, 40, 1 / 9));
  });
});

describe("many questions at once (Holm)", () => {
  const found = (ps: readonly number[], alpha: number) =>
    unlikely(
      ps.map((p) => ({ p })),
      alpha,
    );

  it("holds the least against alpha ÷ n, the next against alpha ÷ (n − 1)", () => {
    expect(found([0.02, 0.5, 0.01], 0.03)).toEqual([{ p: 0.01, threshold: 0.01 }]);
    expect(found([0.015, 0.5, 0.01], 0.03)).toEqual([
      { p: 0.01, threshold: 0.01 },
      { p: 0.015, threshold: 0.015 },
    ]);
  });

  it("stops at the first that chance explains, even if a later one would pass alone", () => {
    expect(found([0.011, 0.012, 0.03], 0.03)).toEqual([]);
    expect(found([], 0.05)).toEqual([]);
  });
});
