import { addDays, type Day } from "@caseloop/law";
import type { Counts, Series } from "./counts.ts";
import { hypergeometricTail } from "./tail.ts";
import { earlier, ending, type Window } from "./window.ts";

/** How a part's share of a whole stands now against before, and the chance that it is so high by chance. */
export interface Share {
  readonly series: Series;
  readonly window: Window;
  readonly observed: number;
  /** Of the whole in the window. */
  readonly of: number;
  /** The part and the whole in the days before. */
  readonly before: number;
  readonly beforeOf: number;
  readonly expected: number;
  readonly p: number;
}

/** `group/topic` among `topic`: the whole of `elderly/food` is `food`. Any other part is of the one whole `""`. */
export interface Parts {
  readonly part: string;
  readonly among: string;
}

export interface Spans {
  readonly until: Day;
  readonly days: number;
  readonly baseline: number;
}

/** The first day the comparison reads. */
export function shareSince({ until, days, baseline }: Spans): Day {
  return addDays(until, 1 - days - baseline);
}

/**
 * Every part's share, by Fisher's exact test: given how many tickets the part has in window and baseline together, and how many the
 * whole has, the chance that so many of the part's fall into the window.
 */
export function shares(counts: Counts, { part, among }: Parts, spans: Spans): readonly Share[] {
  const window = ending(spans.until, spans.days);
  const past = ending(earlier(window, spans.days).to, spans.baseline);
  return counts.of(part).flatMap((series) => {
    const { value } = series.subject;
    const whole = counts.one(among, part.endsWith(`/${among}`) ? value.slice(value.indexOf("/") + 1) : "");
    if (!whole) return [];
    const [observed, of] = [series.total(window), whole.total(window)];
    const [before, beforeOf] = [series.total(past), whole.total(past)];
    const p = hypergeometricTail(observed, of, observed + before, of + beforeOf);
    const expected = beforeOf === 0 ? 0 : (of * before) / beforeOf;
    return [{ series, window, observed, of, before, beforeOf, expected, p }];
  });
}
