import { type EventStore, type Instant, type Position, start } from "@caseloop/core";

/** Asks which cases a report or an inspection has opened since it was last asked, up to a moment; their own clues the cases' lives know. */
export function newClues(store: EventStore): (until: Instant) => Promise<readonly string[]> {
  let after: Position = start;
  return async (until) => {
    const opened: string[] = [];
    for (let end = false; !end; ) {
      const page = await store.readAll({ after, only: [{ category: "case", types: ["ClueOpened"] }] });
      for (const { entity, data, recordedAt, position } of page.events) {
        if (recordedAt > until) return opened; // of an earlier play that came further
        if ((data as { readonly source: { readonly id?: string } }).source.id !== undefined) opened.push(entity);
        after = position;
      }
      ({ position: after, end } = page);
    }
    return opened;
  };
}
