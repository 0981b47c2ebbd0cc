import { type Decide, decider, type Given } from "@caseloop/core";
import { type Act, acts, type Calendar, chinaCalendar, type Policy } from "@caseloop/law";
import { lawful } from "../lawful.ts";
import { earliest, reschedule } from "../schedule.ts";
import { told } from "./breach.ts";
import { commands } from "./commands.ts";
import { events } from "./events.ts";
import { observe } from "./observe.ts";
import { momentAt } from "./observed.ts";
import type { ClockProfile } from "./profile.ts";
import { after, type ClockEvent, recipes } from "./recipes.ts";
import { clocksUnder, learnt } from "./rules.ts";
import { shippedProfiles } from "./shipped.ts";
import { type Clock, type Clocks, idle, initial } from "./state.ts";

/** What decisions on clocks need from outside. */
export interface ClockContext {
  readonly calendar: Calendar;
  readonly profiles: readonly Policy<ClockProfile>[];
  /** The acts that profiles cite. */
  readonly acts: readonly Act[];
}

type ClockDecide = Decide<typeof commands, typeof events, Clocks, ClockContext>;
type ReadClocks = Parameters<ClockDecide["Observe"]>[1];
type Decided = Extract<ReturnType<ClockDecide["Observe"]>, readonly unknown[]>[number];
type Now = ClockContext & Given;

/**
 * 时限: the clocks of one case; its stream is `clocks-<stream of the case>`, as in `clocks-ticket-t-17`.
 * An event is observed once and in its order; one that comes again, or changes nothing, records nothing.
 */
export const clocks = decider({
  name: "clocks",
  initial,
  commands,
  events,
  context: { calendar: chinaCalendar, profiles: shippedProfiles, acts } as ClockContext,
  decide: lawful<ReadClocks, ClockContext, Decided, ClockDecide>({
    Observe({ data: { event, version, data } }, state, now) {
      const read = state as Clocks;
      if (version <= read.seen) return [];
      const cause = { event, version };
      const facts: Clocks["facts"] = {};
      const happened = now.profiles.flatMap((profile) => {
        const fresh = learnt(profile, { event, data }, read.facts[profile.id] ?? {});
        if (Object.keys(fresh).length > 0) facts[profile.id] = fresh;
        const seen = { event, data, facts: { ...read.facts[profile.id], ...fresh } };
        return clocksUnder(profile, now.calendar.dayOf(now.at), read).flatMap(({ key, clock, rules, edition }) => {
          const {
            id,
            version,
            rules: { moments },
          } = edition;
          const field = moments.find((one) => one.event === event)?.field;
          const at = (field === undefined ? undefined : momentAt(seen, field)) ?? now.at;
          const policy = { id, version };
          const { calendar, acts } = now;
          return observe(clock, { key, rules, policy, seen, cause, at, calendar, acts });
        });
      });
      const taught: readonly Decided[] =
        Object.keys(facts).length > 0 ? [{ type: "FactsLearnt", data: { at: now.at, cause, facts } }] : [];
      return [...taught, ...happened, ...scheduling(read, happened, now)];
    },
    FallDue(_, state, now) {
      const read = state as Clocks;
      const happened = Object.entries(read.clocks)
        .flatMap(([key, clock]) => clock.plan.map((planned) => ({ key, clock, planned })))
        .filter(({ planned }) => planned.at <= now.at)
        .sort((a, b) => (a.planned.at < b.planned.at ? -1 : a.planned.at > b.planned.at ? 1 : 0))
        .flatMap(({ key, clock, planned }) => told(clock, key, planned, now.at, now.calendar));
      return [...happened, ...scheduling(read, happened, now)];
    },
  }),
  evolve: {
    FactsLearnt(state, { data: { facts, cause } }) {
      state.seen = cause.version;
      for (const [profile, learnt] of Object.entries(facts))
        state.facts[profile] = { ...state.facts[profile], ...learnt };
    },
    ClockStarted: change,
    ClockReset: change,
    ClockPaused: change,
    ClockResumed: change,
    ClockReopened: change,
    ClockMoved: change,
    PauseNoted: change,
    ClockStopped: change,
    ClockBreached: change,
    ClockLapsed: change,
    NoticeGiven: change,
    Scheduled() {},
  },
});

/** What happened to one clock, by the recipe of its kind. */
function change(state: Clocks, { type, data }: ClockEvent): void {
  if ("cause" in data) state.seen = data.cause.version;
  const clock = state.clocks[data.clock] ?? idle();
  state.clocks[data.clock] = clock;
  (recipes[type] as (clock: Clock, data: ClockEvent["data"]) => void)(clock, data);
}

/** The first moment of the case moves when that of one of its clocks does. */
function scheduling({ clocks }: Clocks, happened: readonly ClockEvent[], { at }: Now) {
  const touched = new Set(happened.map(({ data }) => data.clock));
  const next = { ...clocks };
  for (const key of touched)
    next[key] = after(
      clocks[key] ?? idle(),
      happened.filter(({ data }) => data.clock === key),
    );
  const first = (all: Clocks["clocks"]) => earliest(Object.values(all).flatMap(({ plan }) => plan));
  return reschedule(first(clocks), first(next), at);
}
