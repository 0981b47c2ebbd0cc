import { endBy } from "./breach.ts";
import { holds } from "./condition.ts";
import { counted, type Limit, leftAt, resumed, stopped, unitOf } from "./limit.ts";
import { lasting, notBefore, type Observed, recorded, samePauses } from "./observed.ts";
import { planOf } from "./plan.ts";
import { after, type ClockEvent } from "./recipes.ts";
import { start } from "./start.ts";
import { active, type Clock } from "./state.ts";

/** What an event of the case does to one of its clocks. A breach that has happened by then is found first: nothing undoes it. */
export function observe(clock: Clock, observed: Observed): readonly ClockEvent[] {
  if (!active(clock) || !clock.limit) return reopen(clock, observed) ?? start(clock, observed);
  const over = endBy(clock, observed.key, observed.at, observed.calendar);
  const now = after(clock, over);
  return [...over, ...(active(now) ? goOn(now, clock.limit, observed) : start(now, observed))];
}

/** What it does to a clock whose run has not ended: the strongest of what holds. */
function goOn(clock: Clock, limit: Limit, observed: Observed): readonly ClockEvent[] {
  const { rules, seen } = observed;
  if (rules.cancel && holds(rules.cancel, seen)) return [stop("cancelled", clock, limit, observed)];
  if (holds(rules.stop, seen)) return [stop("met", clock, limit, observed)];
  if (rules.reset && holds(rules.reset, seen)) return reset(clock, observed);

  const set = recorded(observed, limit);
  const changed = set && set.due !== limit.due ? set : undefined;
  const pauses = lasting(clock.pausedBy, observed);
  if (clock.status === "paused" && pauses.length === 0) return [resume(clock, changed, limit, observed)];
  const moved = changed ? [move(clock, changed, limit, observed)] : [];
  const next = after(clock, moved);
  return [...moved, ...stand(next, changed ?? limit, pauses, observed)];
}

function stop(
  how: "met" | "cancelled",
  clock: Clock,
  limit: Limit,
  { key, at, cause, calendar }: Observed,
): ClockEvent {
  const running = clock.status === "running";
  const left = running ? stopped(limit, notBefore(at, clock.since), calendar) : clock.left;
  return { type: "ClockStopped", data: { clock: key, at, how, late: running && at > limit.due, left, cause } };
}

/** 恢复未完成: what fulfilled it is undone; what time has passed since counts. */
function reopen(clock: Clock, observed: Observed): readonly ClockEvent[] | undefined {
  const { rules, seen, key, cause, at, calendar } = observed;
  const { status, limit, own } = clock;
  if (status !== "met" || !limit || !rules.reopen || !holds(rules.reopen, seen)) return undefined;
  const plan = planOf(rules, { limit, own, since: at }, clock, calendar);
  const again: ClockEvent = { type: "ClockReopened", data: { clock: key, at, limit, own, plan, cause } };
  const over = endBy(after(clock, [again]), key, at, calendar);
  const pauses = lasting(clock.pausedBy, observed);
  return [again, ...over, ...stand(after(clock, [again, ...over]), limit, pauses, observed)];
}

/** 重新起算: a new run under the same rules; one that neither the event nor the rules give a limit goes on as it was. */
function reset(clock: Clock, observed: Observed): readonly ClockEvent[] {
  const { rules, policy, key, cause, at, calendar, acts } = observed;
  const limit = recorded(observed) ?? counted(rules, at, calendar, acts);
  if (!limit) return [];
  const own = Math.max(0, leftAt(limit, at, calendar));
  const plan = planOf(rules, { limit, own, since: at }, { given: {}, breached: false }, calendar);
  const anew: ClockEvent = {
    type: "ClockReset",
    data: { clock: key, at, cycle: clock.cycle + 1, policy, limit, own, plan, late: clock.breached, cause },
  };
  return [anew, ...stand(after(clock, [anew]), limit, lasting(clock.pausedBy, observed), observed)];
}

/** 恢复: what was left runs on, unless the event records a new limit. */
function resume(clock: Clock, set: Limit | undefined, old: Limit, observed: Observed): ClockEvent {
  const { rules, key, cause, calendar } = observed;
  const at = notBefore(observed.at, clock.since);
  const limit = set ?? resumed(old, clock.left, at, calendar);
  const plan = planOf(rules, { limit, own: clock.own, since: at }, clock, calendar);
  return { type: "ClockResumed", data: { clock: key, at, limit, own: clock.own, plan, cause } };
}

/**
 * 变更: the limit was changed by an event, an extension for example; its own time grows by as much; counted in another unit, it
 * is that from the stretch on. */
function move(clock: Clock, limit: Limit, before: Limit, observed: Observed): ClockEvent {
  const { rules, key, cause, calendar } = observed;
  const at = notBefore(observed.at, clock.since);
  const sameUnit = unitOf(limit) === unitOf(before);
  const more = leftAt(limit, at, calendar) - (sameUnit ? leftAt(before, at, calendar) : 0);
  const own = Math.max(0, sameUnit ? clock.own + more : leftAt(limit, clock.since, calendar));
  const running = clock.status === "running";
  const plan = running ? planOf(rules, { limit, own, since: clock.since }, clock, calendar) : [];
  const left = running ? clock.left : Math.max(0, (sameUnit ? clock.left : 0) + more);
  return { type: "ClockMoved", data: { clock: key, at, limit, own, plan, before: before.due, left, cause } };
}

/** 中止: it stands still while any pause lasts. After the deadline nothing is left to keep: the pause is noted for the next run. */
function stand(clock: Clock, limit: Limit, pauses: string[], observed: Observed): readonly ClockEvent[] {
  const { key, cause, calendar } = observed;
  const at = notBefore(observed.at, clock.since);
  if (clock.status === "running" && pauses.length > 0 && at <= limit.due) {
    const left = stopped(limit, at, calendar);
    return [{ type: "ClockPaused", data: { clock: key, at, by: pauses, left, cause } }];
  }
  if (samePauses(pauses, clock.pausedBy)) return [];
  return clock.status === "paused"
    ? [{ type: "ClockPaused", data: { clock: key, at, by: pauses, left: clock.left, cause } }]
    : [{ type: "PauseNoted", data: { clock: key, at, by: pauses, cause } }];
}
