import { type EventStore, type StateCache, stateCache } from "@caseloop/core";
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
  /** Lives that begin on a day; none where absent. */
  readonly morning?: (day: Day) => readonly Life[];
  /** When a day's commands are done: processes follow, what is due is done; answers with lives that begin later. */
  evening(day: Day, at: Instant): Promise<readonly Life[]>;
}

/**
 * Plays all lives day by day, one after another: each lives its day to the end, and those that have something to do with another's
 * matter do it when all have. Throws an `Error` naming the command where one is refused that should not be. A life that is not over
 * stays open.
 */
export async function play(
  { store, clock, calendar, from, to, cache = stateCache(), mine = () => true, morning = () => [], evening }: Stage,
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
  for (const course of courses) begin(course, from);
  for (let day = from; day <= to; day = addDays(day, 1)) {
    const end = calendar.endOf(day);
    for (const course of morning(day)) begin(course, day);
    for (let ready = days.get(day); ready; ready = days.get(day)) {
      days.delete(day);
      const waiting: Actor[] = [];
      const live = async (actor: Actor) => {
        while (actor.next && actor.next.at <= end && !actor.next.elsewhere) await actor.act(store, clock, cache);
        if (actor.next && actor.next.at <= end) waiting.push(actor);
        else enter(actor, day);
        for (const course of actor.born.splice(0)) begin(course, day);
      };
      for (const actor of ready) await live(actor);
      while (waiting.length > 0) {
        const first = waiting.reduce((one, other) => ((other.next?.at ?? "") < (one.next?.at ?? "") ? other : one));
        waiting.splice(waiting.indexOf(first), 1);
        await first.act(store, clock, cache);
        await live(first);
      }
    }
    clock.now = end;
    for (const course of await evening(day, end)) begin(course, addDays(day, 1));
  }
}

/** A life and the step it waits to take. */
class Actor {
  readonly #life: Life;
  next: Step | undefined;
  /** The lives that begin where its own ended. */
  born: Life[] = [];

  constructor(course: Life) {
    this.#life = course;
    this.#go(course.next());
  }

  async act(store: EventStore, clock: StageClock, cache: StateCache): Promise<void> {
    const { next } = this;
    if (!next) return;
    if (next.at > clock.now) clock.now = next.at;
    const handled = await next.send(store, cache);
    if (!handled.ok && !next.mayFail)
      throw new Error(
        `${next.what} at ${next.at} was refused: ${handled.rejection.code}: ${handled.rejection.because}`,
      );
    this.#go(this.#life.next(handled));
  }

  #go({ done, value }: ReturnType<Life["next"]>): void {
    this.next = done ? undefined : value;
    this.born = done && value ? [...value] : [];
  }
}
