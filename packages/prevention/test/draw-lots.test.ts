import { describe, expect, it } from "vitest";
import { lots } from "../src/draw/lots.ts";
import { chiSquare, critical } from "./chi-square.ts";

const key = Uint8Array.from({ length: 32 }, (_, i) => i);
const take = (n: number, bound: number, ...label: string[]) => {
  const row = lots(key, ...label);
  return Array.from({ length: n }, () => row.below(bound));
};

describe("the lots (known answers computed with Python's hashlib, key 000102…1f)", () => {
  it("come four from a block, block after block", () => {
    expect(take(12, 10, "inspectee", "A")).toEqual([9, 6, 2, 0, 4, 7, 3, 9, 5, 5, 3, 0]);
    expect(take(4, 2 ** 53 - 1, "inspectee", "A")).toEqual([
      6197251186324581, 308353688972769, 4449487803776236, 3730160863696286,
    ]);
  });

  it("pass over a word that would favour the small numbers", () => {
    // The first word of this row is one of the last 2⁶⁴ mod 6·10¹⁵ and is passed over; its remainder would be 1725040022854929.
    expect(take(1, 6_000_000_000_000_000, "try", "1077")).toEqual([1591714036044454]);
  });

  it("of two labels have nothing in common, however the labels are cut", () => {
    expect(take(4, 2 ** 53 - 1, "inspector", "a", "b")).not.toEqual(take(4, 2 ** 53 - 1, "inspector", "ab"));
    expect(take(4, 2 ** 53 - 1, "inspector", 'a","b')).not.toEqual(take(4, 2 ** 53 - 1, "inspector", "a", "b"));
  });

  it("below one are always nothing", () => {
    expect(take(5, 1, "one")).toEqual([0, 0, 0, 0, 0]);
  });
});

describe("the lots are uniform (χ², α = 10⁻⁶)", () => {
  it.each([
    [2, critical[1]],
    [3, critical[2]],
    [6, critical[5]],
    [10, critical[9]],
    [100, critical[99]],
  ])("below %i", (bound, limit) => {
    const counts = Array.from({ length: bound }, () => 0);
    for (const lot of take(40_000, bound, "uniform")) counts[lot] = (counts[lot] ?? 0) + 1;
    expect(
      chiSquare(
        counts,
        counts.map(() => 1),
      ),
    ).toBeLessThan(limit);
  });

  it("and one does not tell the next", () => {
    const pairs = Array.from({ length: 100 }, () => 0);
    const row = take(60_001, 10, "pairs");
    row.slice(1).forEach((lot, i) => {
      const pair = 10 * (row[i] ?? 0) + lot;
      pairs[pair] = (pairs[pair] ?? 0) + 1;
    });
    expect(
      chiSquare(
        pairs,
        pairs.map(() => 1),
      ),
    ).toBeLessThan(critical[99]);
  });

  it("the test itself would see a lot that favours one number by a tenth", () => {
    const counts = take(40_000, 10, "uniform").reduce<number[]>(
      (sum, lot) => sum.with(lot, (sum[lot] ?? 0) + 1),
      Array(10).fill(0),
    );
    expect(
      chiSquare(
        counts,
        counts.map((_, i) => (i === 0 ? 1.1 : 1)),
      ),
    ).toBeGreaterThan(
      chiSquare(
        counts,
        counts.map(() => 1),
      ),
    );
    expect(
      chiSquare(
        counts.with(0, Math.round((counts[0] ?? 0) * 1.1)),
        counts.map(() => 1),
      ),
    ).toBeGreaterThan(critical[1]);
  });
});
