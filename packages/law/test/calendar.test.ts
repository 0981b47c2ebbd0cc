import { execFileSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { fileURLToPath } from "node:url";
import { describe, expect, it } from "vitest";
import { addDays, CalendarOutOfRange, chinaCalendar, daysBetween, InvalidValue, workingDays } from "../src/index.ts";
import { china } from "./vectors.ts";

describe("chinaCalendar", () => {
  it("counts a make-up Sunday as a working day, and not as a holiday", () => {
    expect(chinaCalendar.isWorkday("2023-04-23")).toBe(true);
    expect(chinaCalendar.isStatutoryHoliday("2023-04-23")).toBe(false);
  });

  it("tells a plain weekend from a statutory holiday", () => {
    expect([chinaCalendar.isWorkday("2023-07-15"), chinaCalendar.isStatutoryHoliday("2023-07-15")]).toEqual([
      false,
      false,
    ]);
    expect([chinaCalendar.isWorkday("2023-10-04"), chinaCalendar.isStatutoryHoliday("2023-10-04")]).toEqual([
      false,
      true,
    ]);
  });

  it("agrees with chinese-days on every day it covers", () => {
    // Asked in a process of its own in UTC: west of Greenwich chinese-days builds its tables a day off.
    const ask = `const { getDayDetail } = require("chinese-days");
      for (let ms = Date.UTC(2004, 0, 1); ms <= Date.UTC(2026, 11, 31); ms += 86400000) {
        const day = new Date(ms).toISOString().slice(0, 10);
        if (getDayDetail(day).work) console.log(day);
      }`;
    const cwd = fileURLToPath(new URL("..", import.meta.url));
    const env = { ...process.env, NODE_OPTIONS: "", TZ: "UTC" };
    const theirs = execFileSync(process.execPath, ["-e", ask], { cwd, env, encoding: "utf8" }).trim().split("\n");
    const ours: string[] = [];
    for (let day = "2004-01-01"; day <= "2026-12-31"; day = addDays(day, 1)) {
      if (chinaCalendar.isWorkday(day)) ours.push(day);
    }
    expect(ours).toEqual(theirs);
  });

  it("names the version of the data that is installed", () => {
    const file = createRequire(import.meta.url).resolve("chinese-days/package.json");
    expect(chinaCalendar.version).toBe(`cn/chinese-days@${JSON.parse(readFileSync(file, "utf8")).version}`);
  });

  it("begins and ends its days in Shanghai", () => {
    expect(chinaCalendar.startOf("2023-07-20")).toBe("2023-07-19T16:00:00.000Z");
    expect(chinaCalendar.endOf("2023-07-20")).toBe("2023-07-20T15:59:59.999Z");
    expect(chinaCalendar.dayOf("2023-07-19T15:59:59.999Z")).toBe("2023-07-19");
    expect(chinaCalendar.dayOf("2023-07-19T16:00:00Z")).toBe("2023-07-20");
  });

  it("counts backwards over a holiday", () => {
    expect(chinaCalendar.workdayBefore("2023-10-07", 1)).toBe("2023-09-28");
    expect(chinaCalendar.workdaysBetween("2023-10-07", "2023-09-28")).toBe(-1);
  });
});

describe("beyond the coverage", () => {
  const facts = (ask: () => unknown): object => {
    try {
      ask();
    } catch (error) {
      if (error instanceof CalendarOutOfRange) return { code: error.code, ...error.facts };
      throw error;
    }
    throw new Error("answered");
  };
  const covers = { from: "2004-01-01", to: "2026-12-31" };
  const refusal = (day: string) => ({ code: "calendar-out-of-range", day, covers, calendar: "cn/chinese-days@1.5.7" });

  it("answers for its first and last day", () => {
    expect(chinaCalendar.isWorkday("2004-01-01")).toBe(false);
    expect(chinaCalendar.endOf("2026-12-31")).toBe("2026-12-31T15:59:59.999Z");
    expect(chinaCalendar.workdayAfter("2026-12-30", 1)).toBe("2026-12-31");
  });

  it.each(["2003-12-31", "2027-01-01", "1999-02-28", "9999-12-31"])("refuses %s, whatever is asked", (day) => {
    for (const ask of ["isWorkday", "isStatutoryHoliday", "roll", "startOf", "endOf"] as const) {
      expect(facts(() => chinaCalendar[ask](day))).toEqual(refusal(day));
    }
    expect(facts(() => chinaCalendar.workdayAfter(day, 1))).toEqual(refusal(day));
    expect(facts(() => chinaCalendar.workdaysBetween("2023-01-01", day))).toEqual(refusal(day));
    expect(facts(() => chinaCalendar.dayOf(china(day)))).toEqual(refusal(day));
  });

  it("refuses a count that leaves it at either end", () => {
    expect(facts(() => chinaCalendar.workdayAfter("2026-12-31", 1))).toEqual(refusal("2027-01-01"));
    expect(facts(() => chinaCalendar.workdayBefore("2004-01-02", 1))).toEqual(refusal("2003-12-31"));
    expect(facts(() => workingDays(10).after(china("2026-12-25"), chinaCalendar))).toEqual(refusal("2027-01-01"));
    expect(facts(() => chinaCalendar.afterOfficeTime(china("2026-12-31", "17:00"), 3_600_000))).toEqual(
      refusal("2027-01-01"),
    );
  });
});

describe("malformed input", () => {
  it.each([
    "2023-02-29",
    "2100-02-29",
    "2023-13-01",
    "2023-00-10",
    "2023-1-01",
    "20230101",
    "2023-01-01T00:00:00Z",
    "２０２３-01-01",
    "",
  ])("refuses the day %j by name", (day) => {
    expect(() => chinaCalendar.isWorkday(day)).toThrowError(InvalidValue);
    expect(() => daysBetween("2023-01-01", day)).toThrowError(
      expect.objectContaining({ facts: expect.objectContaining({ field: "to" }) }),
    );
  });

  it.each([
    "2023-07-20",
    "2023-07-20T08:00:00+08:00",
    "2023-07-20 08:00:00Z",
    "2023-07-20T24:00:00.000Z",
    "2023-02-30T00:00:00.000Z",
    "2023-07-20T00:00:00.0000Z",
  ])("refuses the instant %j", (at) => {
    expect(() => chinaCalendar.dayOf(at)).toThrowError(expect.objectContaining({ code: "invalid-value" }));
  });

  it.each([0, -1, 1.5, Number.NaN, Number.POSITIVE_INFINITY])("refuses to count %d working days", (n) => {
    expect(() => chinaCalendar.workdayAfter("2023-07-20", n)).toThrowError(InvalidValue);
    expect(() => workingDays(n)).toThrowError(InvalidValue);
  });
});
