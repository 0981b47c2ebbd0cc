import { type EventStore, start } from "@caseloop/core";
import type { StageClock } from "./play.ts";

/** The store as it stood at the stage's moment: of a play that had come further and is played again, the rest is not read yet. */
export function untilNow(store: EventStore, clock: StageClock): EventStore {
  return {
    ...store,
    async readAll(options) {
      const page = await store.readAll(options);
      const past = page.events.findIndex(({ recordedAt }) => recordedAt > clock.now);
      if (past < 0) return page;
      const events = page.events.slice(0, past);
      return { events, position: events.at(-1)?.position ?? options?.after ?? start, end: true };
    },
  };
}
