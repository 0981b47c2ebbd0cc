import { ConcurrencyError } from "./errors.ts";
import type { Json } from "./message.ts";
import { plain } from "./plain.ts";
import type { Checkpoint, ViewChange, Views } from "./views.ts";

interface Kept {
  checkpoint: Checkpoint;
  readonly rows: Map<string, Json>;
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
      const rows = [...(views.get(view)?.rows ?? [])].sort(([a], [b]) => (a < b ? -1 : 1));
      return rows.filter(([key]) => after === undefined || key > after).slice(0, limit);
    },
    async save(view, change: ViewChange) {
      const kept = views.get(view);
      if (kept?.checkpoint.position !== change.expected)
        throw new ConcurrencyError(view, change.expected ?? "none", kept?.checkpoint.position ?? 0);
      const set = [...change.set].map(([key, row]) => [key, plain(row, key)] as const);
      const rows = kept?.rows ?? new Map<string, Json>();
      for (const [key, row] of set) rows.set(key, row);
      for (const key of change.delete) rows.delete(key);
      views.set(view, { checkpoint: change.checkpoint, rows });
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
