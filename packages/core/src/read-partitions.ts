import { CaseloopError, DefinitionError } from "./errors.ts";
import { type KeepOptions, viewsOf } from "./keep.ts";
import { type Json, type Position, start } from "./message.ts";
import { partitioned } from "./partitioned.ts";
import type { Projection } from "./projection.ts";
import { type EventStore, PAGE } from "./store.ts";
import type { Views } from "./views.ts";

export interface ReadPartitionsOptions extends Pick<KeepOptions, "views"> {
  /** How many parts there are. */
  readonly of: number;
  /** Only the rows under these keys; all where absent. */
  readonly keys?: readonly string[];
}

/**
 * The rows of all parts of a projection together. Every part is true to the log up to `position` at least; some may be further.
 * Throws `view-outdated` for a part that other code or another number of parts made, and `DefinitionError` for a row that two parts hold.
 */
export async function readPartitions(
  store: EventStore,
  projection: Projection,
  { of, keys, views: given }: ReadPartitionsOptions,
): Promise<{ readonly position: Position; readonly rows: ReadonlyMap<string, Json> }> {
  const views = viewsOf(store, given ? { views: given } : {});
  const rows = new Map<string, Json>();
  const positions: Position[] = [];
  const parts = Array.from({ length: Math.max(of, 1) }, (_, index) => partitioned(projection, { of, index }));
  for (const { name, fingerprint } of parts) {
    const kept = await views.checkpoint(name);
    if (kept && kept.fingerprint !== fingerprint)
      throw new CaseloopError("view-outdated", `the view ${name} was not made as one of ${of} parts; rebuild it`, {
        view: name,
        kept: kept.fingerprint,
        now: fingerprint,
      });
    positions.push(kept?.position ?? start);
    for (const [key, row] of keys ? await views.rows(name, keys) : await all(views, name)) {
      if (rows.has(key))
        throw new DefinitionError(projection.name, `the row ${key} depends on streams of several parts`);
      rows.set(key, row);
    }
  }
  return { position: positions.reduce((a, b) => (a < b ? a : b)), rows };
}

async function all(views: Views, name: string): Promise<Map<string, Json>> {
  const rows = new Map<string, Json>();
  for (let after: string | undefined; ; ) {
    const page = await views.scan(name, { limit: PAGE, ...(after === undefined ? {} : { after }) });
    for (const [key, row] of page) rows.set(key, row);
    after = page.at(-1)?.[0];
    if (page.length < PAGE) return rows;
  }
}
