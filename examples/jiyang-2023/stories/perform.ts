import { type EventStore, type Instant, type Process, type Recorded, subscribe } from "@caseloop/core";
import { memoryStore } from "@caseloop/core/memory";
import { chinaCalendar } from "@caseloop/law";
import { opening } from "@caseloop/penalty";
import { calling, enforcing, raising } from "@caseloop/prevention";
import { linking } from "@caseloop/ticket";
import { play } from "../stage/play.ts";
import type { Story } from "./story.ts";

/** Every step from one aggregate to another is taken by these, each evening, and by nobody's hand. */
const processes: readonly Process<never>[] = [linking(), opening(), raising(), calling(), enforcing()];

/** What is left of stories that were played. */
export interface Performed {
  readonly store: EventStore;
  /** The whole log. */
  readonly events: readonly Recorded[];
  /** The English of the words on record, by the words. */
  readonly english: ReadonlyMap<string, string>;
}

/** Plays stories side by side in the summer of 2023, into a new store. */
export async function perform(
  stories: readonly Story[],
  open: (clock: () => Instant) => EventStore = (clock) => memoryStore({ clock }),
): Promise<Performed> {
  const clock = { now: chinaCalendar.startOf("2023-07-01") };
  const store = open(() => clock.now);
  const english = new Map<string, string>();
  const quote = (zh: string, en: string) => {
    english.set(zh, en);
    return zh;
  };
  await play(
    {
      ...{ store, clock, calendar: chinaCalendar, from: "2023-07-01", to: "2023-08-31" },
      async evening() {
        for (const one of processes) await subscribe(store, one, { live: false }).done;
        return [];
      },
    },
    stories.map(({ life }) => life(quote)),
  );
  const { events } = await store.readAll({ limit: 1000 });
  return { store, events, english };
}
