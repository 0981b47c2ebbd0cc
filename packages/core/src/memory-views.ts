import { ConcurrencyError } from "./errors.ts";
import type { Json } from "./message.ts";
import { plain } from "./plain.ts";
import type { Checkpoint, ViewChange, Views } from "./views.ts";

interface Kept {
  readonly checkpoint: Checkpoint;
  readonly rows: Map<string, Json>;
  /** The keys in order, once somebody has asked for them and until one comes or goes. */
  keys?: readonly string[] | undefined;
}

/** Views in memory. */
export function memoryViews(): Views {
  const views = new Map<string, Kept>();
  return {
    async checkpoint(view) {
      return views.get(view)?.checkpoint;
    },
    async rows(view, keys) {
      const rows = views.get(view)?.rows;
      return new Map(keys.flatMap((key) => (rows?.has(key) ? [[key, rows.get(key) as Json]] : [])));
    },
    async scan(view, { after, limit = Number.POSITIVE_INFINITY } = {}) {
      const kept = views.get(view);
      if (!kept) return [];
      kept.keys ??= [...kept.rows.keys()].sort();
      const from = after === undefined ? 0 : firstAfter(kept.keys, after);
      return kept.keys.slice(from, from + limit).map((key) => [key, kept.rows.get(key) as Json] as const);
    },
    async save(view, change: ViewChange) {
      const kept = views.get(view);
      const otherFold = kept !== undefined && kept.checkpoint.fingerprint !== change.checkpoint.fingerprint;
      if (kept?.checkpoint.position !== change.expected || otherFold)
        throw new ConcurrencyError(view, change.expected ?? "none", kept?.checkpoint.position ?? 0);
      const set = [...change.set].map(([key, row]) => [key, plain(row, key)] as const);
      const rows = kept?.rows ?? new Map<string, Json>();
      let keys = kept?.keys;
      for (const [key, row] of set) {
        if (!rows.has(key)) keys = undefined;
        rows.set(key, row);
      }
      for (const key of change.delete) if (rows.delete(key)) keys = undefined;
      views.set(view, { checkpoint: change.checkpoint, rows, keys });
    },
    async replace(from, to) {
      const kept = views.get(from);
      if (!kept) return;
      views.set(to, kept);
      views.delete(from);
    },
    async drop(view) {
      views.delete(view);
    },
  };
}

/** Where in these ordered keys the first after that one stands. */
function firstAfter(keys: readonly string[], after: string): number {
  let [low, high] = [0, keys.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((keys[middle] as string) > after) high = middle;
    else low = middle + 1;
  }
  return low;
}
