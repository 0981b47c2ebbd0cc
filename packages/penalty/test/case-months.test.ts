import { addMonths, chinaCalendar } from "@caseloop/law";
import { describe, expect, it } from "vitest";
import { monthsAfter } from "../src/case/months.ts";

describe("a term in months", () => {
  it.each([
    ["2023-08-02", 6, "2024-02-02"],
    ["2023-12-15", 1, "2024-01-15"],
    ["2023-11-30", 1, "2023-12-30"],
    // No such date: the last day of the month, in a leap year and in none (2000 is one, 1900 is not).
    ["2023-08-31", 6, "2024-02-29"],
    ["2022-08-31", 6, "2023-02-28"],
    ["1999-12-31", 2, "2000-02-29"],
    ["1899-12-31", 2, "1900-02-28"],
    ["2023-03-31", 1, "2023-04-30"],
    ["2023-08-03", 36, "2026-08-03"],
    ["2024-02-29", 36, "2027-02-28"],
  ])("%s and %i months is %s", (day, n, end) => expect(addMonths(day, n)).toBe(end));

  it("ends with its day, moves off a statutory holiday, and says from where", () => {
    const clock = { months: 3, basis: { act: "compulsion-law", article: "53", edition: "2011" } };
    expect(monthsAfter(clock, "2023-07-03T01:00:00.000Z", chinaCalendar)).toEqual({
      due: "2023-10-07T15:59:59.999Z",
      day: "2023-10-07",
      rolledFrom: "2023-10-03",
      from: "2023-07-03T01:00:00.000Z",
      months: 3,
      calendar: "cn/chinese-days@1.5.7",
      basis: clock.basis,
    });
    expect(monthsAfter(clock, "2023-07-10T01:00:00.000Z", chinaCalendar)).not.toHaveProperty("rolledFrom");
  });
});
