import type { EventStore, Recorded, Views } from "@caseloop/core";
import { draft } from "./draft.ts";
import { untilNow } from "./now.ts";
import type { StageClock } from "./play.ts";
import type { Rounds } from "./rounds.ts";

/** How many desks share the year; another number is another history. */
export const desks = 2;

const ofTicket =
  /^(?:clocks-)?(?:ticket|complaint|report|case|escalation|coordination|supervision|transfer)-t-(?<number>\d+)/;

/** The desk a stream belongs to: a ticket's goes with its number, and so does all that is about it; the rest is the first desk's. */
export function deskOf(stream: string): number {
  return Number(ofTicket.exec(stream)?.groups?.number ?? 0) % desks;
}

/** A part of the year's work that one thread can do: nobody else writes to its streams. */
export interface Desk {
  /** Its own: it may have come further in the day than another's. */
  readonly clock: StageClock;
  /** The store as if there were no streams but its own; with views of its own. */
  readonly store: EventStore;
  /** The whole log up to its moment, to be read when a day is over. */
  readonly log: EventStore;
  /** The day's events are on record; resolves when those of all desks are. */
  dayOver(): Promise<void>;
}

/**
 * A desk at a store whose clock this is. A day of which something may be on record is played straight into the store; every other day is
 * drafted, and recorded in the desk's turn.
 */
export async function deskAt(number: number, base: EventStore, baseClock: StageClock, rounds: Rounds): Promise<Desk> {
  const clock = { now: baseClock.now };
  const setClock = () => {
    if (clock.now > baseClock.now) baseClock.now = clock.now;
  };
  const log = untilNow({ ...base, now: () => clock.now }, clock);
  const own = ownOf(log, number);
  let day = 0;
  const straight: EventStore = {
    ...own,
    async append(...append) {
      setClock();
      const appended = await base.append(...append);
      if (!appended.repeated) rounds.news(day);
      return appended;
    },
  };
  const drafted = await draft(own);
  const today = () => (rounds.newSince(day) ? drafted.store : straight);
  return {
    clock,
    log,
    store: switching(today, own),
    async dayOver() {
      await rounds.turn(number, day);
      setClock();
      await drafted.commit();
      rounds.pass();
      await rounds.over(day);
      day++;
    },
  };
}

/** The store, with the events of one desk's streams only, and with views of its own. */
function ownOf(store: EventStore, number: number): EventStore {
  const { views } = store;
  const named = (view: string) => `${view}/${number}`;
  return {
    ...store,
    readAll: only(store.readAll, ({ stream }) => deskOf(stream) === number),
    ...(views && {
      views: {
        checkpoint: (view) => views.checkpoint(named(view)),
        rows: (view, keys) => views.rows(named(view), keys),
        scan: (view, options) => views.scan(named(view), options),
        save: (view, change) => views.save(named(view), change),
        replace: (from, to) => views.replace(named(from), named(to)),
        drop: (view) => views.drop(named(view)),
      },
    }),
  };
}

/** Pages of nothing but these events, as full as they were asked for while there are enough. */
function only(readAll: EventStore["readAll"], wanted: (event: Recorded) => boolean): EventStore["readAll"] {
  return async (options = {}) => {
    const { limit = 1000 } = options;
    let page = await readAll({ ...options, limit });
    const events = page.events.filter(wanted);
    while (!page.end && events.length < limit) {
      page = await readAll({ ...options, limit: limit - events.length, after: page.position });
      events.push(...page.events.filter(wanted));
    }
    return { ...page, events };
  };
}

/** The store that today's is. */
function switching(today: () => EventStore, { views, ...rest }: EventStore): EventStore {
  const kept = () => today().views as Views;
  return {
    ...rest,
    append: (...append) => today().append(...append),
    readStream: (...stream) => today().readStream(...stream),
    readAll: (...all) => today().readAll(...all),
    outcomeOf: (id) => today().outcomeOf(id),
    head: () => today().head(),
    ...(views && {
      views: {
        ...views,
        checkpoint: (view) => kept().checkpoint(view),
        rows: (view, keys) => kept().rows(view, keys),
        scan: (...scan) => kept().scan(...scan),
        save: (...save) => kept().save(...save),
      },
    }),
  };
}
