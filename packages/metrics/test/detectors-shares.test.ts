import { addDays } from "@caseloop/law";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  type Counts,
  counts,
  type DayCount,
  detectorPolicy,
  loadDetectors,
  newForms,
  promiseComplaints,
  repeatComplaints,
  specialGroups,
} from "../src/detectors/index.ts";
import { rowKey } from "../src/detectors/sightings.ts";
import { hypergeometricTail } from "../src/detectors/tail.ts";
import { ref } from "./refs.ts";

const until = "2023-07-30";
/** 28 days and 13 times as many before them. */
const since = addDays(until, 1 - 28 - 364);
type Said = readonly [dimension: string, value: string];

/** So many tickets with these labels, spread over the days of thirteen baseline windows or in the present one. */
class Log {
  readonly rows = new Map<string, DayCount>();
  add(day: string, count: number, ...labels: readonly Said[]): this {
    for (const [dimension, value] of [["all", ""] as const, ...labels]) {
      const row = this.rows.get(rowKey(dimension, value, day)) ?? { count: 0, events: [] };
      for (let i = 0; i < count; i += 1) row.events.push(ref(`${day}/${value}/${row.count + i}`));
      row.count += count;
      this.rows.set(rowKey(dimension, value, day), row);
    }
    return this;
  }
  /** Each baseline window has so many. */
  before(count: number, ...labels: readonly Said[]): this {
    for (let window = 1; window <= 13; window += 1) this.add(addDays(until, -28 * window), count, ...labels);
    return this;
  }
  now(count: number, ...labels: readonly Said[]): this {
    return this.add(until, count, ...labels);
  }
  counts(from = since): Counts {
    return counts(this.rows, { until, since: from });
  }
}

const topic = (value: string): Said => ["topic", value];
const business = (value: string): Said => ["business", value];
const elderly: Said = ["group", "elderly"];

describe("special groups", () => {
  it("are found when their share of all complaints has risen, with exact numbers", () => {
    const log = new Log().before(90, topic("food")).before(10, topic("food"), elderly);
    const { alarms } = specialGroups(log.now(70, topic("food")).now(30, topic("food"), elderly).counts(), { until });
    expect(alarms).toHaveLength(1);
    expect(alarms[0]).toMatchObject({
      id: '["specialGroup","1","group","elderly","2023-07-03","2023-07-30"]',
      window: { from: "2023-07-03", to: "2023-07-30" },
      observed: 30,
      expected: 10,
      facts: { of: 100, before: 130, beforeOf: 1300 },
      grounds: { by: "test", family: 1, threshold: 0.01, p: hypergeometricTail(30, 100, 160, 1400) },
      omitted: 0,
    });
    expect(alarms[0]?.explanation.en).toContain(
      "30 of 100 tickets in 2023-07-03/2023-07-30 are complaints of this group (30.0%), before it 130 of 1300 (10.0%), which leads to expect 10.0.",
    );
  });

  it("are not found when all complaints have risen alike", () => {
    const log = new Log().before(90, topic("food")).before(10, elderly).now(270).now(30, elderly);
    expect(specialGroups(log.counts(), { until }).alarms).toEqual([]);
  });

  it("are found within one topic, though of all complaints their share is what it was", () => {
    const cell = (value: string): Said => ["group/topic", `elderly/${value}`];
    const log = new Log()
      .before(20, topic("a/b"))
      .before(2, topic("a/b"), elderly, cell("a/b"))
      .before(60, topic("food"))
      .before(18, topic("food"), elderly, cell("food"))
      .now(2, topic("a/b"))
      .now(20, topic("a/b"), elderly, cell("a/b"))
      .now(78, topic("food"));
    const { alarms, judged } = specialGroups(log.counts(), { until });
    expect(judged).toBe(3);
    expect(alarms.map(({ subject, facts }) => [subject.value, facts.of])).toEqual([["elderly/a/b", 22]]);
  });
});

