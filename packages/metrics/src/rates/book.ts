import { type Recorded, selected } from "@caseloop/core";
import { chinaCalendar, type Day } from "@caseloop/law";
import type { TicketFacts } from "../facts/facts.ts";
import { type LedgerOptions, ticketLedger } from "../facts/ledger.ts";
import { add } from "./count.ts";
import type { Dimension } from "./dimension.ts";
import { type Entry, entriesOf, type Metric, type Row } from "./metric.ts";
import type { Days, Period } from "./period.ts";
import type { RateRules } from "./policy.ts";
import { type Rate, rateOf, type Tally } from "./rate.ts";

/** What a book counts. */
export interface BookOptions {
  readonly metrics: readonly Metric[];
  readonly rules: RateRules;
  /** Beside the total. */
  readonly dimensions?: readonly Dimension[];
  readonly calendar?: Days;
  readonly ledger?: LedgerOptions;
}

/** Which figure of a book: a metric, in a period, under a key of a dimension or in total. */
export interface Asked {
  readonly metric: Metric;
  readonly period: Period;
  /** Days after this one are not counted yet. */
  readonly through: Day;
  readonly of?: { readonly dimension: Dimension; readonly key: string };
}

/** A sum that a ticket adds to, and how much. */
interface Share {
  readonly sum: Tally;
  readonly halves: Entry["halves"];
}

type ByDay = Map<Day, Tally>;

/** The sums of a metric, by day: all together, and under every key of each dimension. */
interface Sums {
  readonly total: ByDay;
  readonly under: ReadonlyMap<string, Map<string, ByDay>>;
}

/**
 * 实时台账: rates kept event by event. An event moves only what its own ticket adds, so a figure costs as many steps as its period
 * has days, however many tickets there are. To follow a log: `subscribe(store, { only: book.only, on: book.take })`.
 */
export function rateBook({ metrics, rules, dimensions = [], calendar = chinaCalendar, ledger }: BookOptions) {
  const projection = ticketLedger(ledger);
  const rows = new Map<string, TicketFacts>();
  const shares = new Map<string, readonly Share[]>();
  const sums = new Map<string, Sums>();
  for (const { id } of metrics)
    sums.set(id, { total: new Map(), under: new Map(dimensions.map((dimension) => [dimension.id, new Map()])) });

  const sharesOf = (row: Row): readonly Share[] => {
    const found: Share[] = [];
    for (const metric of metrics) {
      const { total, under } = sums.get(metric.id) as Sums;
      for (const entry of entriesOf(metric, row, rules)) {
        const { halves } = entry;
        const day = calendar.dayOf(entry.at);
        found.push({ sum: sumOn(total, day), halves });
        for (const { id, keys } of dimensions) {
          const byKey = under.get(id) as Map<string, ByDay>;
          for (const key of keys(row, entry)) found.push({ sum: sumOn(daysUnder(byKey, key), day), halves });
        }
      }
    }
    return found;
  };

  return {
    /** What it reads: stores filter by it. */
    only: projection.only,
    /** The facts behind the figures, by ticket, for `explain`. */
    rows: rows as ReadonlyMap<string, Row>,
    /** Takes events in the order of the log; what it does not read is none of its business. */
    take(events: readonly Recorded[]): void {
      const touched = new Set<string>();
      for (const event of events)
        if (selected(projection.only, event)) for (const key of projection.apply(rows, event)) touched.add(key);
      for (const key of touched) {
        for (const share of shares.get(key) ?? []) add(share.sum, share, -1);
        const row = rows.get(key);
        const now = row ? sharesOf(row) : [];
        for (const share of now) add(share.sum, share);
        shares.set(key, now);
      }
    },
    /** The rate as the events taken so far tell it; the same as `rate` over the same rows at the end of that day. */
    rate({ metric, period, through, of }: Asked): Rate {
      const { total, under } = sums.get(metric.id) ?? {};
      const byDay = of ? under?.get(of.dimension.id)?.get(of.key) : total;
      const until = period.to < through ? period.to : through;
      return rateOf(...[...(byDay ?? [])].flatMap(([day, sum]) => (day >= period.from && day <= until ? [sum] : [])));
    },
    /** The keys of a dimension that a metric was ever counted under, in order. */
    keys(metric: Metric, { id }: Dimension): readonly string[] {
      return [...(sums.get(metric.id)?.under.get(id)?.keys() ?? [])].sort();
    },
  };
}

function daysUnder(byKey: Map<string, ByDay>, key: string): ByDay {
  const byDay = byKey.get(key) ?? new Map<Day, Tally>();
  if (byDay.size === 0) byKey.set(key, byDay);
  return byDay;
}

function sumOn(byDay: ByDay, day: Day): Tally {
  const known = byDay.get(day);
  if (known) return known;
  const sum = { halves: 0, all: 0 };
  byDay.set(day, sum);
  return sum;
}
