import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  addDays,
  chinaCalendar,
  hours,
  InvalidValue,
  naturalDays,
  Term,
  type TermUnit,
  termOf,
  workingDays,
  workingHours,
} from "../src/index.ts";
import { china } from "./vectors.ts";

/** Moments from 2004 to mid-2026, so that terms of some months stay covered. */
const moment = fc
  .integer({ min: Date.parse("2004-01-01T00:00:00Z"), max: Date.parse("2026-05-31T00:00:00Z") })
  .map((ms) => new Date(ms).toISOString());
const term = fc
  .tuple(fc.constantFrom<TermUnit>("workingDay", "naturalDay", "workingHour", "hour"), fc.integer({ min: 1, max: 90 }))
  .map(([unit, n]) => new Term(unit, n));

describe("terms in days", () => {
  it("do not count the day of the event, whatever its hour", () => {
    for (const time of ["00:00", "08:30", "12:45", "23:59"]) {
      expect(workingDays(1).after(china("2023-07-20", time), chinaCalendar).day).toBe("2023-07-21");
    }
  });

  it("end with the last millisecond of their last day", () => {
    expect(naturalDays(1).after(china("2023-07-20"), chinaCalendar).due).toBe("2023-07-21T15:59:59.999Z");
  });

  it("count over the turn of the year", () => {
    expect(workingDays(3).after(china("2022-12-29"), chinaCalendar).day).toBe("2023-01-04");
    expect(naturalDays(3).after(china("2022-12-29"), chinaCalendar)).toMatchObject({
      day: "2023-01-03",
      rolledFrom: "2023-01-01",
    });
  });

  it("throw when they leave the calendar, rolling included", () => {
    expect(() => naturalDays(30).after(china("2026-12-15"), chinaCalendar)).toThrowError(
      expect.objectContaining({ code: "calendar-out-of-range" }),
    );
    expect(() => hours(48).after(china("2026-12-31"), chinaCalendar)).toThrowError(
      expect.objectContaining({ code: "calendar-out-of-range" }),
    );
  });
});

describe("working hours (08:30-12:00, 13:30-17:30)", () => {
  const ends = (n: number, day: string, time: string) => workingHours(n).after(china(day, time), chinaCalendar).due;
  it.each([
    ["run while the office is open", 2, "2023-07-20", "09:00", "2023-07-20", "11:00"],
    ["stop at noon exactly when they are spent", 2, "2023-07-20", "10:00", "2023-07-20", "12:00"],
    ["go on after lunch", 2, "2023-07-20", "11:00", "2023-07-20", "14:30"],
    ["from the lunch break start after it", 1, "2023-07-20", "12:45", "2023-07-20", "14:30"],
    ["before opening start at opening", 1, "2023-07-20", "06:00", "2023-07-20", "09:30"],
    ["after closing start the next working day", 1, "2023-07-20", "20:00", "2023-07-21", "09:30"],
    ["end at closing time, not at the next opening", 1, "2023-07-20", "16:30", "2023-07-20", "17:30"],
    ["pass over a weekend", 2, "2023-07-21", "16:30", "2023-07-24", "09:30"],
    ["run on a make-up Sunday", 2, "2023-04-21", "16:30", "2023-04-23", "09:30"],
    ["pass over a holiday week", 1, "2023-09-28", "17:30", "2023-10-07", "09:30"],
    ["of a whole day end at its closing", 15, "2023-07-20", "08:30", "2023-07-21", "17:30"],
  ])("%s", (_what, n, day, time, endDay, endTime) => {
    expect(ends(n, day, time)).toBe(china(endDay, endTime));
  });
});

describe("hours by the clock", () => {
  it("run through the night", () => {
    expect(hours(24).after(china("2023-09-30", "23:30"), chinaCalendar)).toMatchObject({
      due: china("2023-10-01", "23:30"),
      day: "2023-10-01",
    });
  });
});

