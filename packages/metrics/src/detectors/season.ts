import { chinaCalendar } from "@caseloop/law";
import { quantile } from "simple-statistics";
import { alarm, type Scan } from "./alarm.ts";
import type { Counts } from "./counts.ts";
import { unlikely } from "./holm.ts";
import { inForce } from "./policy.ts";
import type { SpikeOptions } from "./spike.ts";
import { overdispersedTail } from "./tail.ts";
import { earlier } from "./window.ts";
import { seasonComes, unseasonal } from "./words.ts";
import { firstDayNeeded, type Profile, profiles, type Years, yearsUntil } from "./year.ts";

/** How the present window stands to the season of past years. */
export type Deviation = "stronger" | "earlier" | "unseasonal";

/**
 * 季节性异常: series with more tickets than the same season of past years leads to expect, at this year's level: a season that is
 * stronger, that begins earlier, or a rise out of season. Needs two past years; throws `CalendarOutOfRange`, `PolicyNotInForce`.
 */
export function seasonDeviations(counts: Counts, options: SpikeOptions): Scan {
  const { edition, years, needs } = prepared(counts, options);
  if (needs !== undefined) return { alarms: [], judged: 0, needs };
  const { dimensions, days, inSeason, ahead, atLeast, alpha } = edition.rules.season;
  const asked = profiles(counts, dimensions, years).flatMap(({ series, profile }) => {
    const observed = profile.counts[0]?.[0] ?? 0;
    if (observed + total(profile) < atLeast) return [];
    const expected = profile.expected(0, 0);
    const spread = spreadOf(profile);
    return [{ series, profile, observed, expected, spread, p: overdispersedTail(observed, expected, spread) }];
  });
  const alarms = unlikely(asked, alpha)
    .filter(({ observed }) => observed >= atLeast)
    .map(({ series, profile, observed, expected, spread, p, threshold }) => {
      const window = present(years);
      const indices = Array.from({ length: ahead + 1 }, (_, q) => index(profile, q));
      const begins = indices.findIndex((one) => one >= inSeason);
      const deviation: Deviation = begins === 0 ? "stronger" : begins > 0 ? "earlier" : "unseasonal";
      const facts = {
        deviation,
        years: years.length - 1,
        index: indices[0] ?? 1,
        spread,
        ...(begins > 0 && { begins: earlier(window, -begins * days).from }),
      };
      const found = {
        detector: "season" as const,
        version: "1",
        policy: { id: edition.id, version: edition.version },
        subject: series.subject,
        window,
        observed,
        expected,
        grounds: { by: "test" as const, p, threshold, family: asked.length, alpha },
        facts,
      };
      return alarm({ ...found, explanation: unseasonal(found) }, series);
    });
  return { alarms, judged: asked.length };
}

/**
 * 季节性提前研判: a season that past years had and that is about to begin: the windows ahead in which they stood above their level.
 * `observed` and `expected` are of all past years together; the evidence is theirs.
 */
export function seasonsAhead(counts: Counts, options: SpikeOptions): Scan {
  const { edition, years, needs } = prepared(counts, options);
  if (needs !== undefined) return { alarms: [], judged: 0, needs };
  const { dimensions, days, inSeason, ahead, atLeast, alpha } = edition.rules.season;
  const asked = profiles(counts, dimensions, years).flatMap(({ series, profile }) => {
    const spread = spreadOf(profile);
    if (total(profile) < atLeast) return [];
    return Array.from({ length: ahead }, (_, i) => {
      const column = columnAhead(profile, i + 1);
      const observed = profile.counts.reduce((sum, row) => sum + (row[column] ?? 0), 0);
      const expected = profile.worth.reduce((sum, row, y) => sum + level(profile, y) * (row[column] ?? 0), 0);
      const p = overdispersedTail(observed, expected, spread);
      return { series, profile, q: i + 1, column, observed, expected, spread, p };
    });
  });
  const alarms = unlikely(asked, alpha)
    .filter(({ profile, q, observed }) => {
      // By the medians over years, so that one wild year makes no season.
      const stands = Array.from({ length: q + 1 }, (_, before) => index(profile, before) >= inSeason);
      return observed >= atLeast && stands.indexOf(true) === q;
    })
    .map(({ series, profile, q, column, observed, expected, spread, p, threshold }) => {
      const found = {
        detector: "seasonAhead" as const,
        version: "1",
        policy: { id: edition.id, version: edition.version },
        subject: series.subject,
        window: earlier(present(years), -q * days),
        observed,
        expected,
        grounds: { by: "test" as const, p, threshold, family: asked.length, alpha },
        facts: { years: years.length, index: index(profile, q), spread },
      };
      const past = years.flatMap((row) => row[column]?.window ?? []);
      return alarm({ ...found, explanation: seasonComes(found) }, series, past);
    });
  return { alarms, judged: asked.length };
}

function prepared(counts: Counts, options: SpikeOptions) {
  const edition = inForce(options);
  const { until, calendar = chinaCalendar } = options;
  const { days, years: most } = edition.rules.season;
  const years = yearsUntil(until, days, most, counts.since, calendar);
  return years.length > 2 ? { edition, years } : { edition, years, needs: firstDayNeeded(until, days, 2) };
}

function present(years: Years) {
  const window = years[0]?.[0]?.window;
  if (!window) throw new RangeError("a year has at least one window");
  return window;
}

/**
 * 稳健离散度: how many times more than Poisson the windows of the past differ from what the same method expects of them. It is read off
 * the third quartile of their errors, so that it holds every source of error, the doubt of the expectation among them, and fewer than a
 * quarter of wild windows cannot move it far. So few errors may be too small by chance: the upper 95% limit is taken, and never less than
 * what a Poisson count and the median of so many years make alone.
 */
function spreadOf(profile: Profile): number {
  const errors = profile.counts.flatMap((row, y) =>
    row.flatMap((count, p) => (y + p === 0 ? [] : Math.abs(anscombe(count) - anscombe(profile.expected(y, p))))),
  );
  const least = 1 + Math.PI / 2 / (profile.counts.length - 1);
  const upper = 1 + (1.645 * QUARTILE_ERROR) / Math.sqrt(errors.length);
  return Math.max(least, ((quantile(errors, 0.75) / NORMAL_QUARTILE) * upper) ** 2);
}

/** Makes the standard deviation of a Poisson count 1 (F. J. Anscombe, 1948). */
const anscombe = (count: number) => 2 * Math.sqrt(count + 3 / 8);
/** The third quartile of the size of a standard normal error. */
const NORMAL_QUARTILE = 1.1503;
/** Relative standard error of that quartile for one error: √(¾ · ¼) ÷ (its density, 2 φ(1.1503) = 0.4118, × 1.1503). */
const QUARTILE_ERROR = 0.914;

/** The column of the season that is `q` windows ahead. */
function columnAhead({ fit }: Profile, q: number): number {
  return (fit.columns.length - q) % fit.columns.length;
}

/** How many times the year's middle the season `q` windows ahead stands. */
function index(profile: Profile, q: number): number {
  return Math.exp(profile.fit.columns[columnAhead(profile, q)] ?? 0);
}

/** A year's level for each working day, its season left out. */
function level({ fit }: Profile, y: number): number {
  return Math.exp(fit.overall + (fit.rows[y] ?? 0));
}

function total({ counts }: Profile): number {
  return counts.flat().reduce((sum, one) => sum + one, 0) - (counts[0]?.[0] ?? 0);
}
