import { hasCode, type Projection, projection } from "@caseloop/core";
import { type Calendar, chinaCalendar, type Instant } from "@caseloop/law";
import { type Kind, ticket } from "@caseloop/ticket";
import { count } from "./counts.ts";
import { type Grid, whole, worked } from "./grid.ts";

/** What is known of a ticket when its kind is named. */
export interface KindFacts {
  readonly kind: Kind;
  readonly topic: string;
  readonly unit?: string;
  /** Id of the business it is about, where the caller gave one. */
  readonly business?: string;
  readonly proactive: boolean;
}

/** 同类事项: which tickets are of one kind, and the name of that rule. */
export interface Kinds {
  readonly name: string;
  readonly of: (facts: KindFacts) => string;
}

/** Same kind of request, same topic. */
export const byTopic: Kinds = { name: "topic", of: ({ kind, topic }) => `${kind}/${topic}` };

/** A ticket that has not ended; times in the grid's own units. */
export interface Running {
  facts: { kind: Kind; topic: string; unit?: string; business?: string; proactive: boolean };
  /** When its present cycle began; absent before dispatch. */
  since?: Instant;
  due?: Instant;
  /** Time shelved 挂账 in this cycle, and since when it is now. */
  away: number;
  awaySince?: Instant;
  replied?: Instant;
}

/** How long tickets of each kind took, and those that have not ended. */
export interface DurationHistory {
  readonly grid: Grid;
  readonly kinds: string;
  readonly calendar: string;
  /** The latest moment it knows of. */
  latest: Instant;
  open: Record<string, Running>;
  /** Closed of late: the city may still order a redo. */
  closed: { id: string; at: Instant }[];
  took: Record<string, Record<string, number>>;
  /** Finished, but outside the calendar: not counted. */
  beyond: number;
}

/** How long a closed ticket is remembered in case of a redo; one that is ordered later has no outlook. */
const REMEMBERED_MS = 90 * 86_400_000;

/** Lets go of tickets closed too long ago, unless they were reopened. */
function forget({ open, closed }: DurationHistory, now: Instant): void {
  const kept = closed.findIndex(({ at }) => Date.parse(now) - Date.parse(at) <= REMEMBERED_MS);
  for (const { id } of closed.splice(0, kept)) if (open[slot(id)]?.since === undefined) delete open[slot(id)];
}

/** Where something is kept under an id; no id is taken for a property that every object has. */
export const slot = (id: string): string => `=${id}`;

export interface DurationOptions {
  readonly calendar?: Calendar;
  readonly grid?: Grid;
  readonly kinds?: Kinds;
}

/**
 * 办理时长: the working time of each cycle from dispatch or redo to the unit's reply that stood (of imported tickets, to their closure),
 * shelved time left out. Withdrawn and merged tickets say nothing of how long work takes, and are not counted.
 */
export function durations({
  calendar = chinaCalendar,
  grid = "workingDay",
  kinds = byTopic,
}: DurationOptions = {}): Projection<DurationHistory, DurationHistory> {
  const finish = (history: DurationHistory, { facts, since, away, replied }: Running, end: Instant | undefined) => {
    const until = replied ?? end;
    if (since === undefined || until === undefined) return;
    try {
      const kind = slot(kinds.of(facts));
      history.took[kind] ??= {};
      count(history.took[kind], whole(grid, worked(grid, since, until, calendar) - away));
    } catch (error) {
      if (!hasCode(error, "calendar-out-of-range")) throw error;
      history.beyond += 1;
    }
  };
  type Happened = { readonly entity: string; readonly data: { readonly at: Instant } };
  const on =
    <E extends Happened>(change: (running: Running, event: E, history: DurationHistory) => void) =>
    (history: DurationHistory, event: E): void => {
      if (event.data.at > history.latest) history.latest = event.data.at;
      const running = history.open[slot(event.entity)];
      if (running) change(running, event, history);
    };
  const end = <E extends Happened>(done: (event: E) => Instant | undefined, counts = true) =>
    on<E>((running, event, history) => {
      if (counts) finish(history, running, done(event));
      delete history.open[slot(event.entity)];
    });
  const begin = (running: Running, since: Instant, due: Instant | undefined) => {
    running.since = since;
    running.away = 0;
    delete running.awaySince;
    delete running.replied;
    if (due === undefined) delete running.due;
    else running.due = due;
  };

  return projection({
    name: "durations",
    from: [ticket],
    initial: {
      grid,
      kinds: kinds.name,
      calendar: calendar.version,
      latest: "",
      open: {},
      closed: [],
      took: {},
      beyond: 0,
    } as DurationHistory,
    on: {
      "ticket.Registered": (history, { entity, data: { at, kind, topic, respondent, proactive } }) => {
        if (at > history.latest) history.latest = at;
        const business = respondent?.id;
        history.open[slot(entity)] = { facts: { kind, topic, proactive, ...(business && { business }) }, away: 0 };
      },
      "ticket.Dispatched": on((running, { data }) => {
        running.facts.unit = data.lead;
        begin(running, data.at, data.limits.reply?.due);
      }),
      "ticket.Reassigned": on((running, { data }) => {
        running.facts.unit = data.lead;
      }),
      "ticket.ExtensionGranted": on((running, { data }) => {
        running.due = data.limit.due;
      }),
      "ticket.Shelved": on((running, { data }) => {
        if (data.pause) running.awaySince = data.at;
      }),
      "ticket.Resumed": on((running, { data }) => {
        if (running.awaySince !== undefined) running.away += away(running.awaySince, data.at);
        delete running.awaySince;
        if (data.limit) running.due = data.limit.due;
      }),
      "ticket.Replied": on((running, { data }) => {
        running.replied = data.at;
      }),
      "ticket.ReplySentBack": on((running) => {
        delete running.replied;
      }),
      "ticket.RedoOrdered": on((running, { data }, history) => {
        finish(history, running, undefined);
        begin(running, data.at, data.limits.reply?.due);
      }),
      "ticket.Closed": on((running, { entity, data }, history) => {
        finish(history, running, undefined);
        history.open[slot(entity)] = { facts: running.facts, away: 0 };
        history.closed.push({ id: entity, at: data.at });
        forget(history, data.at);
      }),
      "ticket.StoppedWithNote": end(() => undefined),
      "ticket.ClosedAtSource": end(({ data }) => data.closedAt),
      "ticket.Withdrawn": end(() => undefined, false),
      "ticket.Merged": end(() => undefined, false),
    },
  });

  /** Time shelved; none where the calendar does not reach, for the ticket will not be counted then. */
  function away(from: Instant, to: Instant): number {
    try {
      return worked(grid, from, to, calendar);
    } catch (error) {
      if (!hasCode(error, "calendar-out-of-range")) throw error;
      return 0;
    }
  }
}
