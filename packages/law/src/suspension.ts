import { CaseloopError } from "@caseloop/core";
import type { Calendar } from "./calendar.ts";
import { type Deadline, naturalEnd, type TermData, termOf } from "./term.ts";
import { addDays, addMs, type Day, daysBetween, epochMs, type Instant, instantOf } from "./time.ts";

/** A deadline that has stopped running 中止; plain data, recorded until it resumes. */
export interface Pause {
  /** When it stopped. */
  readonly at: Instant;
  /** What was left: whole days for terms in days, milliseconds for terms in hours. */
  readonly left: number;
  readonly deadline: Deadline;
}

/** A pause or resumption that no clock can follow: before the start, after the end, or backwards. */
export class InvalidPause extends CaseloopError<"invalid-pause", { at: Instant; earliest: Instant; latest?: Instant }> {
  constructor(what: string, at: Instant, earliest: Instant, latest?: Instant) {
    const until = latest === undefined ? "" : ` and not after ${latest}`;
    super("invalid-pause", `${what} at ${at}: must not be before ${earliest}${until}`, {
      at,
      earliest,
      ...(latest === undefined ? {} : { latest }),
    });
  }
}

/**
 * What is left of a deadline at a moment: whole days after that day for terms in days, milliseconds for terms in hours;
 * negative once it has passed.
 */
export function remaining(deadline: Deadline, at: Instant, calendar: Calendar): number {
  const last = deadline.rolledFrom ?? deadline.day;
  switch (deadline.term.unit) {
    case "workingDay":
      return calendar.workdaysBetween(calendar.dayOf(at), last);
    case "naturalDay":
      return daysBetween(calendar.dayOf(at), last);
    case "workingHour":
      return calendar.officeTimeBetween(at, deadline.due);
    case "hour":
      return epochMs(deadline.due) - epochMs(at);
  }
}

/**
 * Stops the clock 中止: the day of the pause still counts, what is left after it is kept.
 * Throws `InvalidPause` before the clock's start and after its end, since a breach is permanent.
 */
export function pause(deadline: Deadline, at: Instant, calendar: Calendar): Pause {
  const moment = epochMs(at);
  if (moment < epochMs(deadline.from) || moment > epochMs(deadline.due)) {
    throw new InvalidPause("pause", at, deadline.from, deadline.due);
  }
  return { at: instantOf(moment), left: Math.max(0, remaining(deadline, at, calendar)), deadline };
}

/**
 * Lets the clock run on 恢复: the day of the resumption is not counted, and exactly what was left runs from the next.
 * The deadline keeps its term and its start, and names the calendar and the rule that counted this time.
 */
export function resume(paused: Pause, at: Instant, calendar: Calendar): Deadline {
  if (epochMs(at) < epochMs(paused.at)) throw new InvalidPause("resumption", at, paused.at);
  const { from, term, rollOn } = paused.deadline;
  const rule = rollOn === undefined ? {} : { rollOn: calendar.rollOn };
  return { ...endOf(paused, at, calendar), from, term, calendar: calendar.version, ...rule };
}

function endOf(
  { left, deadline }: Pause,
  at: Instant,
  calendar: Calendar,
): Pick<Deadline, "due" | "day" | "rolledFrom"> {
  switch (deadline.term.unit) {
    case "workingDay":
      return workingEnd(calendar.dayOf(at), left, calendar);
    case "naturalDay":
      return naturalEnd(addDays(calendar.dayOf(at), left), calendar);
    case "workingHour": {
      const due = calendar.afterOfficeTime(at, left);
      return { due, day: calendar.dayOf(due) };
    }
    case "hour": {
      const due = addMs(at, left);
      return { due, day: calendar.dayOf(due) };
    }
  }
}

/** With no day left, the day of the resumption is the last, or the next working day where it is none. */
function workingEnd(resumed: Day, left: number, calendar: Calendar): Pick<Deadline, "due" | "day" | "rolledFrom"> {
  if (left === 0 && !calendar.isWorkday(resumed)) {
    const day = calendar.workdayAfter(resumed, 1);
    return { due: calendar.endOf(day), day, rolledFrom: resumed };
  }
  const day = left === 0 ? resumed : calendar.workdayAfter(resumed, left);
  return { due: calendar.endOf(day), day };
}

/** A longer deadline 延长: the further term runs from the end of the deadline as it was recorded. */
export function extend(deadline: Deadline, by: TermData, calendar: Calendar): Deadline {
  return termOf(by).after(deadline.due, calendar);
}
