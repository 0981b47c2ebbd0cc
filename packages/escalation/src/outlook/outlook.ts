import { type Calendar, type Instant, InvalidValue } from "@caseloop/law";
import { between, quantile } from "./counts.ts";
import { byTopic, type DurationHistory, type Kinds, slot } from "./durations.ts";
import { whole, worked } from "./grid.ts";
import type { Outlook } from "./view.ts";
import { explain } from "./words.ts";

export interface OutlookOptions {
  /** The calendar and the kinds the history was made with. */
  readonly calendar: Calendar;
  readonly kinds?: Kinds;
  /** How many cases make a sample; 20 where absent, a figure of our own. */
  readonly minimum?: number;
}

/**
 * The outlook of a ticket at a moment, from the history as of that moment; `undefined` where its unit owes no reply.
 * Throws `InvalidValue` where the history knows of later events or was made otherwise, and `CalendarOutOfRange`.
 */
export function outlook(
  history: DurationHistory,
  ticket: string,
  at: Instant,
  { calendar, kinds = byTopic, minimum = 20 }: OutlookOptions,
): Outlook | undefined {
  const { grid } = history;
  expect("at", at, history.latest <= at, `a moment not before the history's latest event, ${history.latest}`);
  expect("calendar", calendar.version, calendar.version === history.calendar, history.calendar);
  expect("kinds", kinds.name, kinds.name === history.kinds, history.kinds);
  const running = history.open[slot(ticket)];
  if (running?.since === undefined || running.replied !== undefined) return undefined;
  const { facts, since, due, away, awaySince } = running;

  const units = (to: Instant) => whole(grid, worked(grid, since, to, calendar) - away);
  const kind = kinds.of(facts);
  const elapsed = units(awaySince ?? at);
  const took = history.took[slot(kind)] ?? {};
  const sample = between(took);
  const comparable = between(took, elapsed);
  const allowed = due === undefined ? undefined : units(due);
  const [p50, p75, p90] = [0.5, 0.75, 0.9].map((share) => quantile(took, share) ?? 0) as [number, number, number];

  const found = {
    kind,
    grid,
    elapsed,
    ...(allowed !== undefined && { allowed, left: allowed - elapsed }),
    shelved: awaySince !== undefined,
    sample,
    minimum,
    ...(sample >= minimum && { typical: { p50, p75, p90 } }),
    comparable,
    ...(allowed !== undefined && comparable >= minimum && { inTime: between(took, elapsed, allowed) }),
  };
  return { ...found, explanation: explain(found) };
}

function expect(field: string, received: string, fits: boolean, expected: string): void {
  if (!fits) throw new InvalidValue(field, received, expected);
}
