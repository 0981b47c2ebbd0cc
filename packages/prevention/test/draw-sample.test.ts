import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { allocate } from "../src/draw/allocation.ts";
import { lots } from "../src/draw/lots.ts";
import { sample, type Weighted } from "../src/draw/sample.ts";
import { chiSquare, critical } from "./chi-square.ts";

const key = new Uint8Array(32);
const row = (run: number) => lots(key, "test", `${run}`);
const items = (...weights: number[]): Weighted[] => weights.map((weight, i) => ({ id: `${i}`, weight }));

/** How often each outcome came in so many runs. */
function tally(runs: number, outcome: (run: number) => string): Record<string, number> {
  const counts: Record<string, number> = {};
  for (let run = 0; run < runs; run += 1) {
    const found = outcome(run);
    counts[found] = (counts[found] ?? 0) + 1;
  }
  return counts;
}

describe("a sample without putting back", () => {
  it("walks the running sums: with lots 0, 0, 0 the first come first, with the highest lots the last", () => {
    const lowest = { below: () => 0 };
    const highest = { below: (bound: number) => bound - 1 };
    expect(sample(items(3, 1, 2), 3, lowest)).toEqual(["0", "1", "2"]);
    expect(sample(items(3, 1, 2), 3, highest)).toEqual(["2", "1", "0"]);
  });

  it("takes the item at which the sums exceed the lot: 3, 1, 2 with lot 3 is the second, with lot 4 the third", () => {
    const fixed = (lot: number) => ({ below: () => lot });
    expect(sample(items(3, 1, 2), 1, fixed(2))).toEqual(["0"]);
    expect(sample(items(3, 1, 2), 1, fixed(3))).toEqual(["1"]);
    expect(sample(items(3, 1, 2), 1, fixed(4))).toEqual(["2"]);
  });

  it("gives everybody once where more are asked for than there are, and nobody of nobody", () => {
    expect([...sample(items(1, 9, 4), 7, row(1))].sort()).toEqual(["0", "1", "2"]);
    expect(sample([], 3, row(1))).toEqual([]);
  });

  it("is the slow walk, for any weights", () => {
    fc.assert(
      fc.property(
        fc.array(fc.integer({ min: 1, max: 1_000_000 }), { maxLength: 70 }),
        fc.nat(70),
        fc.nat(),
        (weights, count, run) => {
          const left = items(...weights);
          const slow = row(run);
          const walked = Array.from({ length: Math.min(count, weights.length) }, () => {
            let lot = slow.below(left.reduce((sum, { weight }) => sum + weight, 0));
            const index = left.findIndex(({ weight }) => {
              lot -= weight;
              return lot < 0;
            });
            return left.splice(index, 1)[0]?.id;
          });
          expect(sample(items(...weights), count, row(run))).toEqual(walked);
        },
      ),
    );
  });
});

describe("a sample is as likely as its weights say (χ², α = 10⁻⁶)", () => {
  it("with equal weights every pair of five is drawn equally often, in either order", () => {
    const counts = tally(20_000, (run) => sample(items(1, 1, 1, 1, 1), 2, row(run)).join());
    expect(Object.keys(counts)).toHaveLength(20);
    expect(chiSquare(Object.values(counts), Array(20).fill(1))).toBeLessThan(critical[19]);
  });

  it("with weights 1, 2, 3, 4 every pair comes as often as wᵢ/10 · wⱼ/(10 − wᵢ)", () => {
    const weights = [1, 2, 3, 4];
    const counts = tally(20_000, (run) => sample(items(...weights), 2, row(run)).join());
    const pairs = weights.flatMap((first, i) =>
      weights.flatMap((second, j) => (i === j ? [] : [{ pair: `${i},${j}`, chance: (first * second) / (10 - first) }])),
    );
    expect(
      chiSquare(
        pairs.map(({ pair }) => counts[pair] ?? 0),
        pairs.map(({ chance }) => chance),
      ),
    ).toBeLessThan(critical[11]);
    // The same counts against equal chances fail by far: the test can tell.
    expect(
      chiSquare(
        pairs.map(({ pair }) => counts[pair] ?? 0),
        pairs.map(() => 1),
      ),
    ).toBeGreaterThan(1000);
  });

  it("drawing all of four gives each of their 24 orders equally often", () => {
    const counts = tally(24_000, (run) => sample(items(7, 7, 7, 7), 4, row(run)).join());
    expect(Object.keys(counts)).toHaveLength(24);
    expect(chiSquare(Object.values(counts), Array(24).fill(1))).toBeLessThan(critical[23]);
  });
});

