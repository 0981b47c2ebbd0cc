import {
  type Calendar,
  type Due,
  extend,
  type Instant,
  isLate,
  type LegalBasis,
  type Pause,
  pause,
  resume,
  type TermData,
} from "@caseloop/law";

/** 延长: the further term from the end of the limit as recorded, by its own rule. */
export function extended(due: Readonly<Due>, term: TermData, basis: LegalBasis, calendar: Calendar): Due {
  return { ...due, deadline: extend(due.deadline, term, calendar), basis };
}

/** 中止: what is left of a limit that still runs; none of one that has run out, since a breach is permanent. */
export function paused(due: Readonly<Due> | undefined, at: Instant, calendar: Calendar): Pause | undefined {
  if (due === undefined || isLate(at, due)) return undefined;
  const { deadline } = due;
  // An extension's own days may not have begun: the clock stops in the term before it.
  return pause(at < deadline.from ? { ...deadline, from: at } : deadline, at, calendar);
}

/** 恢复: the limit that runs on from a pause. */
export function resumed(due: Readonly<Due>, left: Pause, at: Instant, calendar: Calendar): Due {
  return { ...due, deadline: resume(left, at, calendar) };
}
