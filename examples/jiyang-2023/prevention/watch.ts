import type { Day } from "@caseloop/law";
import {
  type Alarm,
  type Counts,
  type Labelling,
  loadDetectors,
  newForms,
  repeatComplaints,
  seasonDeviations,
  seasonsAhead,
  specialGroups,
  spikes,
} from "@caseloop/metrics";

/** 特殊消费群体, known by a word of theirs; a real hotline would ask. */
const groups: readonly (readonly [string, RegExp])[] = [
  ["老年人", /老人|老年/],
  ["未成年人", /学生|孩子|未成年/],
];

/** Complaints and reports by topic, business and group of consumers. */
export const watched: Labelling = {
  name: "jiyang-2023",
  of: ({ kind, topic, business, content }) =>
    kind === "complaint" || kind === "report"
      ? { topic, business, group: groups.flatMap(([group, words]) => (words.test(content) ? [group] : [])) }
      : undefined,
  crossed: [["group", "topic"]],
};

const against = { days: 28, baseline: 112, alpha: 0.01 };

/** The shipped figures with the shortest history they allow, for this hotline's records begin with the year; all `assumed`. */
const policy = loadDetectors([
  {
    ...{ id: "jiyang-detectors", version: "1", effective: { from: "2023-01-01" }, assumed: true },
    rules: {
      spike: { dimensions: ["topic", "business"], days: 7, blocks: 8, within: 52, atLeast: 5, alpha: 0.01 },
      season: { dimensions: ["topic"], days: 28, years: 5, inSeason: 1.5, ahead: 2, atLeast: 10, alpha: 0.01 },
      groups: {
        of: [
          { part: "group", among: "all" },
          { part: "group/topic", among: "topic" },
        ],
        ...against,
        atLeast: 5,
      },
      repeats: { of: [{ part: "business", among: "all" }], ...against, atLeast: 3 },
      forms: { dimension: "topic", ...against, atLeast: 3 },
      promises: { dimension: "business", days: 28, atLeast: 2 },
    },
  },
]);

/** 预警: everything that the detectors find on that day; a season only where records reach back two years. */
export function alarmsOn(until: Day, known: Counts): readonly Alarm[] {
  return [spikes, seasonDeviations, seasonsAhead, specialGroups, newForms, repeatComplaints].flatMap(
    (detector) => detector(known, { until, policy }).alarms,
  );
}
