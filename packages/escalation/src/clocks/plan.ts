import { hasCode } from "@caseloop/core";
import { addDays, addMs, type Calendar, cards, type Instant, type TermData } from "@caseloop/law";
import { afterEnd } from "../moment.ts";
import { type Limit, unitOf } from "./limit.ts";
import type { ClockRules, Notice } from "./profile.ts";
import type { Clock, Planned } from "./state.ts";

const HOUR_MS = 3_600_000;

/** A stretch of running. */
export interface Stretch {
  readonly limit: Limit;
  readonly own: number;
  readonly since: Instant;
}

/**
 * All that a stretch will say, in order of time: its notices and, from the first moment after the deadline, the breach (or lapse).
 * A share of its time is told once a run; a card or a term before the deadline once for each deadline. A notice that cannot be placed,
 * because the deadline lies beyond the calendar, is left out; the breach never is.
 */
export function planOf(
  { notices, lapses }: Pick<ClockRules, "notices" | "lapses">,
  stretch: Stretch,
  { given, breached }: Pick<Clock, "given" | "breached">,
  calendar: Calendar,
): Planned[] {
  const { limit, since } = stretch;
  const over = afterEnd(limit);
  const end = over < since ? since : over;
  const told = ({ id, ...notice }: Notice) => ("percent" in notice ? given[id] !== undefined : given[id] === limit.due);
  const planned = notices
    .filter((notice) => !told(notice))
    .flatMap((notice): Planned | [] => {
      const at = unlessBeyond(() => momentOf(notice, stretch, calendar));
      if (at === undefined) return [];
      return {
        notice: notice.id,
        at: at < since ? since : at > end ? end : at,
        ...("card" in notice && { card: notice.card }),
      };
    });
  const breach = breached ? [] : [{ notice: lapses ? "lapse" : "breach", at: end }];
  return [...breach, ...planned].sort((a, b) => (a.at < b.at ? -1 : a.at > b.at ? 1 : 0));
}

function unlessBeyond(moment: () => Instant): Instant | undefined {
  try {
    return moment();
  } catch (error) {
    if (error instanceof Error && hasCode(error, "calendar-out-of-range")) return undefined;
    throw error;
  }
}

function momentOf(notice: Notice, stretch: Stretch, calendar: Calendar): Instant {
  if ("percent" in notice) return shareUsed(notice.percent, stretch, calendar);
  return "before" in notice ? termBefore(notice.before, stretch, calendar) : card(notice.card, stretch, calendar);
}

/**
 * When so many percent of the clock's own time are used up, its pauses left out. In days: the first moment of the day in which that
 * share is reached, so that 50% of five working days is the start of the third, and of ten the start of the sixth. In hours: the moment
 * itself, by office time where the clock runs by it.
 */
function shareUsed(percent: number, { limit, own, since }: Stretch, calendar: Calendar): Instant {
  const left = own - Math.floor((own * percent) / 100);
  const unit = unitOf(limit);
  switch (unit) {
    case "workingDay": {
      const last = dayOf(limit, calendar);
      return calendar.startOf(left > 1 ? calendar.workdayBefore(last, left - 1) : last);
    }
    case "naturalDay":
      return calendar.startOf(addDays(limit.deadline?.rolledFrom ?? dayOf(limit, calendar), Math.min(0, 1 - left)));
    case "workingHour":
      return officeTimeBefore(limit, since, left, calendar);
    case "hour":
      return addMs(limit.due, -left);
  }
}

/** 期限前: days before are whole: the first moment of that working (or natural) day before the day it is due. */
function termBefore({ unit, n }: TermData, { limit, since }: Stretch, calendar: Calendar): Instant {
  switch (unit) {
    case "workingDay":
      return calendar.startOf(calendar.workdayBefore(dayOf(limit, calendar), n));
    case "naturalDay":
      return calendar.startOf(addDays(dayOf(limit, calendar), -n));
    case "workingHour":
      return officeTimeBefore(limit, since, n * HOUR_MS, calendar);
    case "hour":
      return addMs(limit.due, -n * HOUR_MS);
  }
}

function card(colour: "yellow" | "red", { limit: { due, deadline }, since }: Stretch, calendar: Calendar): Instant {
  // Only the end matters to a card, the day it falls on, and that it is not before the start.
  const { term = { unit: "workingDay", n: 1 } as const, day = calendar.dayOf(due) } = deadline ?? {};
  return cards({ due, day, from: since, term, calendar: calendar.version }, calendar)[colour];
}

/** When that much office time is left; the start, where there never was so much. */
function officeTimeBefore({ due }: Limit, since: Instant, left: number, calendar: Calendar): Instant {
  return calendar.afterOfficeTime(since, Math.max(0, calendar.officeTimeBetween(since, due) - left));
}

function dayOf({ due, deadline }: Limit, calendar: Calendar): string {
  return deadline?.day ?? calendar.dayOf(due);
}
