import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { addMs, dayNumber, dayOfNumber, epochMs, instantOf } from "../src/time.ts";

const ms = fc.integer({ min: Date.parse("0000-01-01T00:00:00Z"), max: Date.parse("9999-12-31T23:59:59.999Z") });

describe("days and instants", () => {
  it("are read and written as the platform does, over all four-digit years", () => {
    fc.assert(
      fc.property(ms, (at) => {
        const text = new Date(at).toISOString();
        expect(instantOf(at)).toBe(text);
        expect(epochMs(text)).toBe(at);
        expect(dayOfNumber(Math.floor(at / 86_400_000))).toBe(text.slice(0, 10));
        expect(dayNumber(text.slice(0, 10))).toBe(Math.floor(at / 86_400_000));
      }),
      { numRuns: 2000 },
    );
  });

  it("are moved by milliseconds, back as well", () => {
    expect(addMs("2023-12-31T23:59:59.999Z", 1)).toBe("2024-01-01T00:00:00.000Z");
    expect(addMs("2024-03-01T00:00:00.000Z", -1)).toBe("2024-02-29T23:59:59.999Z");
    expect(() => addMs("2024-03-01", 1)).toThrowError(expect.objectContaining({ code: "invalid-value" }));
  });

  it("accept exactly the days that exist", () => {
    const part = (max: number) => fc.integer({ min: 0, max }).map((n) => String(n).padStart(2, "0"));
    fc.assert(
      fc.property(fc.integer({ min: 1896, max: 2104 }), part(13), part(32), (year, month, day) => {
        const text = `${year}-${month}-${day}`;
        const at = Date.parse(`${text}T00:00:00.000Z`);
        // Date.parse lets some days that do not exist slip into the next month.
        const exists = !Number.isNaN(at) && new Date(at).toISOString().startsWith(text);
        if (exists) expect(dayNumber(text)).toBe(at / 86_400_000);
        else expect(() => dayNumber(text)).toThrowError(expect.objectContaining({ code: "invalid-value" }));
      }),
      { numRuns: 2000 },
    );
  });
});
