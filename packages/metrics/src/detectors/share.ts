import { addDays, type Day } from "@caseloop/law";
import { bunching, pooledBunching } from "./bunching.ts";
import type { Counts, Series, Subject } from "./counts.ts";
import { betaBinomialTail, hypergeometricTail } from "./tail.ts";
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

/** The numbers of a share, without its series. */
export type Risen = Omit<Share, "series"> & { readonly subject: Subject };

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
 * Every part's share, given how many tickets the part has in window and baseline together: the chance that so many of them fall into the
 * window by Fisher's exact test, or, where the shares of past windows vary more than chance alone makes them, by the beta-binomial of
 * that bunching; the greater of the two.
 */
export function shares(counts: Counts, { part, among }: Parts, { until, days, baseline }: Spans): readonly Share[] {
  const window = ending(until, days);
  const past = Array.from({ length: baseline / days }, (_, n) => earlier(window, (n + 1) * days));
  const found = counts.of(part).flatMap((series) => {
    const { value } = series.subject;
    const whole = counts.one(among, part.endsWith(`/${among}`) ? value.slice(value.indexOf("/") + 1) : "");
    return whole ? [compared(series, whole, window, past)] : [];
  });
  const pooled = pooledBunching(found.map(({ shares }) => shares));
  return found.map(({ shares, ...one }) => {
    const { observed, of, before, beforeOf } = one;
    const size = 1 / Math.max(pooled, bunching(shares));
    const exact = hypergeometricTail(observed, of, observed + before, of + beforeOf);
    const bunched = size > 10_000 ? 0 : betaBinomialTail(observed, observed + before, size, (size * beforeOf) / of);
    return { ...one, p: Math.max(exact, bunched) };
  });
}

function compared(series: Series, whole: Series, window: Window, past: readonly Window[]) {
  const [observed, of] = [series.total(window), whole.total(window)];
  const each = past.map((one) => ({ part: series.total(one), whole: whole.total(one) }));
  const before = each.reduce((sum, one) => sum + one.part, 0);
  const beforeOf = each.reduce((sum, one) => sum + one.whole, 0);
  const expected = beforeOf === 0 ? 0 : (of * before) / beforeOf;
  // What each past window would hold of the part if the whole were as large in all of them.
  const shares = each.map((one) => (one.whole === 0 ? 0 : (one.part / one.whole) * (beforeOf / past.length)));
  return { series, window, observed, of, before, beforeOf, expected, shares };
}