describe("sharing a sample out over strata", () => {
  const shared = (take: number, ...strata: [id: string, size: number, share: number][]) =>
    Object.fromEntries(
      allocate(
        strata.map(([id, size, share]) => ({ id, size, share })),
        take,
      ),
    );

  it("goes by size: 10 of 50, 30 and 20 is 5, 3, 2", () => {
    expect(shared(10, ["a", 50, 1], ["b", 30, 1], ["c", 20, 1])).toEqual({ a: 5, b: 3, c: 2 });
  });

  it("gives the rest to the largest remainder: 10 of 47, 30, 23 is 4.7, 3.0, 2.3", () => {
    expect(shared(10, ["a", 47, 1], ["b", 30, 1], ["c", 23, 1])).toEqual({ a: 5, b: 3, c: 2 });
  });

  it("of equal remainders to the smaller id: 1 of 2 and 2", () => {
    expect(shared(1, ["b", 2, 1], ["a", 2, 1])).toEqual({ a: 1, b: 0 });
  });

  it("goes by rate: 1, 3 and 10 over 100 each, 28 in all, is 2, 6, 20", () => {
    expect(shared(28, ["A", 100, 1], ["B", 100, 3], ["C", 100, 10])).toEqual({ A: 2, B: 6, C: 20 });
  });

  it("takes a stratum whole that would give more than it has, and shares the rest: 50 over 5·10, 100·1, 100·1", () => {
    expect(shared(50, ["C", 5, 10], ["A", 100, 1], ["B", 100, 1])).toEqual({ C: 5, A: 23, B: 22 });
  });

  it("leaves an empty stratum empty, and is exact beyond 2⁵³", () => {
    expect(shared(3, ["a", 0, 9], ["b", 5, 1])).toEqual({ a: 0, b: 3 });
    // Remainders 999,998,500,001 and 999,997,500,000 of 1,999,996,000,001 (computed with Python's whole numbers).
    expect(shared(1_000_001, ["a", 999_999, 999_999], ["b", 1_000_000, 999_998])).toEqual({ a: 500_001, b: 500_000 });
  });

  it("always gives exactly the sample, never more than there is, and less than one from the exact part", () => {
    const stratum = fc.record({ size: fc.nat(60), share: fc.integer({ min: 1, max: 20 }) });
    fc.assert(
      fc.property(
        fc.array(stratum, { minLength: 1, maxLength: 6 }),
        fc.double({ min: 0, max: 1, noNaN: true }),
        (list, part) => {
          const strata = list.map((one, i) => ({ id: `s${i}`, ...one }));
          const whole = strata.reduce((sum, { size }) => sum + size, 0);
          const take = Math.floor(part * whole);
          const given = allocate(strata, take);
          expect([...given.values()].reduce((sum, n) => sum + n, 0)).toBe(take);
          const full = strata.filter(({ id, size }) => given.get(id) === size);
          const open = strata.filter(({ id, size }) => given.get(id) !== size);
          const left = take - full.reduce((sum, { size }) => sum + size, 0);
          const parts = open.reduce((sum, { size, share }) => sum + size * share, 0);
          for (const { id, size, share } of open) {
            expect(given.get(id)).toBeLessThan(size);
            if (full.length === 0)
              expect(Math.abs((given.get(id) ?? 0) - (left * size * share) / parts)).toBeLessThan(1);
          }
          // Nobody with a higher rate is drawn at a lower one, but for one head.
          for (const one of strata)
            for (const other of strata)
              if (one.share > other.share && one.size > 0 && other.size > 0)
                expect((given.get(one.id) ?? 0) + 1).toBeGreaterThan(
                  ((given.get(other.id) ?? 0) - 1) * (one.size / other.size),
                );
        },
      ),
    );
  });
});
