import { type EventStore, type Handled, stateCache } from "@caseloop/core";
import { addDays, type Calendar, type Instant } from "@caseloop/law";
import { type Arrival, today } from "./arrivals.ts";
import { life } from "./life.ts";
import type { Life, Step } from "./step.ts";

/** A clock that stands where the play has come to. */
export interface PlayClock {
  now: Instant;
}

/**
 * Plays all lives up to today, day by day: the commands of a day run side by side, each ticket's own in their order.
 * Throws an `Error` naming the command where one is refused that should not be.
 */
export async function play(
  store: EventStore,
  seed: string,
  all: readonly Arrival[],
  calendar: Calendar,
  clock: PlayClock,
  onDay: (done: number, total: number) => void,
): Promise<void> {
  const cache = stateCache();
  const waiting = all.map((arrival) => new Actor(life(seed, arrival, calendar)));
  const first = calendar.dayOf(all[0]?.at ?? today);
  const days = (Date.parse(today) - Date.parse(first)) / 86_400_000;

  let lives = waiting;
  for (let day = first, done = 1; lives.length > 0 && calendar.startOf(day) <= today; day = addDays(day, 1), done++) {
    const until = calendar.endOf(day) < today ? calendar.endOf(day) : today;
    for (;;) {
      const ready = lives.filter(({ next }) => next !== undefined && next.at <= until);
      if (ready.length === 0) break;
      // What one ticket does to another waits until that one has lived its day.
      const own = ready.filter(({ next }) => !next?.elsewhere);
      const due = own.length > 0 ? own : ready.slice(0, 1);
      for (const { next } of due) if (next && next.at > clock.now) clock.now = next.at;
      await Promise.all(due.map((actor) => actor.act(store, cache)));
    }
    lives = lives.filter(({ next }) => next !== undefined);
    onDay(Math.min(done, days), days);
  }
  clock.now = today;
}

/** A life and the step it waits to take. */
class Actor {
  readonly #life: Life;
  next: Step | undefined;

  constructor(course: Life) {
    this.#life = course;
    this.next = course.next().value ?? undefined;
  }

  async act(store: EventStore, cache: Parameters<Step["send"]>[1]): Promise<void> {
    const { next } = this;
    if (!next) return;
    const handled: Handled = await next.send(store, cache);
    if (!handled.ok && !next.mayFail)
      throw new Error(`the demo's ${next.what} at ${next.at} was refused: ${handled.rejection.because}`);
    this.next = this.#life.next(handled).value ?? undefined;
  }
}
