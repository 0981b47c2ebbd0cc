import { type Calendar, chinaCalendar, type Day } from "@caseloop/law";
import { alarm, type Scan } from "./alarm.ts";
import { type Bunching, bunching, pooledBunching } from "./bunching.ts";
import type { Counts, Series } from "./counts.ts";
import { unlikely } from "./holm.ts";
import { inForce, type ScanOptions } from "./policy.ts";
import { betaBinomialTail, binomialTail } from "./tail.ts";
import { daysOf, earlier, ending, type Window } from "./window.ts";
import { spiked } from "./words.ts";

export interface SpikeOptions extends ScanOptions {
  readonly calendar?: Calendar;
}

/**
 * 突增: series with more tickets in the window that ends on `until` than in earlier windows like it: whole weeks back, so with the same
 * weekdays, and with as many working days. Given the total of all these windows, the chance that so much of it falls into the last one
 * is exact (binomial; beta-binomial where the counts vary more than Poisson). Throws `CalendarOutOfRange`, `PolicyNotInForce`.
 */
export function spikes(counts: Counts, options: SpikeOptions): Scan {
  const { until, calendar = chinaCalendar } = options;
  const { id, version, rules } = inForce(options);
  const { dimensions, days, blocks, within, atLeast, alpha } = rules.spike;
  const window = ending(until, days);
  const before = alike(window, blocks, within, counts.since, calendar);
  if (before.length < blocks) {
    const needs = alike(window, blocks, within, calendar.covers.from, calendar)[blocks - 1]?.from;
    return { alarms: [], judged: 0, ...(needs !== undefined && { needs }) };
  }

  const asked = dimensions.flatMap((dimension) => {
    const all = counts.of(dimension).map((series) => compared(series, window, before));
    const pooled = pooledBunching(all.map(({ past }) => past));
    // A series that could not make an alarm with all its tickets in the window is not asked.
    return all
      .filter(({ observed, past }) => observed + sum(past) >= atLeast)
      .map((one) => judged({ ...one, bunching: Math.max(pooled, bunching(one.past)) }));
  });
  const alarms = unlikely(asked, alpha)
    .filter(({ observed }) => observed >= atLeast)
    .map(({ series, observed, past, p, threshold, bunching }) => {
      const expected = sum(past) / past.length;
      const found = {
        detector: "spike" as const,
        version: "1",
        policy: { id, version },
        subject: series.subject,
        window,
        observed,
        expected,
        grounds: { by: "test" as const, p, threshold, family: asked.length, alpha },
        facts: { blocks: past.length, earlier: sum(past), most: Math.max(...past), bunching },
      };
      return alarm({ ...found, explanation: spiked(found) }, series);
    });
  return { alarms, judged: asked.length };
}

interface Compared {
  readonly series: Series;
  readonly observed: number;
  readonly past: readonly number[];
}

function compared(series: Series, window: Window, before: readonly Window[]): Compared {
  return { series, observed: series.total(window), past: before.map((one) => series.total(one)) };
}

function judged<T extends Compared & { readonly bunching: Bunching }>(one: T): T & { readonly p: number } {
  const { observed, past, bunching } = one;
  const total = observed + sum(past);
  // Windows of one negative binomial, given their total: Dirichlet-multinomial with this size for each.
  const size = 1 / bunching;
  const p =
    size > 10_000
      ? binomialTail(observed, total, 1 / (past.length + 1))
      : betaBinomialTail(observed, total, size, size * past.length);
  return { ...one, p };
}

/** The last windows that hold as many working days, whole weeks before, one behind the other. */
function alike(window: Window, blocks: number, within: number, since: Day, calendar: Calendar): readonly Window[] {
  const found: Window[] = [];
  const work = workdays(window, calendar);
  const weeks = Math.ceil(daysOf(window).length / 7);
  for (let back = weeks; back <= within && found.length < blocks; back += weeks) {
    const one = earlier(window, back * 7);
    if (one.from < since) break;
    if (workdays(one, calendar) === work) found.push(one);
  }
  return found;
}

function workdays(window: Window, calendar: Calendar): number {
  return daysOf(window).filter((day) => calendar.isWorkday(day)).length;
}

function sum(values: readonly number[]): number {
  return values.reduce((total, one) => total + one, 0);
}
