import type { MessageOf } from "@caseloop/core";
import type { events } from "./events.ts";
import type { Clock } from "./state.ts";

type Events = MessageOf<typeof events>;
/** The events that happen to one clock. */
export type ClockEvent = Extract<Events, { readonly data: { readonly clock: string } }>;
type DataOf<T extends ClockEvent["type"]> = Extract<ClockEvent, { type: T }>["data"];

/** How each event changes its clock; decisions look ahead by the same recipes that replay uses. */
export const recipes: { readonly [T in ClockEvent["type"]]: (clock: Clock, data: DataOf<T>) => void } = {
  ClockStarted(clock, data) {
    begin(clock, data);
    clock.since = data.since;
  },
  ClockReset(clock, data) {
    begin(clock, data);
    clock.since = data.at;
  },
  ClockPaused(clock, { by, left }) {
    clock.status = "paused";
    clock.pausedBy = by;
    clock.left = left;
    clock.plan = [];
  },
  ClockResumed(clock, { at, ...stretch }) {
    clock.status = "running";
    clock.pausedBy = [];
    clock.since = at;
    under(clock, stretch);
  },
  ClockReopened(clock, { at, ...stretch }) {
    clock.status = "running";
    clock.since = at;
    under(clock, stretch);
  },
  ClockMoved(clock, { left, ...stretch }) {
    under(clock, stretch);
    clock.left = left;
  },
  PauseNoted(clock, { by, at }) {
    clock.pausedBy = by;
    const last = clock.earlier.at(-1);
    const open = last !== undefined && last.to === undefined;
    if (by.length > 0 && !open) clock.earlier.push({ from: at });
    if (by.length === 0 && open) last.to = at;
  },
  ClockStopped(clock, { how, left }) {
    clock.status = how;
    clock.left = left;
    clock.plan = [];
  },
  ClockBreached(clock, { cycle, at }) {
    clock.breached = true;
    clock.breaches.push({ cycle, at });
    clock.plan = clock.plan.filter(({ notice }) => notice !== "breach");
  },
  ClockLapsed(clock) {
    clock.status = "lapsed";
    clock.plan = [];
  },
  NoticeGiven(clock, { notice, due }) {
    clock.given[notice] = due;
    clock.plan = clock.plan.filter((planned) => planned.notice !== notice);
  },
};

/** The clock after these events; the one handed in stays as it was. */
export function after(clock: Clock, happened: readonly ClockEvent[]): Clock {
  if (happened.length === 0) return clock;
  const { pausedBy, earlier, given, breaches } = clock;
  const next = {
    ...clock,
    pausedBy: [...pausedBy],
    earlier: earlier.map((one) => ({ ...one })),
    given: { ...given },
    breaches: [...breaches],
  };
  for (const { type, data } of happened)
    (recipes[type] as (clock: Clock, data: ClockEvent["data"]) => void)(next, data);
  return next;
}

function begin(clock: Clock, { policy, cycle, ...stretch }: DataOf<"ClockStarted"> | DataOf<"ClockReset">): void {
  clock.status = "running";
  clock.policy = policy;
  clock.cycle = cycle;
  clock.breached = false;
  clock.given = {};
  clock.earlier = [];
  under(clock, stretch);
}

function under(clock: Clock, { limit, own, plan }: Pick<DataOf<"ClockResumed">, "limit" | "own" | "plan">): void {
  clock.limit = limit;
  clock.own = own;
  clock.plan = plan;
}
