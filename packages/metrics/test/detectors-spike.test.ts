import { addDays, chinaCalendar, hostCalendar } from "@caseloop/law";
import { describe, expect, it } from "vitest";
import { counts, type DayCount, detectorPolicy, loadDetectors, spikes } from "../src/detectors/index.ts";
import { rowKey } from "../src/detectors/sightings.ts";
import { betaBinomialTail, binomialTail } from "../src/detectors/tail.ts";
import { ref } from "./refs.ts";

/** Daily counts by hand: for each topic, its tickets by day. */
function by(days: Record<string, Record<string, number>>): Map<string, DayCount> {
  return new Map(
    Object.entries(days).flatMap(([topic, counts]) =>
      Object.entries(counts).map(([day, count]) => [
        rowKey("topic", topic, day),
        { count, events: Array.from({ length: count }, (_, i) => ref(`${topic}/${day}/${i}`)) },
      ]),
    ),
  );
}

/** So many tickets on each Monday; the first is the last week's. */
const weekly = (monday: string, ...counts: readonly number[]) =>
  Object.fromEntries(counts.map((count, week) => [addDays(monday, -7 * week), count]));

// A Sunday. Of the 24 weeks before it four have not five working days: those of 19 June (four: Dragon Boat Festival, and Sunday 25
// worked), 1 May (three), 17 April (six: Sunday 23 worked) and 3 April (four: Tomb-Sweeping Day). The other twenty begin on 13 March.
const until = "2023-09-03";
const monday = "2023-08-28";
const since = "2022-06-01";
const even = (n: number) => Array.from({ length: 60 }, () => n);
const scan = (days: Record<string, Record<string, number>>, at = until) =>
  spikes(counts(by(days), { until: at, since }), { until: at });

describe("a spike", () => {
  it("carries its numbers, its evidence and what it says", () => {
    const { alarms, judged } = scan({ food: weekly(monday, 20, ...even(5)) });
    expect(judged).toBe(1);
    expect(alarms).toHaveLength(1);
    expect(alarms[0]).toMatchObject({
      id: '["spike","1","topic","food","2023-08-28","2023-09-03"]',
      detector: "spike",
      policy: { id: "detectors", version: "1" },
      subject: { dimension: "topic", value: "food" },
      window: { from: "2023-08-28", to: "2023-09-03" },
      observed: 20,
      expected: 5,
      grounds: { by: "test", threshold: 0.01, family: 1, alpha: 0.01 },
      facts: { blocks: 20, earlier: 100, most: 5, bunching: 0 },
      omitted: 0,
      evidence: Array.from({ length: 20 }, (_, i) => ref(`food/2023-08-28/${i}`)),
    });
    // 20 of 120 tickets fell into one of 21 windows.
    expect(alarms[0]?.grounds).toHaveProperty("p", binomialTail(20, 120, 1 / 21));
    expect(alarms[0]?.explanation.en).toBe(
      "topic food: 20 tickets in 2023-08-28/2023-09-03, against 5.0 on average and 5 at most in 20 earlier windows like it. By chance that is seen at most once in 950,000 times.",
    );
    expect(alarms[0]?.explanation.zh).toContain("此前20个同类时段平均5.0件、最多5件");
  });

  it("is none where the same number is what earlier weeks had", () => {
    expect(scan({ food: weekly(monday, 20, ...even(20)) }).alarms).toEqual([]);
  });

  it("needs as many tickets as the policy says, though fewer would be as unlikely", () => {
    expect(scan({ food: weekly(monday, 4) }).judged).toBe(0);
    expect(scan({ food: weekly(monday, 4, 0, 1) }).alarms).toEqual([]);
    expect(scan({ food: weekly(monday, 5) }).alarms).toHaveLength(1); // (1/21)⁵
  });

  it("is judged more mildly where the series has always come in bunches", () => {
    const steady = weekly(monday, 30, ...even(10));
    const bunched = weekly(monday, 30, ...Array.from({ length: 20 }, () => [18, 2]).flat());
    expect(scan({ food: steady }).alarms).toHaveLength(1);
    expect(scan({ food: bunched }).alarms).toEqual([]);
    // Of the twenty weeks nine have 18 tickets and eleven have 2.
    const [mean, variance] = [184 / 20, (9 * 8.8 ** 2 + 11 * 7.2 ** 2) / 19];
    const bunching = (variance - mean) / (mean ** 2 - variance / 20);
    const found = scan({ food: { ...bunched, [monday]: 90 } }).alarms[0];
    expect(found?.facts.bunching).toBeCloseTo(bunching, 12);
    expect(found?.grounds).toHaveProperty("p", betaBinomialTail(90, 90 + 184, 1 / bunching, 20 / bunching));
  });

  it("in one series asks of all, so that more series need a smaller chance", () => {
    const others = Object.fromEntries(Array.from({ length: 999 }, (_, i) => [`t${i}`, weekly(monday, ...even(5))]));
    expect(scan({ food: weekly(monday, 15, ...even(5)) }).alarms).toHaveLength(1);
    const many = scan({ food: weekly(monday, 15, ...even(5)), ...others });
    expect([many.judged, many.alarms.length]).toEqual([1000, 0]);
  });

  it("stays what it was when later tickets are known", () => {
    const days = { food: weekly(monday, 20, ...even(5)) };
    const later = { food: { ...days.food, "2023-09-04": 50 }, drugs: { "2023-09-05": 9 } };
    expect(scan(later)).toEqual(scan(days));
  });
});

