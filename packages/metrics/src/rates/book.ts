import { type Recorded, selected } from "@caseloop/core";
import { chinaCalendar, type Day } from "@caseloop/law";
import type { TicketFacts } from "../facts/facts.ts";
import { type LedgerOptions, ticketLedger } from "../facts/ledger.ts";
import { add } from "./count.ts";
import type { Dimension } from "./dimension.ts";
import { entriesOf, type Metric, type Row } from "./metric.ts";
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

const total = "total";

/**
 * 实时台账: rates kept event by event. An event moves only what its own ticket adds, so a figure costs as many steps as its period
 * has days, however many tickets there are. To follow a log: `subscribe(store, { only: book.only, on: book.take })`.
 */
export function rateBook({ metrics, rules, dimensions = [], calendar = chinaCalendar, ledger }: BookOptions) {
  const projection = ticketLedger(ledger);
  const rows = new Map<string, TicketFacts>();
  const sums = new Map<string, Map<Day, Tally>>();

  /** Counts all that a ticket adds, in or out. */
  const move = (row: Row, times: 1 | -1) => {
    for (const metric of metrics)
      for (const entry of entriesOf(metric, row, rules)) {
        const day = calendar.dayOf(entry.at);
        add(sumAt(nameOf(metric.id, total, ""), day), entry, times);
        for (const { id, keys } of dimensions)
          for (const key of keys(row, entry)) add(sumAt(nameOf(metric.id, id, key), day), entry, times);
      }
  };
  const sumAt = (name: string, day: Day): Tally => {
    const byDay = sums.get(name) ?? new Map<Day, Tally>();
    sums.set(name, byDay);
    const sum = byDay.get(day) ?? { halves: 0, all: 0 };
    byDay.set(day, sum);
    return sum;
  };

  return {
    /** What it reads: stores filter by it. */
    only: projection.only,
    /** The facts behind the figures, by ticket, for `explain`. */
    rows: rows as ReadonlyMap<string, Row>,
    /** Takes events in the order of the log; what it does not read is none of its business. */
    take(events: readonly Recorded[]): void {
      for (const event of events) {
        if (!selected(projection.only, event)) continue;
        const before = rows.get(event.entity);
        if (before) move(before, -1);
        projection.apply(rows, event);
        const after = rows.get(event.entity);
        if (after) move(after, 1);
      }
    },
    /** The rate as the events taken so far tell it; the same as `rate` over the same rows at the end of that day. */
    rate({ metric, period, through, of }: Asked): Rate {
      const byDay = sums.get(of ? nameOf(metric.id, of.dimension.id, of.key) : nameOf(metric.id, total, ""));
      const until = period.to < through ? period.to : through;
      return rateOf(...[...(byDay ?? [])].flatMap(([day, sum]) => (day >= period.from && day <= until ? [sum] : [])));
    },
    /** The keys of a dimension that a metric was ever counted under, in order. */
    keys(metric: Metric, { id }: Dimension): readonly string[] {
      const prefix = nameOf(metric.id, id, "");
      return [...sums.keys()]
        .filter((name) => name.startsWith(prefix))
        .map((name) => name.slice(prefix.length))
        .sort();
    },
  };
}

function nameOf(metric: string, dimension: string, key: string): string {
  return `${metric}\n${dimension}\n${key}`;
}
