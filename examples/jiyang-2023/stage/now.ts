import { type EventStore, start } from "@caseloop/core";
import type { StageClock } from "./play.ts";

/** The store as it stood at the stage's moment: of a play that had come further and is played again, the rest is not read yet. */
export function untilNow(store: EventStore, clock: StageClock): EventStore {
  return {
    ...store,
    async readAll(options) {
      const page = await store.readAll(options);
      // What is recorded later never says an earlier time, so the last one tells whether there is any to leave out.
      if ((page.events.at(-1)?.recordedAt ?? "") <= clock.now) return page;
      const past = page.events.findIndex(({ recordedAt }) => recordedAt > clock.now);
      const events = page.events.slice(0, past);
      return { events, position: events.at(-1)?.position ?? options?.after ?? start, end: true };
    },
  };
}
