import { type EventStore, inTurn, type StateCache, stateCache } from "@caseloop/core";
import { addDays, type Calendar, type Day, type Instant } from "@caseloop/law";
import type { Life, Step } from "./step.ts";

/** A clock that stands where the play has come to. */
export interface StageClock {
  now: Instant;
}

export interface Stage {
  readonly store: EventStore;
  readonly clock: StageClock;
  readonly calendar: Calendar;
  /** The days that are played, both included. */
  readonly from: Day;
  readonly to: Day;
  /** Hot states of what the commands go to; a cache of its own where absent. */
  readonly cache?: StateCache;
  /** Whether lives that begin on this stream are played here; all where absent. */
  readonly mine?: (stream: string) => boolean;
  /** When a day's commands are done: processes follow, what is due is done; answers with lives that begin later. */
  evening(day: Day, at: Instant): Promise<readonly Life[]>;
}

/**
 * Plays all lives day by day: each one's commands in their order, those of different lives side by side, recorded in an order that
 * follows from the lives alone. Throws an `Error` naming the command where one is refused that should not be. A life that is not over
 * stays open.
 */
export async function play(
  { store, clock, calendar, from, to, cache = stateCache(), mine = () => true, evening }: Stage,
  courses: readonly Life[],
): Promise<void> {
  const days = new Map<Day, Actor[]>();
  const enter = (actor: Actor, today: Day) => {
    if (!actor.next) return;
    const on = calendar.dayOf(actor.next.at);
    const day = on > today ? on : today;
    const others = days.get(day);
    if (others) others.push(actor);
    else days.set(day, [actor]);
  };
  const begin = (course: Life, today: Day) => {
    const actor = new Actor(course);
    if (actor.next && mine(actor.next.stream)) enter(actor, today);
  };
  const take = (day: Day) => {
    const actors = days.get(day) ?? [];
    days.delete(day);
    return actors;
  };
  for (const course of courses) begin(course, from);
  for (let day = from; day <= to; day = addDays(day, 1)) {
    for (let ready = take(day); ready.length > 0; ) {
      const own = ready.filter(({ next }) => !next?.elsewhere);
      const due = own.length > 0 ? own : [earliest(ready)];
      const waiting = ready.filter((actor) => actor.next?.elsewhere && actor !== due[0]);
      for (const { next } of due) if (next && next.at > clock.now) clock.now = next.at;
      const turns = due.map((actor) => ({
        stream: actor.next?.stream ?? "",
        run: (turn: EventStore) => actor.act(turn, cache),
      }));
      for (const result of await inTurn(store, turns)) if (result.status === "rejected") throw result.reason;
      for (const actor of due) {
        enter(actor, day);
        for (const course of actor.born) begin(course, day);
      }
      ready = [...waiting, ...take(day)];
    }
    clock.now = calendar.endOf(day);
    for (const course of await evening(day, clock.now)) begin(course, addDays(day, 1));
  }
}

function earliest(actors: readonly Actor[]): Actor {
  return actors.reduce((first, one) => ((one.next?.at ?? "") < (first.next?.at ?? "") ? one : first));
}

/** A life and the step it waits to take. */
class Actor {
  readonly #life: Life;
  next: Step | undefined;
  /** The lives that begin where its own ended. */
  born: readonly Life[] = [];

  constructor(course: Life) {
    this.#life = course;
    this.#go(course.next());
  }

  async act(store: EventStore, cache: StateCache): Promise<void> {
    const { next } = this;
    if (!next) return;
    const handled = await next.send(store, cache);
    if (!handled.ok && !next.mayFail)
      throw new Error(
        `${next.what} at ${next.at} was refused: ${handled.rejection.code}: ${handled.rejection.because}`,
      );
    this.#go(this.#life.next(handled));
  }

  #go({ done, value }: ReturnType<Life["next"]>): void {
    this.next = done ? undefined : value;
    this.born = done && value ? value : [];
  }
}
