import type { Checkpoint, EventStore, Json, Position, Views } from "@caseloop/core";

/** A view as the draft has changed it; a row that is gone is `undefined`. */
interface Changed {
  readonly expected: Position | undefined;
  readonly rows: Map<string, unknown>;
  checkpoint: Checkpoint;
  /** The keys of the rows that are there, in order; made when asked for. */
  keys: readonly string[] | undefined;
}

/** Views whose changes are kept back: one save for each, whatever number of pages it took. */
export function draftOfViews({ views }: EventStore): {
  readonly store: Views | undefined;
  /** Saves them, each checkpoint where the draft's position has come to stand. */
  commit(placed: (position: Position) => Position): Promise<void>;
} {
  const changed = new Map<string, Changed>();
  if (!views) return { store: undefined, commit: async () => {} };
  return {
    async commit(placed) {
      const saves = [...changed].map(([view, { expected, checkpoint, rows }]) =>
        views.save(view, {
          expected,
          checkpoint: { ...checkpoint, position: placed(checkpoint.position) },
          set: new Map([...rows].filter(([, row]) => row !== undefined)),
          delete: [...rows].filter(([, row]) => row === undefined).map(([key]) => key),
        }),
      );
      changed.clear();
      await Promise.all(saves);
    },

    store: {
      ...views,
      checkpoint: async (view) => changed.get(view)?.checkpoint ?? views.checkpoint(view),
      async rows(view, keys) {
        const own = changed.get(view)?.rows;
        if (!own) return views.rows(view, keys);
        const others = keys.filter((key) => !own.has(key));
        const rows = new Map(others.length > 0 ? await views.rows(view, others) : []);
        for (const key of keys) if (own.get(key) !== undefined) rows.set(key, own.get(key) as Json);
        return rows;
      },
      async scan(view, options = {}) {
        const own = changed.get(view);
        if (!own) return views.scan(view, options);
        const { after, limit = Number.POSITIVE_INFINITY } = options;
        const rows: (readonly [string, Json])[] = [];
        for (let from = after, end = false; !end && rows.length < limit; ) {
          const page = await views.scan(view, { limit, ...(from !== undefined && { after: from }) });
          for (const row of page) if (!own.rows.has(row[0])) rows.push(row);
          from = page.at(-1)?.[0];
          end = page.length < limit;
        }
        own.keys ??= [...own.rows].flatMap(([key, row]) => (row === undefined ? [] : [key])).sort();
        const next = after === undefined ? 0 : firstAbove(own.keys, after);
        for (const key of own.keys.slice(next, next + limit)) rows.push([key, own.rows.get(key) as Json]);
        return rows.sort(([one], [other]) => (one < other ? -1 : 1)).slice(0, limit);
      },
      async save(view, { expected, checkpoint, set, delete: gone }) {
        const now = changed.get(view) ?? { expected, checkpoint, rows: new Map(), keys: undefined };
        changed.set(view, now);
        now.checkpoint = checkpoint;
        now.keys = undefined;
        for (const [key, row] of set) now.rows.set(key, row);
        for (const key of gone) now.rows.set(key, undefined);
      },
    },
  };
}

/** Where the first key above this one stands. */
function firstAbove(keys: readonly string[], key: string): number {
  let [low, high] = [0, keys.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((keys[middle] as string) <= key) low = middle + 1;
    else high = middle;
  }
  return low;
}
