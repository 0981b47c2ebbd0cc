import { chinaCalendar, type Instant } from "@caseloop/law";
import type { Dimension } from "./dimension.ts";
import { type Entry, entriesOf, type Metric, type Row } from "./metric.ts";
import type { Days, Period } from "./period.ts";
import type { RateRules } from "./policy.ts";
import { type Rate, rateOf, type Tally } from "./rate.ts";

/** A question: which rate, by which rules, of which period, as it stood at which moment. */
export interface Question {
  readonly metric: Metric;
  readonly rules: RateRules;
  /** What lies ahead of this moment is not decided yet and counts in nothing: the moment the rows were asked for. */
  readonly at: Instant;
  /** All days where absent. */
  readonly period?: Period;
  /** China's calendar where absent; only its days matter. */
  readonly calendar?: Days;
}

/** One ticket's part in a figure: what `explain` answers. */
export interface Part {
  readonly ticket: string;
  readonly entry: Entry;
}

/** Every part of a figure; under a key of a dimension, the parts of that figure alone. */
export function* explain(
  rows: Iterable<Row>,
  question: Question,
  of?: { readonly dimension: Dimension; readonly key: string },
): Generator<Part> {
  const { metric, rules } = question;
  const counts = within(question);
  for (const row of rows)
    for (const entry of entriesOf(metric, row, rules))
      if (counts(entry) && (!of || of.dimension.keys(row, entry).includes(of.key))) yield { ticket: row.ticket, entry };
}

/** The rate over all rows. */
export function rate(rows: Iterable<Row>, question: Question): Rate {
  const sum: Tally = { halves: 0, all: 0 };
  for (const { entry } of explain(rows, question)) add(sum, entry);
  return rateOf(sum);
}

/** The rate under every key of a dimension, in order of key; a ticket without a key is in none. */
export function ratesBy(rows: Iterable<Row>, question: Question, dimension: Dimension): ReadonlyMap<string, Rate> {
  const [sums = []] = talliesBy(rows, { ...question, metrics: [question.metric] }, dimension);
  return new Map([...sums].sort(([a], [b]) => (a < b ? -1 : 1)).map(([key, sum]) => [key, rateOf(sum)]));
}

/** A question of several metrics at once. */
export interface Questions extends Omit<Question, "metric"> {
  readonly metrics: readonly Metric[];
}

/** What was counted under every key, for each metric in their order; the rows are gone through once. */
export function talliesBy(
  rows: Iterable<Row>,
  question: Questions,
  { keys }: Dimension,
): readonly ReadonlyMap<string, Tally>[] {
  const counts = within(question);
  const found = question.metrics.map((metric) => ({ metric, sums: new Map<string, Tally>() }));
  for (const row of rows)
    for (const { metric, sums } of found)
      for (const entry of entriesOf(metric, row, question.rules)) {
        if (!counts(entry)) continue;
        for (const key of keys(row, entry)) {
          const sum = sums.get(key) ?? { halves: 0, all: 0 };
          sums.set(key, sum);
          add(sum, entry);
        }
      }
  return found.map(({ sums }) => sums);
}

/** Whether an entry counts in the period asked for, and is decided. */
function within({ at, period, calendar = chinaCalendar }: Omit<Question, "metric">): (entry: Entry) => boolean {
  const [from, to] = period ? [calendar.startOf(period.from), calendar.endOf(period.to)] : ["", at];
  const until = to < at ? to : at;
  return (entry) => entry.at >= from && entry.at <= until;
}

/** Counts an entry in, or out with -1. */
export function add(sum: Tally, { halves }: Pick<Entry, "halves">, times: 1 | -1 = 1): void {
  sum.halves += times * halves;
  sum.all += times;
}