describe("repeat complaints about one business", () => {
  it("are found where its share of its peers' complaints has risen", () => {
    const log = new Log().before(50).before(1, business("b1")).before(5, business("b2"));
    const { alarms } = repeatComplaints(log.now(50).now(9, business("b1")).now(5, business("b2")).counts(), { until });
    expect(alarms.map(({ subject, observed, detector }) => [subject.value, observed, detector])).toEqual([
      ["b1", 9, "repeatComplaints"],
    ]);
  });

  it("are nobody's alarm where the whole trade has more", () => {
    const log = new Log().before(50).before(1, business("b1")).now(450).now(9, business("b1"));
    expect(repeatComplaints(log.counts(), { until }).alarms).toEqual([]);
  });

  it("are held against a trade where the policy names one", () => {
    const trade = (value: string): Said => ["trade", value];
    const policy = loadDetectors([
      {
        ...detectorPolicy.editions[0],
        rules: {
          ...detectorPolicy.editions[0]?.rules,
          repeats: { ...detectorPolicy.editions[0]?.rules.repeats, of: [{ part: "business/trade", among: "trade" }] },
        },
      },
    ]);
    const gym = (count: "before" | "now", all: number, own: number, log: Log) =>
      log[count](all, trade("gyms"))[count](own, trade("gyms"), business("g"), ["business/trade", "g/gyms"]);
    const log = new Log().before(900, trade("food")).now(900, trade("food"));
    const risen = gym("now", 40, 12, gym("before", 4, 1, log));
    expect(repeatComplaints(risen.counts(), { until }).alarms).toHaveLength(1); // among all
    expect(repeatComplaints(risen.counts(), { until, policy }).alarms).toEqual([]); // all gyms have ten times as many
  });

  it("need as many as the policy says; three that never were before do, among enough others", () => {
    const log = (own: number) => new Log().before(100).now(100).now(own, business("b1")).counts();
    expect(repeatComplaints(log(2), { until })).toEqual({ alarms: [], judged: 0 });
    expect(repeatComplaints(log(3), { until }).alarms).toHaveLength(1);
    // Two of three in a window that holds one ticket of a thousand: unlikely enough, and still too few.
    const rare = (own: number) =>
      new Log().before(1000).add("2023-01-01", 1, business("b1")).now(10).now(own, business("b1"));
    expect(repeatComplaints(rare(2).counts(), { until })).toEqual({ alarms: [], judged: 1 });
    expect(repeatComplaints(rare(3).counts(), { until }).alarms).toHaveLength(1);
  });

  it("are judged more mildly where they came in bunches before", () => {
    const steady = new Log().before(50).before(2, business("b1")).now(50).now(10, business("b1"));
    expect(repeatComplaints(steady.counts(), { until }).alarms).toHaveLength(1);
    const bunched = new Log().before(50).now(50).now(10, business("b1"));
    for (const window of [2, 5, 9]) bunched.add(addDays(until, -28 * window), window === 9 ? 8 : 9, business("b1"));
    expect(repeatComplaints(bunched.counts(), { until }).alarms).toEqual([]);
  });
});

describe("new business forms", () => {
  it("are topics of which there was none in the whole baseline", () => {
    const log = new Log().before(100, topic("food")).now(100, topic("food")).now(4, topic("blind boxes"));
    const { alarms, judged } = newForms(log.counts(), { until });
    expect(judged).toBe(2); // food is asked too
    expect(alarms.map(({ subject, facts }) => [subject.value, facts.before])).toEqual([["blind boxes", 0]]);
    expect(alarms[0]?.grounds).toMatchObject({ p: hypergeometricTail(4, 104, 4, 1404), threshold: 0.005 });
    expect(alarms[0]?.explanation.en).toContain(
      "4 of 104 tickets in 2023-07-03/2023-07-30; there was none among the 1300 before.",
    );
  });

  it("are no form that was seen before, however much it rises", () => {
    const log = new Log().before(100).add("2022-08-01", 1, topic("x")).now(100).now(40, topic("x"));
    expect(newForms(log.counts(), { until }).alarms).toEqual([]);
    expect(newForms(new Log().before(100).now(100).now(40, topic("x")).counts(), { until }).alarms).toHaveLength(1);
  });

  it("are not asked about while the records are too short, of whatever length they must be", () => {
    const log = new Log().before(100).now(40, topic("x"));
    expect(newForms(log.counts(addDays(since, 1)), { until })).toEqual({ alarms: [], judged: 0, needs: since });
    expect(newForms(log.counts(since), { until }).judged).toBe(1);
  });
});

