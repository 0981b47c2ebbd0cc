import { addDays, chinaCalendar, daysBetween } from "@caseloop/law";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { type Counts, counts, type DayCount, seasonDeviations, seasonsAhead } from "../src/detectors/index.ts";
import { medianOf, medianPolish } from "../src/detectors/polish.ts";
import { rowKey } from "../src/detectors/sightings.ts";
import { profile, yearsUntil } from "../src/detectors/year.ts";
import { ref } from "./refs.ts";

const until = "2023-07-16";
const since = "2019-01-01";

/** One topic with so many tickets on each day. */
function daily(count: (day: string) => number, from = since, to = until): Counts {
  const rows = new Map<string, DayCount>();
  for (let day = from; day <= to; day = addDays(day, 1))
    rows.set(rowKey("topic", "ice", day), { count: count(day), events: count(day) > 0 ? [ref(day)] : [] });
  return counts(rows, { until: to, since: from });
}

const within = (day: string, from: string, to: string) => day.slice(5) >= from && day.slice(5) <= to;
const now = (day: string) => day > "2023-06-18";
/** Three a day, ten from 17 July to 10 September. */
const summer = (day: string) => (within(day, "07-17", "09-10") ? 10 : 3);

describe("median polish", () => {
  it("finds what a table was added up from, though a quarter of it is wild", () => {
    const rows = [0, 1, 4, -2, 3];
    const columns = [0, 2, -1, 5, 1, 0, -3];
    fc.assert(
      fc.property(
        fc.integer({ min: 0, max: 4 }),
        fc.integer({ min: 0, max: 6 }),
        fc.integer({ min: -99, max: 99 }),
        (y, p, wild) => {
          const table = rows.map((row, i) =>
            columns.map((column, j) => 7 + row + column + (i === y && j === p ? wild : 0)),
          );
          const { overall, rows: r, columns: c } = medianPolish(table);
          rows.forEach((row, i) => {
            columns.forEach((column, j) => {
              expect(overall + (r[i] ?? 0) + (c[j] ?? 0)).toBeCloseTo(7 + row + column, 6);
            });
          });
        },
      ),
    );
  });

  it("fills in a cell that is not there", () => {
    const { overall, rows, columns } = medianPolish([
      [undefined, 3, 5],
      [2, 4, 6],
      [10, 12, 14],
    ]);
    expect(overall + (rows[0] ?? 0) + (columns[0] ?? 0)).toBeCloseTo(1, 9);
  });
});

it("median polish keeps the sum of its parts, and effects around 0, where cells are missing here and there", () => {
  const table = [
    [undefined, 0, 10],
    [0, undefined, 10],
    [0, 0, undefined],
  ];
  const { overall, rows, columns } = medianPolish(table);
  expect([medianOf(rows), medianOf(columns)]).toEqual([0, 0]);
  table.forEach((row, y) => {
    row.forEach((cell, p) => {
      if (cell !== undefined) expect(overall + (rows[y] ?? 0) + (columns[p] ?? 0)).toBeCloseTo(cell, 1);
    });
  });
});

describe("years cut into windows", () => {
  const years = yearsUntil(until, 28, 5, since, chinaCalendar);

  it("end on the same day every year, thirteen a year, none overlapping another", () => {
    expect(years.map((row) => row[0]?.window.to)).toEqual(["2023-07-16", "2022-07-16", "2021-07-16", "2020-07-16"]);
    const all = years.flatMap((row) => row.map(({ window }) => window));
    expect(all).toHaveLength(4 * 13);
    all.forEach((window, i) => {
      expect(daysBetween(window.from, window.to)).toBe(27);
      const next = all[i - 1];
      if (next) expect(window.to < next.from).toBe(true);
    });
  });

  it("know their working days: National Day and Spring Festival leave fewer", () => {
    for (const { window, worked, off } of years.flat()) {
      expect(worked).toBe(chinaCalendar.workdaysBetween(addDays(window.from, -1), window.to));
      expect(worked + off.length).toBe(28);
    }
  });
});

describe("what a window is expected to hold", () => {
  const years = yearsUntil(until, 28, 5, since, chinaCalendar);
  const expected = (count: (day: string) => number) => {
    const series = daily(count).one("topic", "ice");
    return series ? profile(series, years).expected(0, 0) : Number.NaN;
  };
  const workday = (day: string) => chinaCalendar.isWorkday(day);

  it("is the season of past years at this year's level", () => {
    expect(expected(() => 3)).toBeCloseTo(84, 0);
    expect(expected((day) => (day > "2022-07-16" ? 6 : 3))).toBeCloseTo(168, 0);
    expect(expected((day) => (within(day, "06-19", "07-16") ? 9 : 3))).toBeCloseTo(252, 0);
  });

  it("knows how many free days the window has", () => {
    // 19 June to 16 July 2023: 18 working days, for Dragon Boat Festival takes two and 25 June gives one... counted by the calendar.
    const worked = chinaCalendar.workdaysBetween("2023-06-18", "2023-07-16");
    expect(expected((day) => (workday(day) ? 10 : 2))).toBeCloseTo(10 * worked + 2 * (28 - worked), -0.5);
    expect(expected((day) => (workday(day) ? 10 : 0)) / (10 * worked)).toBeCloseTo(1, 1);
  });

  it("and its season are the same whatever the window itself holds", () => {
    const fit = (present: number) => {
      const series = daily((day) => (now(day) ? present : daysBetween(since, day) % 37), "2020-07-01").one(
        "topic",
        "ice",
      );
      return series && profile(series, yearsUntil(until, 28, 5, "2020-07-01", chinaCalendar)).fit;
    };
    expect(fit(90)).toEqual(fit(1));
  });

  it("does not look at the window itself, and hardly at one wild year", () => {
    expect(expected((day) => (now(day) ? 90 : 3))).toBeCloseTo(
      expected(() => 3),
      9,
    );
    expect(expected((day) => (day.startsWith("2020-07") || day.startsWith("2020-06") ? 60 : 3))).toBeCloseTo(84, 0);
  });
});

