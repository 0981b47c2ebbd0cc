import { addDays } from "@caseloop/law";
import { describe, expect, it } from "vitest";
import { bunching, pooledBunching } from "../src/detectors/bunching.ts";
import { counts, type DayCount, spikes } from "../src/detectors/index.ts";
import { rowKey } from "../src/detectors/sightings.ts";

describe("bunching", () => {
  it("is the variance above Poisson in squares of the mean", () => {
    // 2 and 18: mean 10, variance 128; (128 − 10) ÷ (100 − 128/2).
    expect(bunching([2, 18])).toBeCloseTo(118 / 36, 12);
    // 6, 10, 14: mean 10, variance 16; (16 − 10) ÷ (100 − 16/3).
    expect(bunching([6, 10, 14])).toBeCloseTo(6 / (100 - 16 / 3), 12);
  });

  it("is 0 where counts vary no more than chance makes them, and where there are none", () => {
    expect([bunching([10, 10, 10]), bunching([9, 10, 12]), bunching([0, 0, 0])]).toEqual([0, 0, 0]);
  });

  it("of all series is one figure, in which the large ones weigh most", () => {
    // Excesses 118 and −10 over squares 36 and 100.
    expect(
      pooledBunching([
        [2, 18],
        [10, 10],
      ]),
    ).toBeCloseTo(108 / 136, 12);
    expect([
      pooledBunching([]),
      pooledBunching([
        [10, 10],
        [0, 0],
      ]),
    ]).toEqual([0, 0]);
  });
});

describe("a spike is judged by the greater of its own bunching and that of all", () => {
  const until = "2023-09-03";
  const weeks = (now: number, high: number, low: number) =>
    Array.from({ length: 60 }, (_, week) => (week === 0 ? now : week % 2 === 0 ? low : high));
  const scan = (topics: Record<string, readonly number[]>) => {
    const rows = new Map<string, DayCount>();
    for (const [topic, counts] of Object.entries(topics))
      counts.forEach((count, week) => {
        rows.set(rowKey("topic", topic, addDays("2023-08-28", -7 * week)), { count, events: [] });
      });
    return spikes(counts(rows, { until, since: "2022-09-01" }), { until }).alarms;
  };

  it("its own, among steady ones", () => {
    const steady = Object.fromEntries(Array.from({ length: 20 }, (_, i) => [`t${i}`, weeks(10, 10, 10)]));
    const [alarm] = scan({ ...steady, food: weeks(400, 18, 2) });
    expect(alarm?.subject.value).toBe("food");
    expect(alarm?.facts.bunching).toBeGreaterThan(0.5); // 0.71 by itself; all together have none
    expect(scan({ ...steady, food: weeks(40, 18, 2) })).toEqual([]);
  });

  it("that of all, if it is steady itself", () => {
    const bunched = Object.fromEntries(Array.from({ length: 20 }, (_, i) => [`t${i}`, weeks(10, 18, 2)]));
    expect(scan({ food: weeks(40, 10, 10) })).toHaveLength(1);
    expect(scan({ ...bunched, food: weeks(40, 10, 10) })).toEqual([]);
  });
});
