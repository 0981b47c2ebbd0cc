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
const policy: Policy<DetectorRules> = loadDetectors([
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

/** Scans of quiet years, and how many of them raised an alarm. */
function alarmed(detect: Detect, each: number, first: string, quiet: readonly Omit<Quiet, "to">[]) {
  const last = "2023-12-31";
  const found = quiet.flatMap((one) => {
    const counts = known(years({ ...one, to: last }), one.from, last);
    return scans(first, last, each).map((until) => detect(counts, { until, policy }));
  });
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
  it.each([0, 0.05, 0.15])("spikes, with a bunching of %d", (bunching) => {
    const quiet = seeds(7).map((seed) => ({ seed, from: "2021-01-04", weekly: topics(30, 1, 25), bunching }));
    atMost(alpha, alarmed(spikes, 7, "2022-01-02", quiet));
  });

  const fewAndManyYears = seeds(7).flatMap((seed) =>
    ["2017-01-01", "2020-01-01"].flatMap((from) =>
      [0, 0.15].map((bunching) => ({ seed, from, weekly: topics(10, 2, 25), bunching })),
    ),
  );
  it("deviations from the season", () => atMost(alpha, alarmed(seasonDeviations, 28, "2022-01-30", fewAndManyYears)));
  it("seasons ahead", () => atMost(alpha, alarmed(seasonsAhead, 28, "2022-01-30", fewAndManyYears)));

  const quiet = seeds(14).flatMap((seed) =>
    [0, 0.15].map((bunching) => ({ seed, from: "2021-01-01", weekly: topics(40, 0.05, 8), bunching })),
  );
  it("shares of a whole", () => atMost(alpha, alarmed(repeatComplaints, 28, "2022-02-13", quiet)));
  it("new business forms", () => atMost(alpha, alarmed(newForms, 28, "2022-02-13", quiet)));
});

/** Years with something planted, each scanned once: how many found it in that series. */
function found(detect: Detect, value: string, until: string, planted: readonly Omit<Quiet, "to">[]) {
  const hits = planted.filter((one) => {
    const counts = known(years({ ...one, to: until }), one.from, until);
    return detect(counts, { until, policy: detectorPolicy }).alarms.some(({ subject }) => subject.value === value);
  });
  return { scans: planted.length, alarms: hits.length };
}

const ordinary = { ...topics(30, 1, 20), planted: 10 };

describe("what is planted is found, with the shipped policy (alpha 1 in 100), among 31 series", () => {
  const week = (times: number) => (value: string, day: string) =>
    value === "planted" && day > "2023-07-09" ? times : 1;
  const spike = (times: number, bunching: number) =>
    found(
      spikes,
      "planted",
      "2023-07-16",
      seeds(60).map((seed) => ({ seed, from: "2022-07-04", weekly: ordinary, bunching, factor: week(times) })),
    );
  it("a week of three times its ten tickets, in nine of ten cases", () => atLeast(0.9, spike(3, 0)));
  it("a week of four times, where tickets come in bunches, in nine of ten cases", () => atLeast(0.9, spike(4, 0.05)));

  const month = (times: number) => (value: string, day: string) =>
    value === "planted" && day > "2023-06-18" ? times : 1;
  const monthOf = (detect: Detect, times: number) =>
    found(
      detect,
      "planted",
      "2023-07-16",
      seeds(40).map((seed) => ({ seed, from: "2020-01-01", weekly: ordinary, factor: month(times) })),
    );
  it("four weeks of twice what the season has, in three of four cases", () =>
    atLeast(0.75, monthOf(seasonDeviations, 2)));
  it("four weeks of twice its share, in nine of ten cases", () => atLeast(0.9, monthOf(repeatComplaints, 2)));

  const summer = (value: string, day: string) =>
    value === "planted" && day.slice(5) >= "07-17" && day.slice(5) < "09-11" ? 3 : 1;
  it("a season of three times the level, announced a window ahead, in nine of ten cases", () =>
    atLeast(
      0.9,
      found(
        seasonsAhead,
        "planted",
        "2023-07-16",
        seeds(40).map((seed) => ({ seed, from: "2019-01-01", weekly: ordinary, factor: summer })),
      ),
    ));

  const novel = (value: string, day: string) => (value === "planted" && day <= "2023-06-18" ? 0 : 1);
  it("a topic never seen before with four tickets in four weeks, in nine of ten that have so many", () => {
    const planted = seeds(60).map((seed) => ({
      seed,
      from: "2022-01-01",
      weekly: { ...topics(30, 1, 20), planted: 2 },
      factor: novel,
    }));
    atLeast(0.9, found(newForms, "planted", "2023-07-16", planted));
  });
});
