import { type EventStore, inTurn, stateCache } from "@caseloop/core";
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
 * Plays all lives day by day: each one's commands in their order, those of different lives side by side, recorded in an order that
 * follows from the lives alone. Throws an `Error` naming the command where one is refused. A life that is not over stays open.
 */
export async function play(
  { store, clock, calendar, from, to, evening }: Stage,
  courses: readonly Life[],
): Promise<void> {
  const cache = stateCache();
  let actors = courses.map((course) => new Actor(course));
  for (let day = from; day <= to; day = addDays(day, 1)) {
    const until = calendar.endOf(day);
    for (;;) {
      const due = actors.filter(({ next }) => next !== undefined && next.at <= until);
      if (due.length === 0) break;
      for (const { next } of due) if (next && next.at > clock.now) clock.now = next.at;
      const turns = due.map((actor) => ({
        stream: actor.next?.stream ?? "",
        run: (turn: EventStore) => actor.act(turn, cache),
      }));
      for (const result of await inTurn(store, turns)) if (result.status === "rejected") throw result.reason;
    }
    clock.now = until;
    const begun = await evening(day, until);
    actors = [...actors, ...begun.map((course) => new Actor(course))].filter(({ next }) => next !== undefined);
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
    const handled = await next.send(store, cache);
    if (!handled.ok)
      throw new Error(
        `${next.what} at ${next.at} was refused: ${handled.rejection.code}: ${handled.rejection.because}`,
      );
    this.next = this.#life.next(handled).value ?? undefined;
  }
}
