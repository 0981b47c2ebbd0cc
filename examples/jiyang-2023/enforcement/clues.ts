import { type EventStore, type Position, start } from "@caseloop/core";

/** Asks which cases a report or an inspection has opened since it was last asked; their own clues the cases' lives know. */
export function newClues(store: EventStore): () => Promise<readonly string[]> {
  let after: Position = start;
  return async () => {
    const opened: string[] = [];
    for (let end = false; !end; ) {
      const page = await store.readAll({ after, only: [{ category: "case", types: ["ClueOpened"] }] });
      for (const { entity, data } of page.events)
        if ((data as { readonly source: { readonly id?: string } }).source.id !== undefined) opened.push(entity);
      ({ position: after, end } = page);
    }
    return opened;
  };
}
