import type { Day } from "@caseloop/law";
import { alarm, type Scan } from "./alarm.ts";
import type { Counts } from "./counts.ts";
import { inForce, type ScanOptions } from "./policy.ts";
import { ending, type Window } from "./window.ts";
import { promiseBroken } from "./words.ts";

/** 承诺单位: a business under a public promise, as the registry has it; it lasts to its last day, or on. */
export interface Promised {
  readonly business: string;
  /** Such as 线下购物无理由退货承诺单位. */
  readonly promise: string;
  readonly from: Day;
  readonly to?: Day;
}

/** 承诺单位被诉: promise units with complaints made while the promise stood. A rule and no test: they promised that there would be none. */
export function promiseComplaints(
  counts: Counts,
  { promised, ...options }: ScanOptions & { readonly promised: readonly Promised[] },
): Scan {
  const { id, version, rules } = inForce(options);
  const { dimension, days, atLeast } = rules.promises;
  const span = ending(options.until, days);
  const alarms = promised.flatMap(({ business, promise, from, to }) => {
    const window = within(span, from, to);
    const series = counts.one(dimension, business);
    const observed = window && series ? series.total(window) : 0;
    if (!window || observed < atLeast) return [];
    const found = {
      detector: "promise" as const,
      version: "1",
      policy: { id, version },
      subject: { dimension, value: business },
      window,
      observed,
      grounds: { by: "rule" as const, atLeast },
      facts: { promise },
    };
    return [alarm({ ...found, explanation: promiseBroken(found) }, series, [window], [promise])];
  });
  return { alarms, judged: promised.length };
}

function within(span: Window, from: Day, to: Day | undefined): Window | undefined {
  const first = span.from > from ? span.from : from;
  const last = to !== undefined && to < span.to ? to : span.to;
  return first <= last ? { from: first, to: last } : undefined;
}