describe("every term", () => {
  it("of one more unit never ends earlier", () => {
    fc.assert(
      fc.property(moment, term, (at, { unit, n }) => {
        const shorter = new Term(unit, n).after(at, chinaCalendar).due;
        return shorter <= new Term(unit, n + 1).after(at, chinaCalendar).due && shorter > at;
      }),
    );
  });

  it("for a later event never ends earlier", () => {
    fc.assert(
      fc.property(moment, moment, term, (one, other, length) => {
        const [early, late] = one <= other ? [one, other] : [other, one];
        return length.after(early, chinaCalendar).due <= length.after(late, chinaCalendar).due;
      }),
    );
  });

  it("in working days ends on a working day with exactly n working days after the event", () => {
    fc.assert(
      fc.property(moment, fc.integer({ min: 1, max: 90 }), (at, n) => {
        const { day } = workingDays(n).after(at, chinaCalendar);
        let counted = 0;
        for (let walked = addDays(chinaCalendar.dayOf(at), 1); walked <= day; walked = addDays(walked, 1)) {
          if (chinaCalendar.isWorkday(walked)) counted += 1;
        }
        return (
          chinaCalendar.isWorkday(day) &&
          counted === n &&
          chinaCalendar.workdaysBetween(chinaCalendar.dayOf(at), day) === n
        );
      }),
    );
  });

  it("in working days and working hours adds up: a then b is a + b", () => {
    fc.assert(
      fc.property(
        moment,
        fc.constantFrom(workingDays, workingHours),
        fc.integer({ min: 1, max: 60 }),
        fc.integer({ min: 1, max: 60 }),
        (at, of, a, b) => {
          const inTwo = of(b).after(of(a).after(at, chinaCalendar).due, chinaCalendar).due;
          return inTwo === of(a + b).after(at, chinaCalendar).due;
        },
      ),
    );
  });

  it("in natural days ends on the nth day, or on the first day after the holiday it falls in", () => {
    fc.assert(
      fc.property(moment, fc.integer({ min: 1, max: 90 }), (at, n) => {
        const deadline = naturalDays(n).after(at, chinaCalendar);
        const counted = addDays(chinaCalendar.dayOf(at), n);
        let expected = counted;
        while (chinaCalendar.isStatutoryHoliday(expected)) expected = addDays(expected, 1);
        expect(deadline.day).toBe(expected);
        expect(deadline.rolledFrom).toBe(expected === counted ? undefined : counted);
      }),
    );
  });

  it("in working hours measures back to n hours of office time, walked minute by minute", () => {
    const open = (ms: number): boolean => {
      const local = new Date(ms + 8 * 3_600_000).toISOString();
      const time = local.slice(11, 16);
      return (
        chinaCalendar.isWorkday(local.slice(0, 10)) &&
        ((time >= "08:30" && time < "12:00") || (time >= "13:30" && time < "17:30"))
      );
    };
    fc.assert(
      fc.property(moment, fc.integer({ min: 1, max: 20 }), (at, n) => {
        const start = Math.floor(Date.parse(at) / 60_000) * 60_000;
        const { due } = workingHours(n).after(new Date(start).toISOString(), chinaCalendar);
        let minutes = 0;
        let walked = start;
        for (; minutes < n * 60; walked += 60_000) if (open(walked)) minutes += 1;
        return (
          new Date(walked).toISOString() === due &&
          chinaCalendar.officeTimeBetween(new Date(start).toISOString(), due) === n * 3_600_000
        );
      }),
      { numRuns: 30 },
    );
  });
});

describe("a term as data", () => {
  it("survives JSON", () => {
    expect(JSON.stringify(workingDays(7))).toBe('{"unit":"workingDay","n":7}');
    fc.assert(
      fc.property(moment, term, (at, one) => {
        const back = termOf(JSON.parse(JSON.stringify(one)));
        expect(back.after(at, chinaCalendar)).toEqual(one.after(at, chinaCalendar));
      }),
    );
  });

  it("gives a deadline of plain data", () => {
    const deadline = workingDays(7).after(china("2023-09-25"), chinaCalendar);
    expect(JSON.parse(JSON.stringify(deadline))).toStrictEqual(deadline);
  });

  it("of no whole or no sensible length is refused", () => {
    expect(() => termOf({ unit: "workingDay", n: 2.5 })).toThrowError(InvalidValue);
    expect(() => hours(100_001)).toThrowError(InvalidValue);
  });
});
