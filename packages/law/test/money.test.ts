import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  add,
  fen,
  formatYuan,
  InvalidValue,
  NegativeMoney,
  type Rounding,
  subtract,
  times,
  toYuan,
  yuan,
} from "../src/index.ts";

const amount = fc.maxSafeNat().map(fen);

describe("money", () => {
  it("is read exactly from decimal text", () => {
    expect(yuan("18766.00")).toBe(1_876_600);
    expect([yuan("0.07"), yuan("1.1"), yuan("5335000"), yuan("90071992547409.91")]).toEqual([
      7,
      110,
      533_500_000,
      Number.MAX_SAFE_INTEGER,
    ]);
  });

  it.each([
    "",
    "1,000",
    "-1",
    "+1",
    "1.",
    ".5",
    "1.005",
    "1e3",
    " 1",
    "１",
    "NaN",
    "90071992547409.92",
    "9999999999999999",
  ])("refuses the text %j", (text) => {
    expect(() => yuan(text)).toThrowError(
      expect.objectContaining({ code: "invalid-value", facts: expect.objectContaining({ field: "yuan" }) }),
    );
  });

  it.each([-1, 0.5, Number.NaN, Number.POSITIVE_INFINITY, 2 ** 53])("refuses %d fen", (value) => {
    expect(() => fen(value)).toThrowError(InvalidValue);
  });

  it("has no negative zero", () => {
    expect(Object.is(fen(-0), 0)).toBe(true);
  });

  it("is written for people", () => {
    expect([fen(187_660_000), fen(0), fen(5), fen(99_999), fen(100_000)].map(formatYuan)).toEqual([
      "¥1,876,600.00",
      "¥0.00",
      "¥0.05",
      "¥999.99",
      "¥1,000.00",
    ]);
  });

  it("is read back from what was written", () => {
    fc.assert(fc.property(amount, (value) => yuan(toYuan(value)) === value));
  });

  it("adds and subtracts exactly, and refuses less than nothing", () => {
    expect(add()).toBe(0);
    expect(subtract(fen(5), fen(5))).toBe(0);
    expect(() => add(fen(Number.MAX_SAFE_INTEGER), fen(1))).toThrowError(InvalidValue);
    fc.assert(
      fc.property(amount, amount, (one, other) => {
        const [small, large] = one < other ? [one, other] : [other, one];
        expect(add(subtract(large, small), small)).toBe(large);
        if (small < large) {
          expect(() => subtract(small, large)).toThrowError(NegativeMoney);
          expect(() => subtract(small, large)).toThrowError(
            expect.objectContaining({ code: "negative-money", facts: { from: small, subtracted: large } }),
          );
        }
      }),
    );
  });

  it("times a ratio is exact up to one stated rounding", () => {
    const thirds = (rounding: Rounding) => [1, 2, 3].map((n) => times(fen(100), n, 3, rounding));
    expect(thirds("down")).toEqual([33, 66, 100]);
    expect(thirds("up")).toEqual([34, 67, 100]);
    expect(thirds("halfUp")).toEqual([33, 67, 100]);
    expect([times(fen(5), 1, 2, "halfUp"), times(fen(5), 1, 2, "down")]).toEqual([3, 2]);
    // 0.3 of a width, where floats give 1.4999999999999998.
    expect(times(fen(5_000_000), 3, 10, "halfUp")).toBe(1_500_000);
    fc.assert(
      fc.property(amount, fc.nat(10_000), fc.integer({ min: 1, max: 10_000 }), (value, numerator, denominator) => {
        fc.pre(numerator <= denominator);
        const exact = BigInt(value) * BigInt(numerator);
        const down = BigInt(times(value, numerator, denominator, "down"));
        const up = BigInt(times(value, numerator, denominator, "up"));
        const near = BigInt(times(value, numerator, denominator, "halfUp"));
        const scale = BigInt(denominator);
        expect(down * scale <= exact && exact <= up * scale && up - down <= 1n).toBe(true);
        expect(2n * exact - 2n * near * scale).toSatisfy((off: bigint) => -scale <= off && off < scale);
      }),
    );
  });

  it("refuses a ratio that is none", () => {
    expect(() => times(fen(1), 1, 0, "down")).toThrowError(InvalidValue);
    expect(() => times(fen(1), 0.3, 1, "down")).toThrowError(InvalidValue);
    expect(() => times(fen(2 ** 52), 4, 1, "down")).toThrowError(InvalidValue);
  });
});
