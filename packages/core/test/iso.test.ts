import { iso } from "@caseloop/core/adapter";
import fc from "fast-check";
import { expect, it } from "vitest";

/** The first moment of the last day there is, and the other way the first: ECMA-262 §21.4.1.1. */
const LAST = 8_640_000_000_000_000;

it("tells any moment as toISOString does, whatever moment was asked for before", () => {
  const around = [0, 951_782_400_000, 1_672_502_400_000, -62_198_755_200_000].map((day) =>
    fc.integer({ min: day - 100_000_000, max: day + 100_000_000 }),
  );
  const moment = fc.oneof(...around, fc.integer({ min: -LAST, max: LAST }), fc.constantFrom(-LAST, LAST, -1, 0, 1));
  fc.assert(
    fc.property(fc.array(moment, { minLength: 1, maxLength: 20 }), (moments) => {
      expect(moments.map(iso)).toEqual(moments.map((ms) => new Date(ms).toISOString()));
    }),
    { numRuns: 1000 },
  );
});

it.each([Number.NaN, LAST + 86_400_000, -LAST - 1, Number.POSITIVE_INFINITY])("knows no day of %d", (ms) => {
  expect(() => iso(ms)).toThrow(RangeError);
});
