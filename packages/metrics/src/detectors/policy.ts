import { type Day, editionOn, loadPolicy, type Policy, type PolicyEdition } from "@caseloop/law";
import { z } from "zod";

const dimension = z.string().min(1);
/** The chance that a scan raises any alarm where nothing has changed. */
const alpha = z.number().gt(0).max(0.2);
const weeks = z.int().min(7).max(364).multipleOf(7);
/** Fewer tickets than this never make an alarm, however unlikely they are. */
const atLeast = z.int().min(1);
/** A part and the whole it is a share of: `group` among `all`, `group/topic` among `topic`. */
const share = z.object({ part: dimension, among: dimension });
const against = { days: weeks, baseline: weeks, atLeast, alpha };
const inWholeWindows = ({ days, baseline }: { days: number; baseline: number }) =>
  baseline % days === 0 && baseline >= 4 * days;
const wanted = { path: ["baseline"], message: "expected at least four windows of `days` before, and no part of one" };
const shares = z.object({ of: z.array(share).min(1), ...against }).refine(inWholeWindows, wanted);

const rules = z.object({
  /** 突增 */
  spike: z.object({
    dimensions: z.array(dimension).min(1),
    days: z.int().min(1).max(28),
    /** Earlier windows it is held against. */
    blocks: z.int().min(8).max(52),
    /** How many weeks back these may lie. */
    within: z.int().min(8).max(156),
    atLeast,
    alpha,
  }),
  /** 季节性 */
  season: z.object({
    dimensions: z.array(dimension).min(1),
    /** A year is cut into windows of this length. */
    days: z.int().min(14).max(56).multipleOf(7),
    /** Past years looked at, as far as there are so many. */
    years: z.int().min(2).max(10),
    /** A window is in season where the year's profile stands this many times above its middle. */
    inSeason: z.number().gt(1),
    /** How many windows ahead a season is announced. */
    ahead: z.int().min(1).max(4),
    atLeast,
    alpha,
  }),
  /** 特殊群体 */
  groups: shares,
  /** 同一经营者重复投诉 */
  repeats: shares,
  /** 新业态 */
  forms: z.object({ dimension, ...against }).refine(inWholeWindows, wanted),
  /** 承诺单位被诉 */
  promises: z.object({ dimension, days: z.int().min(1).max(364), atLeast }),
});
export type DetectorRules = z.output<typeof rules>;

/** The detectors' editions from their documents; throws `InvalidPolicy` and `PolicyEditionsClash`. */
export const loadDetectors = (documents: unknown): Policy<DetectorRules> => loadPolicy(rules, documents);

/** Figures to begin with: nobody has published any, so every one of them is assumed. */
export const detectorPolicy: Policy<DetectorRules> = loadDetectors([
  {
    id: "detectors",
    version: "1",
    effective: { from: "2018-01-01" },
    assumed: true,
    rules: {
      spike: { dimensions: ["topic", "business"], days: 7, blocks: 20, within: 104, atLeast: 5, alpha: 0.01 },
      season: { dimensions: ["topic"], days: 28, years: 5, inSeason: 1.5, ahead: 2, atLeast: 10, alpha: 0.01 },
      groups: {
        of: [
          { part: "group", among: "all" },
          { part: "group/topic", among: "topic" },
        ],
        days: 28,
        baseline: 364,
        atLeast: 5,
        alpha: 0.01,
      },
      repeats: { of: [{ part: "business", among: "all" }], days: 28, baseline: 364, atLeast: 3, alpha: 0.01 },
      forms: { dimension: "topic", days: 28, baseline: 364, atLeast: 3, alpha: 0.01 },
      promises: { dimension: "business", days: 28, atLeast: 2 },
    },
  },
]);

export interface ScanOptions {
  /** The last day looked at; it should be over. */
  readonly until: Day;
  readonly policy?: Policy<DetectorRules>;
}

/** The edition in force on the scan's day. */
export function inForce({ until, policy = detectorPolicy }: ScanOptions): PolicyEdition<DetectorRules> {
  return editionOn(policy, until);
}
