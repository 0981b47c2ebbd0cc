import { addDays, chinaCalendar, type Day, daysBetween } from "@caseloop/law";
import { type Counts, counts, type DayCount } from "../src/detectors/index.ts";
import { rowKey } from "../src/detectors/sightings.ts";

/** A generator of chances that a seed determines (mulberry32). */
function chances(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

/** A Poisson count, by multiplying chances in steps small enough for any mean. */
function poisson(mean: number, chance: () => number): number {
  if (mean > 30) return poisson(30, chance) + poisson(mean - 30, chance);
  const end = Math.exp(-mean);
  let count = 0;
  for (let left = chance(); left > end; left *= chance()) count += 1;
  return count;
}

/** A gamma variate of mean 1 and variance 1 / shape (Marsaglia and Tsang, 2000), for shape ≥ 1. */
function gamma(shape: number, chance: () => number): number {
  const d = shape - 1 / 3;
  for (;;) {
    const normal = Math.sqrt(-2 * Math.log(1 - chance())) * Math.cos(2 * Math.PI * chance());
    const v = (1 + normal / Math.sqrt(9 * d)) ** 3;
    if (v > 0 && Math.log(1 - chance()) < normal ** 2 / 2 + d - d * v + d * Math.log(v)) return (d * v) / shape;
  }
}

export interface Quiet {
  readonly seed: number;
  readonly from: Day;
  readonly to: Day;
  /** The mean of an ordinary week, by value of the dimension `topic`. */
  readonly weekly: Readonly<Record<string, number>>;
  /** 1 / shape of a gamma factor that each week's rate is multiplied by; 0 for none. */
  readonly bunching?: number | ((value: string) => number);
  /** What a free day is worth of a working day. */
  readonly freeDay?: number;
  /** What happens on top: a factor for a value on a day. */
  readonly factor?: (value: string, day: Day) => number;
}

/** 平常年份: years in which a rate stays what it is, but for the weekday, holidays, and what a test plants. */
export function years({
  seed,
  from,
  to,
  weekly,
  bunching = 0,
  freeDay = 0.6,
  factor = () => 1,
}: Quiet): Map<string, DayCount> {
  const chance = chances(seed);
  const rows = new Map<string, DayCount>();
  const all = new Map<Day, number>();
  const perWorkday = 1 / (5 + 2 * freeDay);
  const days = Array.from({ length: daysBetween(from, to) + 1 }, (_, n) => addDays(from, n));
  const free = days.map((day) => (chinaCalendar.isWorkday(day) ? 1 : freeDay));
  for (const [value, mean] of Object.entries(weekly)) {
    const bunched = typeof bunching === "number" ? bunching : bunching(value);
    let week = 1;
    days.forEach((day, n) => {
      if (n % 7 === 0) week = bunched > 0 ? gamma(1 / bunched, chance) : 1;
      const count = poisson(mean * perWorkday * (free[n] ?? 1) * week * factor(value, day), chance);
      if (count === 0) return;
      rows.set(rowKey("topic", value, day), { count, events: [] });
      all.set(day, (all.get(day) ?? 0) + count);
    });
  }
  for (const [day, count] of all) rows.set(rowKey("all", "", day), { count, events: [] });
  return rows;
}

/** What a scan on that day may know. */
export function known(rows: ReadonlyMap<string, DayCount>, from: Day, until: Day): Counts {
  return counts(rows, { until, since: from });
}

/** Topics t1 … tn with weekly means spread evenly over [low, high]. */
export function topics(n: number, low: number, high: number): Record<string, number> {
  return Object.fromEntries(
    Array.from({ length: n }, (_, i) => [`t${i + 1}`, low + ((high - low) * i) / Math.max(1, n - 1)]),
  );
}

/** Every that many days from the first to the last. */
export function scans(first: Day, last: Day, each: number): readonly Day[] {
  return Array.from({ length: Math.floor(daysBetween(first, last) / each) + 1 }, (_, n) => addDays(first, n * each));
}
