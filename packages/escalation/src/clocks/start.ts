import type { Calendar, Instant } from "@caseloop/law";
import { endBy } from "./breach.ts";
import { holds } from "./condition.ts";
import { counted, type Limit, leftAt, resumed, stopped } from "./limit.ts";
import { lasting, momentAt, notBefore, type Observed, recorded, samePauses } from "./observed.ts";
import { planOf } from "./plan.ts";
import { after, type ClockEvent } from "./recipes.ts";
import type { Clock } from "./state.ts";

/** 启动: what an event does to a clock that is not running. */
export function start(clock: Clock, observed: Observed): readonly ClockEvent[] {
  const { rules, seen, key, cause, at } = observed;
  const pauses = lasting(clock.pausedBy, observed);
  const noted: readonly ClockEvent[] = samePauses(pauses, clock.pausedBy)
    ? []
    : [{ type: "PauseNoted", data: { clock: key, at, by: pauses, cause } }];
  const over = () => holds(rules.stop, seen) || (rules.cancel !== undefined && holds(rules.cancel, seen));
  const first = !holds(rules.start, seen) || over() ? undefined : firstStretch(after(clock, noted), observed);
  if (!first) return noted;
  const { from, since, limit, own } = first;

  const { policy, calendar } = observed;
  const fresh = { given: {}, breached: false };
  const plan = planOf(rules, { limit, own, since }, fresh, calendar);
  const begun: ClockEvent = {
    type: "ClockStarted",
    data: {
      ...{ clock: key, at: from, since, cycle: clock.cycle + 1, policy, limit, own, plan, cause },
      ...(from < at && { reachesBack: true as const }),
    },
  };
  const paused = pauses.length > 0 ? notBefore(pausedSince(after(clock, noted), observed), since) : undefined;
  if (paused !== undefined && paused <= limit.due) {
    const left = stopped(limit, paused, calendar);
    return [begun, { type: "ClockPaused", data: { clock: key, at: paused, by: pauses, left, cause } }];
  }
  return [begun, ...endBy(after(clock, [begun]), key, at, calendar)];
}

interface First {
  /** The moment it counts from. */
  readonly from: Instant;
  readonly since: Instant;
  readonly limit: Limit;
  readonly own: number;
}

/** The first stretch of a new run; none where neither the event nor the rules set a limit. */
function firstStretch(clock: Clock, observed: Observed): First | undefined {
  const { rules, seen, at, calendar, acts } = observed;
  const limit = recorded(observed);
  if (!limit && rules.again === "cumulative" && clock.limit) return carriedOn(clock.limit, clock, observed);
  const reaching = rules.from === undefined ? undefined : momentAt(seen, rules.from);
  const from = reaching !== undefined && reaching < at ? reaching : at;
  const whole = limit ?? counted(rules, from, calendar, acts);
  if (!whole) return undefined;
  const first = { from, since: from, limit: whole, own: Math.max(0, leftAt(whole, from, calendar)) };
  return rules.pausesReachBack ? withoutPauses(first, clock.earlier, observed.calendar) : first;
}

/** 累计: a run that goes on with what the one before left; where that was breached, nothing is left. */
function carriedOn(limit: Limit, { left, own, breached }: Clock, { at, calendar }: Observed): First {
  return { from: at, since: at, own, limit: breached ? limit : resumed(limit, left, at, calendar) };
}

/** Leaves out the pauses that ended between the start and now, up to the first that came too late. */
function withoutPauses(first: First, earlier: Clock["earlier"], calendar: Calendar): First {
  let { since, limit } = first;
  for (const { from, to } of earlier) {
    if (to === undefined || to <= since || from > limit.due) continue;
    const left = stopped(limit, notBefore(from, since), calendar);
    limit = resumed(limit, left, to, calendar);
    since = to;
  }
  return { ...first, since, limit };
}

/** Since when it stands still: from the event on, or, where its pauses reach back, from their beginning. */
function pausedSince({ earlier }: Clock, { rules, at }: Observed): Instant {
  const last = earlier.at(-1);
  return rules.pausesReachBack && last && last.to === undefined ? last.from : at;
}
