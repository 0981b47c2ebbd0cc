import { describe, expect, it } from "vitest";
import { basis, chinaCalendar, complaintMeasures, lawful, workingDays } from "../src/index.ts";

const handlers = {
  Due: (_: unknown, state: { days: number }, { at }: { at: string }) => [
    workingDays(state.days).after(at, chinaCalendar),
  ],
  Cite: (_: unknown, _state: unknown, { at }: { at: string }) => [basis(complaintMeasures, "14", at.slice(0, 10))],
  Break: (): unknown[] => {
    throw new TypeError("a defect");
  },
};
const { Due, Cite, Break } = lawful(handlers);

describe("a lawful decision", () => {
  it("is what its handler decides, where calendar and act cover the day", () => {
    const at = "2023-07-10T01:00:00.000Z";
    expect(Due({}, { days: 5 }, { at })).toEqual(handlers.Due({}, { days: 5 }, { at }));
  });

  it("is refused on a day beyond the calendar or before the act, saying which", () => {
    expect(Due({}, { days: 5 }, { at: "2026-12-30T01:00:00.000Z" })).toMatchObject({
      code: "no-law-for-day",
      zh: expect.stringMatching(/^\p{Script=Han}.*。$/u),
      facts: { at: "2026-12-30T01:00:00.000Z", because: expect.stringContaining("2026-12-31") },
    });
    expect(Cite({}, {}, { at: "2019-12-31T01:00:00.000Z" })).toMatchObject({ code: "no-law-for-day" });
  });

  it("does not cover up a defect", () => {
    expect(Break).toThrow("a defect");
  });
});
