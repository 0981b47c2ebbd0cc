import type { Calendar, Instant } from "@caseloop/law";
import { isStale } from "../moment.ts";
import { unitOf } from "./limit.ts";
import type { ClockEvent } from "./recipes.ts";
import type { Clock, Planned } from "./state.ts";

const ends: Readonly<Partial<Record<string, "ClockBreached" | "ClockLapsed">>> = {
  breach: "ClockBreached",
  lapse: "ClockLapsed",
};

/** 届满: the breach or lapse that has happened by a moment and nobody has found yet. */
export function endBy(clock: Clock, key: string, at: Instant, calendar: Calendar): readonly ClockEvent[] {
  const end = clock.plan.find(({ notice }) => notice in ends);
  return end && end.at <= at ? told(clock, key, end, at, calendar) : [];
}

/** What a clock says at its moment, be it late. */
export function told(
  { limit, cycle }: Clock,
  key: string,
  { notice, at: scheduled, card }: Planned,
  at: Instant,
  calendar: Calendar,
): readonly ClockEvent[] {
  if (!limit) return [];
  const late = isStale(scheduled, at, unitOf(limit), calendar);
  const about = { clock: key, cycle, due: limit.due, late };
  const type = ends[notice];
  return type
    ? [{ type, data: { ...about, at: scheduled, found: at } }]
    : [{ type: "NoticeGiven", data: { ...about, at, notice, scheduled, ...(card && { card }) } }];
}