describe("a deviation from the season", () => {
  const deviations = (count: (day: string) => number) => seasonDeviations(daily(count), { until });

  it("is stronger in season, earlier before it, and unseasonal else", () => {
    const inSeason = (day: string) => (within(day, "06-19", "07-16") ? 10 : 3);
    const found = (count: (day: string) => number) =>
      deviations(count).alarms.map(({ facts, observed }) => [facts.deviation, facts.begins, observed]);
    expect(found((day) => (now(day) ? 20 : inSeason(day)))).toEqual([["stronger", undefined, 560]]);
    expect(found((day) => (now(day) ? 10 : summer(day)))).toEqual([["earlier", "2023-07-17", 280]]);
    expect(found((day) => (now(day) ? 10 : 3))).toEqual([["unseasonal", undefined, 280]]);
  });

  it("is none where the season is what it was, though it is far above the rest of the year", () => {
    expect(deviations((day) => (within(day, "06-19", "07-16") ? 10 : 3)).alarms).toEqual([]);
    expect(deviations(() => 3)).toEqual({ alarms: [], judged: 1 });
  });

  it("carries numbers, evidence and sentences", () => {
    const [alarm] = deviations((day) => (now(day) ? 10 : summer(day))).alarms;
    expect(alarm).toMatchObject({
      window: { from: "2023-06-19", to: "2023-07-16" },
      facts: { years: 3 },
      grounds: { by: "test", family: 1, alpha: 0.01 },
      omitted: 280 - 28, // this log keeps one event a day
    });
    expect(alarm?.evidence).toHaveLength(28);
    expect(alarm?.evidence[0]).toEqual(ref("2023-06-19"));
    expect(alarm?.explanation.en).toContain("The season of past years begins on 2023-07-17: it comes earlier.");
    expect(alarm?.explanation.zh).toContain("今年提前");
  });

  it("is judged more mildly where seasons of past years differed", () => {
    const restless = (day: string) => (daysBetween(since, day) % 56 < 28 ? 1 : 8);
    expect(deviations((day) => (now(day) ? 8 : 3)).alarms).toHaveLength(1);
    expect(deviations((day) => (now(day) ? 8 : restless(day))).alarms).toEqual([]);
    const spread = (count: (day: string) => number) =>
      deviations((day) => (now(day) ? 500 : count(day))).alarms[0]?.facts.spread;
    expect(spread(() => 3)).toBeCloseTo(1 + Math.PI / 2 / 3, 12); // three years of even counts: chance alone
    expect(spread(restless)).toBeGreaterThan(10);
  });

  it("needs two full past years", () => {
    const scan = (from: string) =>
      seasonDeviations(
        daily(() => 3, from),
        { until },
      );
    // 16 July 2021 less thirteen windows of 28 days.
    expect(addDays("2021-07-16", 1 - 13 * 28)).toBe("2020-07-18");
    expect(scan("2020-07-18").judged).toBe(1);
    expect(scan("2020-07-19")).toEqual({ alarms: [], judged: 0, needs: "2020-07-18" });
  });

  it("asks nothing of series too small to make an alarm", () => {
    expect(deviations((day) => (day === "2021-05-05" ? 9 : 0)).judged).toBe(0);
    expect(deviations((day) => (day === "2021-05-05" ? 10 : 0)).judged).toBe(1);
  });
});

describe("a season ahead", () => {
  const ahead = (count: (day: string) => number, at = until) =>
    seasonsAhead(daily(count, since, at), { until: at }).alarms;

  it("is announced before it begins, with the events of past years", () => {
    const [alarm, ...more] = ahead(summer);
    expect(more).toEqual([]);
    expect(alarm).toMatchObject({
      detector: "seasonAhead",
      window: { from: "2023-07-17", to: "2023-08-13" },
      observed: 4 * 280, // in four years, 2019 to 2022
      facts: { years: 4 },
    });
    expect(alarm?.expected).toBeGreaterThan(4 * 80);
    expect(alarm?.expected).toBeLessThan(4 * 90);
    expect(alarm?.evidence).toContainEqual(ref("2019-08-01"));
    expect(alarm?.evidence.every(({ id: day }) => day < "2022-09-11" && within(day, "07-10", "08-20"))).toBe(true);
    expect(alarm?.explanation.en).toContain("a season begins about 2023-07-17");
    expect(alarm?.explanation.zh).toContain("进入高发期");
  });

  it("is announced two windows ahead, and not again while it lasts", () => {
    expect(ahead(summer, "2023-06-18").map(({ window }) => window.from)).toEqual(["2023-07-17"]);
    expect(ahead(summer, "2023-05-21")).toEqual([]);
    expect(ahead(summer, "2023-08-13")).toEqual([]);
  });

  it("is none where a year is even, or where one year alone had it", () => {
    expect(ahead(() => 3)).toEqual([]);
    expect(ahead((day) => (day.startsWith("2021") ? summer(day) : 3))).toEqual([]);
  });

  it("needs two full past years", () => {
    expect(seasonsAhead(daily(summer, "2020-07-19"), { until })).toEqual({
      alarms: [],
      judged: 0,
      needs: "2020-07-18",
    });
  });
});
