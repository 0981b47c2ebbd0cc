import { describe, expect, it } from "vitest";
import {
  chinaCalendar,
  type HostCalendar,
  hostCalendar,
  naturalDays,
  workingDays,
  workingHours,
} from "../src/index.ts";
import { china } from "./vectors.ts";

describe("hostCalendar on top of a base", () => {
  const jiyang = hostCalendar({
    id: "jiyang",
    version: "3",
    base: chinaCalendar,
    holidays: ["2023-07-18"],
    workdays: ["2023-07-22"],
    officeHours: [
      ["09:00", "12:00"],
      ["13:00", "17:00"],
    ],
    rollOn: "nonWorkday",
  });

  it("overrides the named days and keeps the rest", () => {
    expect(workingDays(5).after(china("2023-07-17"), jiyang).day).toBe("2023-07-24");
    expect(workingDays(7).after(china("2023-09-25"), jiyang).day).toBe("2023-10-10");
    expect(jiyang.isStatutoryHoliday("2023-10-01")).toBe(true);
  });

  it("names itself and its base in every deadline", () => {
    expect(workingDays(1).after(china("2023-07-17"), jiyang).calendar).toBe("jiyang@3+cn/chinese-days@1.5.7");
  });

  it("moves the end of natural days as its own rollOn says", () => {
    // 2023-07-14 + 15 days is Saturday 07-29, no statutory holiday.
    expect(naturalDays(15).after(china("2023-07-14"), chinaCalendar).day).toBe("2023-07-29");
    expect(naturalDays(15).after(china("2023-07-14"), jiyang)).toMatchObject({
      day: "2023-07-31",
      rolledFrom: "2023-07-29",
      rollOn: "nonWorkday",
    });
  });

  it("keeps its own office hours", () => {
    expect(workingHours(2).after(china("2023-07-17", "16:00"), jiyang).due).toBe(china("2023-07-19", "10:00"));
  });

  it("reaches beyond the base only when the host vouches for it", () => {
    const longer = hostCalendar({
      id: "n",
      version: "1",
      base: chinaCalendar,
      covers: { from: "2026-01-01", to: "2027-12-31" },
      holidays: ["2027-01-01"],
    });
    expect(workingDays(1).after(china("2026-12-31"), longer).day).toBe("2027-01-04");
    expect(longer.isWorkday("2026-10-10")).toBe(true);
    expect(() => longer.isWorkday("2025-12-31")).toThrowError(
      expect.objectContaining({ code: "calendar-out-of-range" }),
    );
  });
});

describe("hostCalendar of another zone", () => {
  const newYork = hostCalendar({
    id: "nyc",
    version: "2023",
    zone: "America/New_York",
    covers: { from: "2023-01-01", to: "2023-12-31" },
    holidays: ["2023-07-04"],
  });

  it("has days of 23 and 25 hours where the clocks change", () => {
    const length = (day: string) => (Date.parse(newYork.endOf(day)) + 1 - Date.parse(newYork.startOf(day))) / 3_600_000;
    expect([length("2023-03-11"), length("2023-03-12"), length("2023-03-13"), length("2023-11-05")]).toEqual([
      24, 23, 24, 25,
    ]);
    expect(newYork.startOf("2023-03-12")).toBe("2023-03-12T05:00:00.000Z");
  });

  it("counts on its own days", () => {
    // 22:00 on July 3rd in New York is already the 4th in UTC.
    expect(workingDays(1).after("2023-07-04T02:00:00.000Z", newYork)).toMatchObject({
      day: "2023-07-05",
      due: "2023-07-06T03:59:59.999Z",
    });
  });

  it("starts a day whose midnight is skipped at its first moment", () => {
    const saoPaulo = hostCalendar({
      id: "sp",
      version: "1",
      zone: "America/Sao_Paulo",
      covers: { from: "2018-01-01", to: "2018-12-31" },
    });
    expect(saoPaulo.startOf("2018-11-04")).toBe("2018-11-04T03:00:00.000Z");
    expect(saoPaulo.endOf("2018-11-03")).toBe("2018-11-04T02:59:59.999Z");
    expect(saoPaulo.dayOf("2018-11-04T02:59:59.999Z")).toBe("2018-11-03");
  });
});

describe("a host calendar that contradicts itself", () => {
  const sound = { id: "h", version: "1", covers: { from: "2023-01-01", to: "2023-12-31" } };
  const cases: readonly [string, string, object][] = [
    ["covers", "no coverage and no base", { covers: undefined }],
    ["covers.to", "coverage that ends before it starts", { covers: { from: "2023-02-01", to: "2023-01-01" } }],
    ["covers", "a coverage of millennia", { covers: { from: "0001-01-01", to: "9999-12-31" } }],
    ["holidays[1]", "a day that does not exist", { holidays: ["2023-01-01", "2023-02-30"] }],
    ["holidays[0]", "a day outside the coverage", { holidays: ["2024-01-01"] }],
    ["workdays[0]", "a day that is holiday and workday", { holidays: ["2023-05-01"], workdays: ["2023-05-01"] }],
    ["zone", "an unknown zone", { zone: "Asia/Jiyang" }],
    ["officeHours[0][1]", "an hour that does not exist", { officeHours: [["08:00", "25:00"]] }],
    ["officeHours[0]", "office hours that end before they start", { officeHours: [["12:00", "08:00"]] }],
    [
      "officeHours[1]",
      "office hours that overlap",
      {
        officeHours: [
          ["08:00", "12:00"],
          ["11:00", "17:00"],
        ],
      },
    ],
    ["officeHours", "no office hours", { officeHours: [] }],
    ["id", "an empty id", { id: "" }],
    ["calendar", "an unknown field", { weekend: [5, 6] }],
  ];
  it.each(cases)("is refused at %s: %s", (field, _what, fault) => {
    const input = Object.fromEntries(
      Object.entries({ ...sound, ...fault }).filter(([, value]) => value !== undefined),
    ) as unknown as HostCalendar;
    expect(() => hostCalendar(input)).toThrowError(
      expect.objectContaining({ code: "invalid-value", facts: expect.objectContaining({ field }) }),
    );
  });
});
