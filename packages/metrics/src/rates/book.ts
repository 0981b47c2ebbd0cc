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
  readonly entry: Entry;
}

/**
 * 实时台账: rates kept event by event. An event moves only what its own ticket adds, so a figure costs as many steps as its period
 * has days, however many tickets there are. To follow a log: `subscribe(store, { only: book.only, on: book.take })`.
 */
export function rateBook({ metrics, rules, dimensions = [], calendar = chinaCalendar, ledger }: BookOptions) {
  const projection = ticketLedger(ledger);
  const rows = new Map<string, TicketFacts>();
  const shares = new Map<string, readonly Share[]>();
  const sums = new Map<string, Map<Day, Tally>>();

  const sumAt = (name: string, day: Day): Tally => {
    const byDay = sums.get(name) ?? new Map<Day, Tally>();
    sums.set(name, byDay);
    const sum = byDay.get(day) ?? { halves: 0, all: 0 };
    byDay.set(day, sum);
    return sum;
  };
  const sharesOf = (row: Row): readonly Share[] =>
    metrics.flatMap((metric) =>
      entriesOf(metric, row, rules).flatMap((entry) => {
        const day = calendar.dayOf(entry.at);
        const names = dimensions.flatMap(({ id, keys }) => keys(row, entry).map((key) => nameOf(metric, id, key)));
        return [nameOf(metric), ...names].map((name) => ({ sum: sumAt(name, day), entry }));
      }),
    );

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
        for (const { sum, entry } of shares.get(key) ?? []) add(sum, entry, -1);
        const row = rows.get(key);
        const now = row ? sharesOf(row) : [];
        for (const { sum, entry } of now) add(sum, entry);
        shares.set(key, now);
      }
    },
    /** The rate as the events taken so far tell it; the same as `rate` over the same rows at the end of that day. */
    rate({ metric, period, through, of }: Asked): Rate {
      const byDay = sums.get(of ? nameOf(metric, of.dimension.id, of.key) : nameOf(metric));
      const until = period.to < through ? period.to : through;
      return rateOf(...[...(byDay ?? [])].flatMap(([day, sum]) => (day >= period.from && day <= until ? [sum] : [])));
    },
    /** The keys of a dimension that a metric was ever counted under, in order. */
    keys(metric: Metric, { id }: Dimension): readonly string[] {
      const prefix = nameOf(metric, id, "");
      return [...sums.keys()]
        .filter((name) => name.startsWith(prefix))
        .map((name) => name.slice(prefix.length))
        .sort();
    },
  };
}

function nameOf({ id }: Metric, dimension = "", key = ""): string {
  return `${id}\n${dimension}\n${key}`;
}
