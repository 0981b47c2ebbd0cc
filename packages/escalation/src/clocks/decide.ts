import { type Decide, decider, type Given } from "@caseloop/core";
import {
  type Act,
  acts,
  type Calendar,
  chinaCalendar,
  type Day,
  type Instant,
  lawful,
  type Policy,
} from "@caseloop/law";
import { earliest, reschedule } from "../schedule.ts";
import { endBy, told } from "./breach.ts";
import { commands } from "./commands.ts";
import { events } from "./events.ts";
import { observe } from "./observe.ts";
import type { ClockProfile } from "./profile.ts";
import { after, type ClockEvent, recipes } from "./recipes.ts";
import { clocksUnder, learnt, momentOf, notApart, speaksOf } from "./rules.ts";
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
  decide: lawful<ClockDecide>({
    Observe({ data }, state, now) {
      const read = state as Clocks;
      if (data.version <= read.seen) return [];
      const cause = { event: data.event, version: data.version };
      const day = now.calendar.dayOf(now.at);
      const found = now.profiles
        .filter((profile) => speaksOf(profile, data.event, read))
        .map((profile) => underProfile(profile, day, data, read, now));
      const taught = found.filter(({ facts }) => Object.keys(facts).length > 0).map(({ id, facts }) => [id, facts]);
      const facts = Object.fromEntries(taught) as Clocks["facts"];
      const happened = found.flatMap((one) => one.happened);
      return [
        ...(taught.length > 0 ? [{ type: "FactsLearnt" as const, data: { at: now.at, cause, facts } }] : []),
        ...found.flatMap(({ conflicts }) =>
          conflicts.map((one) => ({ type: "NotApart" as const, data: { ...one, at: now.at, cause } })),
        ),
        ...happened,
        ...scheduling(read, happened, now),
      ];
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
    NotApart(state, { data }) {
      state.seen = data.cause.version;
    },
    Scheduled() {},
  },
});

interface Happened {
  readonly event: string;
  readonly version: number;
  readonly data: object;
}

/** What an event teaches, shows and changes by the rules of one profile. */
function underProfile(
  profile: Policy<ClockProfile>,
  day: Day,
  { event, version, data }: Happened,
  state: Clocks,
  now: Now,
) {
  const { id } = profile;
  const known = state.facts[id] ?? {};
  const facts = learnt(profile, { event, data }, known);
  const seen = { event, data, facts: Object.keys(facts).length > 0 ? { ...known, ...facts } : known };
  const cause = { event, version };
  const { at, calendar, acts } = now;
  const happened = clocksUnder(profile, day, event, state).flatMap(({ clock, ruling, concerned }) => {
    const { key, rules, edition } = ruling;
    const moment = momentOf(edition, seen) ?? at;
    if (!concerned) return endBy(clock, key, moment, calendar);
    const policy = { id, version: edition.version };
    return observe(clock, { key, rules, policy, seen, cause, at: moment, calendar, acts });
  });
  return { id, facts, conflicts: notApart(profile, day, { event, data, facts: known }), happened };
}

/** What happened to one clock, by the recipe of its kind. */
function change(state: Clocks, { type, data }: ClockEvent): void {
  if ("cause" in data) state.seen = data.cause.version;
  const clock = state.clocks[data.clock] ?? idle();
  state.clocks[data.clock] = clock;
  (recipes[type] as (clock: Clock, data: ClockEvent["data"]) => void)(clock, data);
}

/** The first moment of the case moves when that of one of its clocks does. */
function scheduling({ clocks }: Clocks, happened: readonly ClockEvent[], { at }: Now) {
  if (happened.length === 0) return [];
  const next = { ...clocks };
  for (const key of new Set(happened.map(({ data }) => data.clock)))
    next[key] = after(
      clocks[key] ?? idle(),
      happened.filter(({ data }) => data.clock === key),
    );
  return reschedule(firstMoment(clocks), firstMoment(next), at);
}

/** The first moment at which one of the clocks says something. */
function firstMoment(clocks: Clocks["clocks"]): Instant | undefined {
  let first: Instant | undefined;
  for (const { plan } of Object.values(clocks)) {
    const own = earliest(plan);
    if (own !== undefined && (first === undefined || own < first)) first = own;
  }
  return first;
}