describe("every share", () => {
  it("is Fisher's exact test or milder, and never an alarm where the share fell", () => {
    const n = fc.integer({ min: 0, max: 30 });
    fc.assert(
      fc.property(n, n, fc.array(n, { minLength: 13, maxLength: 13 }), (own, others, past) => {
        const log = new Log().now(own, business("b")).now(others);
        past.forEach((count, i) => {
          log.add(addDays(until, -28 * (i + 1)), count, business("b")).add(addDays(until, -28 * (i + 1)), 20);
        });
        const before = past.reduce((sum, one) => sum + one, 0);
        const { alarms } = repeatComplaints(log.counts(), { until });
        for (const { grounds, observed, expected } of alarms) {
          expect(observed).toBeGreaterThan(expected ?? 0);
          if (grounds.by !== "test") throw new Error("a share is tested");
          expect(grounds.p).toBeLessThanOrEqual(0.01);
          const exact = hypergeometricTail(own, own + others, own + before, own + others + before + 13 * 20);
          expect(grounds.p).toBeGreaterThanOrEqual(exact);
        }
      }),
    );
  });
});

describe("promise units with complaints", () => {
  const promise = "线下购物无理由退货承诺单位";
  const unit = { business: "b1", promise, from: "2023-01-01" };
  const scan = (log: Log, ...promised: { business: string; promise: string; from: string; to?: string }[]) =>
    promiseComplaints(log.counts(), { until, promised });

  it("are named with each complaint in the window", () => {
    const log = new Log()
      .now(1, business("b1"))
      .add("2023-07-03", 1, business("b1"))
      .add("2023-07-02", 5, business("b1"));
    const { alarms } = scan(log, unit);
    expect(alarms).toHaveLength(1);
    expect(alarms[0]).toMatchObject({
      detector: "promise",
      observed: 2,
      grounds: { by: "rule", atLeast: 2 },
      facts: { promise },
      evidence: [ref("2023-07-03/b1/0"), ref("2023-07-30/b1/0")],
    });
    expect(alarms[0]).not.toHaveProperty("expected");
    expect(alarms[0]?.explanation.en).toBe(`b1 promised (${promise}) and has 2 tickets in 2023-07-03/2023-07-30.`);
  });

  it("are none with one, by the shipped rule, and none that promised nothing", () => {
    expect(scan(new Log().now(1, business("b1")), unit)).toEqual({ alarms: [], judged: 1 });
    expect(scan(new Log().now(9, business("b2")), unit).alarms).toEqual([]);
  });

  it("count only while the promise stood, on its first and its last day too", () => {
    const log = new Log().add("2023-07-10", 2, business("b1")).add("2023-07-20", 2, business("b1"));
    const count = (from: string, to?: string) =>
      scan(log, { ...unit, from, ...(to !== undefined && { to }) }).alarms[0]?.observed;
    expect([count("2023-07-10"), count("2023-07-11"), count("2023-07-21")]).toEqual([4, 2, undefined]);
    expect([count("2023-01-01", "2023-07-20"), count("2023-01-01", "2023-07-19")]).toEqual([4, 2]);
    expect(count("2023-01-01", "2023-07-02")).toBeUndefined();
    const today = new Log().now(2, business("b1"));
    expect(scan(today, { ...unit, from: until }).alarms[0]?.window).toEqual({ from: until, to: until });
  });

  it("with two promises have two alarms, told apart by their ids", () => {
    const { alarms } = scan(new Log().now(2, business("b1")), unit, { ...unit, promise: "放心消费示范单位" });
    expect(new Set(alarms.map(({ id }) => id)).size).toBe(2);
  });
});

describe("the detectors' policy", () => {
  const shipped = detectorPolicy.editions[0];
  const load = (change: object) => () => loadDetectors([{ ...shipped, rules: { ...shipped?.rules, ...change } }]);

  it("is assumed, and refuses figures that could not be meant", () => {
    expect(shipped?.assumed).toBe(true);
    const { groups, season, spike } = shipped?.rules ?? {};
    expect(load({ groups: { ...groups, baseline: 350 } })).toThrow(
      /rules.groups.baseline: expected at least four windows/,
    );
    expect(load({ groups: { ...groups, baseline: 84 } })).toThrow(/rules.groups.baseline/);
    expect(load({ season: { ...season, days: 30 } })).toThrow(/rules.season.days/);
    expect(load({ spike: { ...spike, alpha: 0 } })).toThrow(/rules.spike.alpha/);
    expect(load({ spike: { ...spike, alpha: 0.5 } })).toThrow(/rules.spike.alpha/);
  });

  it("must be in force on the scan's day", () => {
    expect(() => newForms(new Log().counts(), { until: "2017-12-31" })).toThrow(/not in force on 2017-12-31/);
  });
});
