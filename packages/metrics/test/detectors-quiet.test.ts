import type { Policy } from "@caseloop/law";
import { describe, expect, it } from "vitest";
import {
  type Counts,
  type DetectorRules,
  detectorPolicy,
  loadDetectors,
  newForms,
  repeatComplaints,
  type Scan,
  seasonDeviations,
  seasonsAhead,
  spikes,
} from "../src/detectors/index.ts";
import { binomialTail } from "../src/detectors/tail.ts";
import { known, type Quiet, scans, topics, years } from "./quiet-years.ts";

/*
 * The stated rates, measured. A policy's alpha is the chance that a scan raises any alarm where nothing has changed; here it is 1 in 20
 * for each detector, so that a few hundred scans can tell. Seeds are fixed: these tests say the same on every run.
 */
const alpha = 0.05;
const shipped = detectorPolicy.editions[0]?.rules as DetectorRules;
/** The shipped policy, of topics alone, with that alpha. */
const topicsAt = (alpha: number): Policy<DetectorRules> =>
  loadDetectors([
    {
      id: "measured",
      version: "1",
      effective: { from: "2010-01-01" },
      rules: {
        ...shipped,
        spike: { ...shipped.spike, dimensions: ["topic"], alpha },
        season: { ...shipped.season, alpha },
        repeats: { ...shipped.repeats, of: [{ part: "topic", among: "all" }], alpha },
        forms: { ...shipped.forms, alpha },
      },
    },
  ]);
type Detect = (counts: Counts, options: { until: string; policy: Policy<DetectorRules> }) => Scan;

const last = "2023-12-31";
const made = (quiet: Omit<Quiet, "to">) => known(years({ ...quiet, to: last }), quiet.from, last);

/** Scans of quiet years, and how many of them raised an alarm. */
function alarmed(detect: Detect, each: number, first: string, quiet: readonly Counts[]) {
  const found = quiet.flatMap((counts) =>
    scans(first, last, each).map((until) => detect(counts, { until, policy: topicsAt(alpha) })),
  );
  const judged = found.filter(({ judged }) => judged > 0);
  return { scans: judged.length, alarms: judged.filter(({ alarms }) => alarms.length > 0).length };
}

/** The rate is at most `stated`: were it greater, so few would be seen less than once in a hundred times. */
function atMost(stated: number, { scans, alarms }: { scans: number; alarms: number }) {
  expect(scans).toBeGreaterThan(300);
  expect(1 - binomialTail(alarms + 1, scans, stated), `${alarms} of ${scans}`).toBeLessThan(0.01);
}

/** The rate is at least `stated`: were it smaller, so many would be seen less than once in a hundred times. */
function atLeast(stated: number, { scans, alarms }: { scans: number; alarms: number }) {
  expect(binomialTail(alarms, scans, stated), `${alarms} of ${scans}`).toBeLessThan(0.01);
}

const seeds = (n: number) => Array.from({ length: n }, (_, i) => i + 1);

describe("in quiet years, the share of scans with an alarm is at most alpha", () => {
  it("spikes, whether no topic is bunched, every one or every other, and in all of these together", () => {
    const half = (value: string) => (Number(value.slice(1)) % 2 === 0 ? 0.15 : 0);
    const each = [0, 0.1, half].map((bunching) => {
      const quiet = seeds(5).map((seed) => made({ seed, from: "2021-01-04", weekly: topics(30, 1, 25), bunching }));
      return alarmed(spikes, 7, "2022-05-01", quiet);
    });
    for (const { scans, alarms } of each) expect(alarms / scans, `${alarms} of ${scans}`).toBeLessThanOrEqual(alpha);
    const sum = (one: "scans" | "alarms") => each.reduce((total, regime) => total + regime[one], 0);
    atMost(alpha, { scans: sum("scans"), alarms: sum("alarms") });
  });

  const fewAndManyYears = seeds(4).flatMap((seed) =>
    ["2017-01-01", "2020-01-01"].flatMap((from) =>
      [0, 0.15].map((bunching) => made({ seed, from, weekly: topics(6, 2, 25), bunching })),
    ),
  );
  it("deviations from the season", () => atMost(alpha, alarmed(seasonDeviations, 28, "2022-01-30", fewAndManyYears)));
  it("seasons ahead", () => atMost(alpha, alarmed(seasonsAhead, 28, "2022-01-30", fewAndManyYears)));

  const quiet = seeds(10).flatMap((seed) =>
    [0, 0.15].map((bunching) => made({ seed, from: "2021-01-01", weekly: topics(40, 0.05, 8), bunching })),
  );
  it("shares of a whole", () => atMost(alpha, alarmed(repeatComplaints, 28, "2022-02-13", quiet)));
  it("new business forms", () => atMost(alpha, alarmed(newForms, 28, "2022-02-13", quiet)));
});

/** Years with something planted, each scanned once: how many found it in that series. */
function found(detect: Detect, value: string, until: string, planted: readonly Omit<Quiet, "to">[]) {
  const hits = planted.filter((one) => {
    const counts = known(years({ ...one, to: until }), one.from, until);
    return detect(counts, { until, policy: topicsAt(0.01) }).alarms.some(({ subject }) => subject.value === value);
  });
  return { scans: planted.length, alarms: hits.length };
}

const ordinary = { ...topics(15, 1, 20), planted: 10 };

describe("what is planted is found, with the shipped alpha of 1 in 100, in one series of 16", () => {
  const after = (day: string, times: number) => (value: string, on: string) =>
    value === "planted" && on > day ? times : 1;
  const spike = (times: number, bunching: number) =>
    found(
      spikes,
      "planted",
      "2023-07-16",
      seeds(60).map((seed) => ({
        seed,
        from: "2022-09-01",
        weekly: ordinary,
        bunching,
        factor: after("2023-07-09", times),
      })),
    );
  it("a week of three times its ten tickets, in six of ten cases", () => atLeast(0.6, spike(3, 0)));
  it("a week of four times, in nine of ten", () => atLeast(0.9, spike(4, 0)));
  it("a week of four times where tickets come in bunches, in eight of ten", () => atLeast(0.8, spike(4, 0.05)));

  const month = (detect: Detect, from: string, times: number) =>
    found(
      detect,
      "planted",
      "2023-07-16",
      seeds(30).map((seed) => ({ seed, from, weekly: ordinary, factor: after("2023-06-18", times) })),
    );
  it("four weeks of three times what the season has, in eight of ten cases", () =>
    atLeast(0.8, month(seasonDeviations, "2020-07-01", 3)));
  it("four weeks of twice its share, in seven of ten cases", () =>
    atLeast(0.7, month(repeatComplaints, "2022-06-01", 2)));

  const summer = (value: string, day: string) =>
    value === "planted" && day.slice(5) >= "07-17" && day.slice(5) < "09-11" ? 3 : 1;
  it("a season of three times the level, announced a window ahead, in eight of ten cases", () => {
    const planted = seeds(30).map((seed) => ({ seed, from: "2020-07-01", weekly: ordinary, factor: summer }));
    atLeast(0.8, found(seasonsAhead, "planted", "2023-07-16", planted));
  });

  it("a topic never seen before, with two tickets a week, in nine of ten cases", () => {
    const novel = (value: string, day: string) => (value === "planted" && day <= "2023-06-18" ? 0 : 1);
    const weekly = { ...ordinary, planted: 2 };
    const planted = seeds(50).map((seed) => ({ seed, from: "2022-06-01", weekly, factor: novel }));
    atLeast(0.9, found(newForms, "planted", "2023-07-16", planted));
  });
});
