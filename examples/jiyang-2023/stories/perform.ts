import { type EventStore, type Instant, type Recorded, stateCache } from "@caseloop/core";
import { memoryStore } from "@caseloop/core/memory";
import { tick } from "@caseloop/escalation";
import { chinaCalendar } from "@caseloop/law";
import { keeperOf } from "../keeper.ts";
import { play } from "../stage/play.ts";
import type { Story } from "./story.ts";

/** What is left of stories that were played. */
export interface Performed {
  readonly store: EventStore;
  /** The whole log. */
  readonly events: readonly Recorded[];
  /** The English of the words on record, by the words. */
  readonly english: ReadonlyMap<string, string>;
}

/**
 * Plays stories side by side in the summer of 2023, into a new store. Every step from one aggregate to another is taken in the evening
 * by the year's keeper, and by nobody's hand.
 */
export async function perform(
  stories: readonly Story[],
  open: (clock: () => Instant) => EventStore = (clock) => memoryStore({ clock }),
): Promise<Performed> {
  const clock = { now: chinaCalendar.startOf("2023-07-01") };
  const store = open(() => clock.now);
  const cache = stateCache();
  const keeper = keeperOf(chinaCalendar);
  const english = new Map<string, string>();
  const quote = (zh: string, en: string) => {
    english.set(zh, en);
    return zh;
  };
  await play(
    {
      ...{ store, clock, cache, calendar: chinaCalendar, from: "2023-07-01", to: "2023-08-31" },
      async evening(_day, at) {
        await tick(store, at, keeper, { cache });
        return [];
      },
    },
    stories.map(({ life }) => life(quote)),
  );
  const { events } = await store.readAll({ limit: 1000 });
  return { store, events, english };
}