describe("windows a spike is held against", () => {
  it("leave out weeks with other holidays", () => {
    // Of the weeks before 28 August, that of 19 June has four working days; its 500 tickets are not looked at.
    const { alarms } = scan({ food: { ...weekly(monday, 20, ...even(5)), "2023-06-19": 500 } });
    expect(alarms[0]?.facts).toMatchObject({ most: 5, earlier: 100 });
    const ordinary = scan({ food: { ...weekly(monday, 20, ...even(5)), "2023-06-12": 120 } });
    expect(ordinary.alarms).toEqual([]);
  });

  it("of a holiday week are holiday weeks, and where there are too few nothing is judged", () => {
    // 2 to 8 October 2023 has two working days, and there are not twenty such weeks in two years.
    expect(scan({ food: weekly("2023-10-02", 20, ...even(5)) }, "2023-10-08")).toEqual({ alarms: [], judged: 0 });
  });

  it("are whole weeks back even where the window is a day: Mondays with Mondays", () => {
    const rules = detectorPolicy.editions[0]?.rules;
    const policy = loadDetectors([
      {
        id: "d",
        version: "2",
        effective: { from: "2020-01-01" },
        rules: { ...rules, spike: { ...rules?.spike, days: 1 } },
      },
    ]);
    const days = { ...weekly("2023-08-28", 20, ...even(20)), ...weekly("2023-08-27", ...even(1)) };
    const on = (at: string, food: Record<string, number>) =>
      spikes(counts(by({ food }), { until: at, since }), { until: at, policy });
    expect(on("2023-08-28", days).alarms).toEqual([]);
    const sunday = on("2023-08-27", { ...days, "2023-08-27": 20 }).alarms[0];
    expect([sunday?.facts.earlier, sunday?.policy.version]).toEqual([20, "2"]);
  });

  it("begin where the records begin: what is before them is unknown, not zero", () => {
    const days = by({ food: weekly(monday, 20, ...even(5)) });
    const from = (since: string) => spikes(counts(days, { until, since }), { until });
    expect(from("2023-03-13")).toMatchObject({ judged: 1 });
    expect(from("2023-03-14")).toEqual({ alarms: [], judged: 0, needs: "2023-03-13" });
  });

  it("follow the host's calendar", () => {
    const calendar = hostCalendar({ id: "h", version: "1", base: chinaCalendar, holidays: ["2023-08-30"] });
    const found = spikes(counts(by({ food: weekly(monday, 20, ...even(5)) }), { until, since }), { until, calendar });
    // The week of 28 August now has four working days, as few others do.
    expect(found.judged).toBe(0);
  });
});
