import { type EventStore, PAGE, type Recorded, start, type Views } from "@caseloop/core";
import type { Calendar } from "@caseloop/law";
import { draft } from "./draft.ts";
import { draftOfViews } from "./draft-views.ts";
import { untilNow } from "./now.ts";
import type { StageClock } from "./play.ts";
import type { Rounds } from "./rounds.ts";

/** How many desks share the year; another number is another history. */
export const desks = 2;

/** Of every sixteen tickets so many are the first desk's, which has everything else to do as well. */
const ofFirst = 7;

/** Views of the whole log are saved every so many days: most of their rows change again within a week. */
const savedEvery = 14;

const ofTicket =
  /^(?:clocks-)?(?:ticket|complaint|report|case|escalation|coordination|supervision|transfer)-t-(?<number>\d+)/;

/** The desk a stream belongs to: a ticket's goes by its number, and so does all that is about it; the rest is the first desk's. */
export function deskOf(stream: string): number {
  const number = ofTicket.exec(stream)?.groups?.number;
  return number === undefined || Number(number) % 16 < ofFirst ? 0 : 1;
}

/** A part of the year's work that one thread can do: nobody else writes to its streams. */
export interface Desk {
  /** Its own: it may have come further than another's. */
  readonly clock: StageClock;
  /** The store as if there were no streams but its own; with views of its own. */
  readonly store: EventStore;
  /** The whole log, as it was when the day before the last one was over for all desks; its views are the store's, and saved now and then. */
  readonly log: EventStore;
  /** Up to when the log is told. */
  readonly told: StageClock;
  /** Records the day. */
  dayOver(): Promise<void>;
}

/**
 * A desk at a store whose clock this is. A day that may be on record already is played straight into the store; from the first on that
 * was not, days are drafted, and recorded when it is the desk's turn. Either way the log is the same.
 */
export async function deskAt(
  number: number,
  base: EventStore,
  baseClock: StageClock,
  rounds: Rounds,
  calendar: Calendar,
): Promise<Desk> {
  const clock = { now: baseClock.now };
  const told = { now: baseClock.now };
  /** Every day is recorded at its end. */
  const setClock = () => {
    const evening = calendar.endOf(calendar.dayOf(clock.now));
    if (evening > baseClock.now) baseClock.now = evening;
  };
  const timely = { ...base, now: () => clock.now };
  const own = ownOf(untilNow(timely, clock), number);
  const drafted = await draft(own);
  const kept = draftOfViews(base);
  let [day, yesterday] = [0, clock.now];
  let drafting = (await base.head()) === start;
  let news = false;
  const straight: EventStore = {
    ...own,
    async append(...append) {
      await rounds.turn(number, day);
      setClock();
      const appended = await base.append(...append);
      news ||= !appended.repeated;
      return appended;
    },
  };
  return {
    ...{ clock, told },
    store: switching(() => (drafting ? drafted.store : straight), own),
    log: { ...untilNow(timely, told), ...(kept.store && { views: kept.store }) },
    async dayOver() {
      await rounds.turn(number, day);
      setClock();
      await drafted.commit();
      if (day % savedEvery === 0) await kept.commit((at) => at);
      rounds.pass();
      await rounds.over(day - 1);
      [told.now, yesterday] = [yesterday, clock.now];
      drafting ||= news;
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
    const { limit = PAGE } = options;
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
