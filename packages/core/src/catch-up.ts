import { inTurn, type Turn } from "./in-turn.ts";
import { type Keeping, type KeepOptions, keep } from "./keep.ts";
import { type Position, type Recorded, start } from "./message.ts";
import { type Process, type RunOptions, run } from "./process.ts";
import type { Projection } from "./projection.ts";
import { type EventStore, PAGE, type Selection } from "./store.ts";

/**
 * Brings several projections and processes to the end of the log, and ends there: one reading for them all, page by page. Of a page the
 * processes' commands go out together, those of the first process first, and their rows are saved together, so that a store may
 * share its commits among them. What they cause is dealt with as well, before this ends.
 * Throws what ended one of them (`PoisonEventError`, `StoreError` …) once the others are done with that page.
 */
export async function catchUp(
  store: EventStore,
  readers: readonly (Projection | Process<never>)[],
  options: Omit<RunOptions, "turns"> & KeepOptions & { readonly limit?: number } = {},
): Promise<void> {
  const { limit = PAGE } = options;
  let round = new Round(store, 0);
  const followers = readers.map((reader, at) => {
    const turns: RunOptions["turns"] = (_, asked) => round.run(at, asked);
    const keeping =
      reader.kind === "process" ? run(store, reader, { ...options, turns }) : keep(store, reader, options);
    return new Follower(keeping);
  });
  const only = together(followers.flatMap(({ keeping }) => keeping.only ?? []));
  await Promise.all(followers.map((one) => one.begin()));
  for (;;) {
    const after = followers.reduce(
      (least, { position }) => (position < least ? position : least),
      Number.MAX_SAFE_INTEGER as Position,
    );
    const page = await store.readAll({ after, limit, only });
    if (page.position <= after) break;
    round = new Round(store, followers.length);
    const taken = followers.map((one, at) => one.take(page.events, page.position).finally(() => round.leave(at)));
    const failed = (await Promise.allSettled(taken)).find((one) => one.status === "rejected");
    if (failed) throw failed.reason;
  }
  await Promise.all(followers.map(({ keeping }) => keeping.end()));
}

/** One reader and how far it has come. */
class Follower {
  readonly keeping: Keeping;
  readonly #types: ReadonlyMap<string, ReadonlySet<string> | undefined>;
  position: Position = start;

  constructor(keeping: Keeping) {
    this.keeping = keeping;
    this.#types = new Map(keeping.only?.map(({ category, types }) => [category, types && new Set(types)]));
  }

  async begin(): Promise<void> {
    this.position = await this.keeping.start();
  }

  /** Its own part of a page: what it follows and has not seen. */
  async take(events: readonly Recorded[], upTo: Position): Promise<void> {
    if (upTo <= this.position) return;
    const own = events.filter(
      ({ position, category, type }) =>
        position > this.position && this.#types.has(category) && this.#types.get(category)?.has(type) !== false,
    );
    this.position = await this.keeping.take(own, upTo);
  }
}

/** The turns of all readers of a page, run as one once everybody has handed in theirs or has none. */
class Round {
  readonly #store: EventStore;
  readonly #asked: (readonly Turn<unknown>[])[];
  readonly #missing: Set<number>;
  readonly #results = Promise.withResolvers<readonly PromiseSettledResult<unknown>[]>();

  constructor(store: EventStore, count: number) {
    this.#store = store;
    this.#asked = Array.from({ length: count }, () => []);
    this.#missing = new Set(this.#asked.keys());
  }

  async run<T>(at: number, turns: readonly Turn<T>[]): Promise<readonly PromiseSettledResult<T>[]> {
    this.#asked[at] = turns;
    this.leave(at);
    const before = this.#asked.slice(0, at).reduce((sum, { length }) => sum + length, 0);
    const results = (await this.#results.promise).slice(before, before + turns.length);
    return results as readonly PromiseSettledResult<T>[];
  }

  leave(at: number): void {
    if (this.#missing.delete(at) && this.#missing.size === 0)
      inTurn(this.#store, this.#asked.flat()).then(this.#results.resolve, this.#results.reject);
  }
}

/** Selections as one, each category once. */
function together(selections: readonly Selection[]): readonly Selection[] {
  return [...Map.groupBy(selections, ({ category }) => category)].map(([category, parts]) =>
    parts.some(({ types }) => types === undefined)
      ? { category }
      : { category, types: [...new Set(parts.flatMap(({ types }) => types ?? []))] },
  );
}
