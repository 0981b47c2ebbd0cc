import type { Immutable } from "immer";
import { horizon } from "./as-of.ts";
import type { DataOf } from "./fold.ts";
import { check, type ReadOptions } from "./load.ts";
import { type Position, start } from "./message.ts";
import type { Projection } from "./projection.ts";
import { sharing } from "./sharing.ts";
import type { EventStore, Page } from "./store.ts";

/** How far a long piece of work has come; `head` is where it ends. */
export interface Progress {
  readonly events: number;
  readonly position: Position;
  readonly head: Position;
}

export interface ProjectOptions extends ReadOptions {
  readonly onProgress?: (progress: Progress) => void;
}

/**
 * Any projection, folded from the log alone, now or as of a moment: the state, or the rows by key, to be read and not changed.
 * Throws `UnknownEventError`, `CorruptEventError`, what a recipe throws, and what the store throws.
 */
export function project<View, State>(
  store: EventStore,
  projection: Projection<View, State>,
  options: ProjectOptions = {},
): Promise<Immutable<View>> {
  return sharing(projection, async (dataOf) => {
    const rows = new Map<string, State>();
    await folding(store, projection, options, rows, dataOf);
    return projection.view(rows) as Immutable<View>;
  });
}

async function folding<State>(
  store: EventStore,
  projection: Projection<unknown, State>,
  { asOf, verify, onProgress }: ProjectOptions,
  rows: Map<string, State>,
  dataOf: DataOf,
): Promise<void> {
  const { includes, prefix } = horizon(asOf);
  const sources = new Map(projection.sources.map((source) => [source.name, source]));
  for await (const page of scan(store, projection, onProgress)) {
    for (const event of page.events) {
      if (asOf !== undefined && !includes(event)) {
        if (prefix) return;
        continue;
      }
      const source = verify && sources.get(event.category);
      if (source) check(source, event);
      projection.apply(rows, event, dataOf);
    }
  }
}

/** How many events a long read asks for at once: on a server each trip costs as much as some hundred events. */
const MANY = 5000;

/** The log's pages that a projection reads, from a position to the end. */
export async function* scan(
  store: EventStore,
  { only }: Pick<Projection, "only">,
  onProgress?: (progress: Progress) => void,
  after: Position = start,
): AsyncGenerator<Page> {
  const head = onProgress ? await store.head() : start;
  let events = 0;
  for (let at = after; ; ) {
    const page = await store.readAll({ after: at, limit: MANY, only });
    events += page.events.length;
    yield page;
    onProgress?.({ events, position: page.position, head: page.position > head ? page.position : head });
    if (page.end) return;
    at = page.position;
  }
}
