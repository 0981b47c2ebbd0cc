import { type EventStore, type Handled, stateCache } from "@caseloop/core";
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
  /** When a day's commands are done: processes follow, what is due is done; answers with lives that begin later. */
  evening(day: Day, at: Instant): Promise<readonly Life[]>;
}

/**
 * Plays all lives day by day: each one's commands in their order, those of different lives side by side.
 * Throws an `Error` naming the command where one is refused that should not be. A life that is not over on the last day stays open.
 */
export async function play(
  { store, clock, calendar, from, to, evening }: Stage,
  courses: readonly Life[],
  onDay: (done: number, total: number) => void = () => {},
): Promise<void> {
  const cache = stateCache();
  let actors = courses.map((course) => new Actor(course));
  const total = 1 + (Date.parse(to) - Date.parse(from)) / 86_400_000;

  for (let day = from, done = 1; day <= to; day = addDays(day, 1), done++) {
    const until = calendar.endOf(day);
    for (;;) {
      const ready = actors.filter(({ next }) => next !== undefined && next.at <= until);
      if (ready.length === 0) break;
      // What one life does to another waits until that one has lived its day.
      const own = ready.filter(({ next }) => !next?.elsewhere);
      const due = own.length > 0 ? own : ready.slice(0, 1);
      for (const { next } of due) if (next && next.at > clock.now) clock.now = next.at;
      await Promise.all(due.map((actor) => actor.act(store, cache)));
    }
    clock.now = until;
    const begun = await evening(day, until);
    actors = [...actors, ...begun.map((course) => new Actor(course))].filter(({ next }) => next !== undefined);
    onDay(done, total);
  }
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
      throw new Error(
        `${next.what} at ${next.at} was refused: ${handled.rejection.code}: ${handled.rejection.because}`,
      );
    this.next = this.#life.next(handled).value ?? undefined;
  }
}
