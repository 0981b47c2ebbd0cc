import { addDays, type Calendar, type Day } from "@caseloop/law";
import type { Counts, Series } from "./counts.ts";
import { medianOf, medianPolish, type Polished } from "./polish.ts";
import { daysOf, ending, type Window, yearsBefore } from "./window.ts";

/** One window of a year. */
export interface Block {
  readonly window: Window;
  readonly worked: number;
  /** Its days without work: weekends and holidays. */
  readonly off: readonly Window[];
}

/**
 * Years cut into windows of equal length: `[y][p]` ends p windows before `until` of y years ago, so that a column holds the same season of
 * every year, and every window holds each weekday as often. `[0][0]` is the present one.
 */
export type Years = readonly (readonly Block[])[];

/** As many full years as history has beside the present one, at most `years`. */
export function yearsUntil(until: Day, days: number, years: number, since: Day, calendar: Calendar): Years {
  const perYear = Math.floor(364 / days);
  return Array.from({ length: years + 1 }, (_, y) =>
    Array.from({ length: perYear }, (_, p) => ending(addDays(yearsBefore(until, y), -p * days), days)),
  )
    .filter((row) => row.every(({ from }) => from >= since))
    .map((row) => row.map((window) => block(window, calendar)));
}

function block(window: Window, calendar: Calendar): Block {
  const all = daysOf(window);
  const off = all.filter((day) => !calendar.isWorkday(day)).map((day) => ({ from: day, to: day }));
  return { window, worked: all.length - off.length, off };
}

/** What a series holds in every window, and how many ordinary days that window is worth. */
export interface Profile {
  readonly counts: readonly (readonly number[])[];
  readonly worth: readonly (readonly number[])[];
  readonly fit: Polished;
  /** The count expected in a window, from its own year and the same season of the other years; never from itself. */
  expected(y: number, p: number): number;
}

/**
 * 稳健分解: splits a series into the level of each year, the season, and working against free days, all by medians: one wild year or week
 * leaves them where they were. The present window takes no part in it.
 */
export function profile(series: Series, years: Years): Profile {
  const counts = years.map((row) => row.map(({ window }) => series.total(window)));
  const share = freeDay(series, years, counts);
  const worth = years.map((row) => row.map(({ worked, off }) => worked + share * off.length));
  // The median of a Poisson count lies about 1/6 below its mean, on average over means.
  const logs = counts.map((row, y) =>
    row.map((count, p) => (y + p === 0 ? undefined : Math.log((count + 1 / 6) / (worth[y]?.[p] ?? 1)))),
  );
  const fit = medianPolish(logs);
  // What each cell stands above its season, as the other years have it.
  const seasons = logs.map((_, y) =>
    fit.columns.map((_, p) =>
      medianOf(without(logs, y).map((row, other) => above(row[p], level(fit, other < y ? other : other + 1)))),
    ),
  );
  return {
    counts,
    worth,
    fit,
    expected(y, p) {
      const season = seasons[y] ?? [];
      const cells = without(
        (logs[y] ?? []).map((cell, other) => above(cell, season[other] ?? 0)),
        p,
      );
      return Math.exp(medianOf(cells) + (season[p] ?? 0)) * (worth[y]?.[p] ?? 1);
    },
  };
}

const without = <T>(all: readonly T[], at: number): readonly T[] => all.filter((_, i) => i !== at);
const above = (cell: number | undefined, level: number) => (cell === undefined ? undefined : cell - level);
const level = ({ overall, rows }: Polished, y: number) => overall + (rows[y] ?? 0);

/** What a free day is worth of a working day: the median over all windows; 1 where there are too few tickets to say. */
function freeDay(series: Series, years: Years, counts: readonly (readonly number[])[]): number {
  const found = years.flatMap((row, y) =>
    row.map(({ worked, off }, p) => {
      const free = off.reduce((sum, day) => sum + series.total(day), 0);
      const work = (counts[y]?.[p] ?? 0) - free;
      return y + p === 0 || work === 0 || off.length === 0 ? undefined : free / off.length / (work / worked);
    }),
  );
  return found.some((one) => one !== undefined) ? Math.max(medianOf(found), 0.01) : 1;
}

/** Whether so many years are known; otherwise the day from which they would be. */
export function firstDayNeeded(until: Day, days: number, years: number): Day {
  const perYear = Math.floor(364 / days);
  return addDays(yearsBefore(until, years), 1 - perYear * days);
}

/** Series of these dimensions with their profiles. */
export function profiles(
  counts: Counts,
  dimensions: readonly string[],
  years: Years,
): readonly { readonly series: Series; readonly profile: Profile }[] {
  return dimensions.flatMap((dimension) =>
    counts.of(dimension).map((series) => ({ series, profile: profile(series, years) })),
  );
}
