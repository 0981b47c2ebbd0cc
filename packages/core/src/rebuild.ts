import { ViewDiffersError } from "./errors.ts";
import { type KeepOptions, viewsOf } from "./keep.ts";
import { type Position, start } from "./message.ts";
import { plain } from "./plain.ts";
import type { Process } from "./process.ts";
import { type Progress, scan } from "./project.ts";
import type { Projection } from "./projection.ts";
import { same } from "./same.ts";
import { type EventStore, PAGE } from "./store.ts";
import type { Checkpoint, Views } from "./views.ts";

export interface RebuildOptions extends Pick<KeepOptions, "views"> {
  readonly onProgress?: (progress: Progress) => void;
  /** Switch even where the same code now gives other rows than the live view holds. */
  readonly force?: boolean;
}

export interface Rebuilt {
  readonly position: Position;
  readonly rows: number;
  /** Keys at which the new view differs from the live one at the same position; `undefined` where there was nothing to compare with. */
  readonly differs: readonly string[] | undefined;
}

/**
 * Builds a view anew from the log beside the live one, compares both at the same position, and switches in one step; nothing is sent.
 * Where the code is the same and the rows are not, throws `ViewDiffersError` and leaves the live view alone, unless forced.
 * A process keeps its place: what it has not reacted to yet, it reacts to afterwards; one that never ran begins at the end of the log.
 * The rows are held in memory while building.
 */
export async function rebuild<State>(
  store: EventStore,
  reader: Projection<unknown, State> | Process<State>,
  options: RebuildOptions = {},
): Promise<Rebuilt> {
  const projection = reader.kind === "process" ? reader.memory : reader;
  const { name, fingerprint } = projection;
  const views = viewsOf(store, options);
  const rows = new Map<string, State>();
  let position = start;

  let live = await views.checkpoint(name);
  let differs: readonly string[] | undefined;
  while (live && isEmpty(live.parked)) {
    position = await foldTo(store, projection, rows, position, live.position, options.onProgress);
    differs = await differences(views, name, rows);
    const now: Checkpoint | undefined = await views.checkpoint(name);
    if (!now || now.position === live.position) break;
    live = now; // it is being kept meanwhile: catch up with it and compare again
  }
  if (differs?.length && live?.fingerprint === fingerprint && !options.force) throw new ViewDiffersError(name, differs);

  const place = projection.reacts ? live : undefined;
  position = await foldTo(store, projection, rows, position, place?.position, options.onProgress);
  const next = `${name}~rebuilt`;
  await views.drop(next);
  await views.save(next, {
    expected: undefined,
    checkpoint: { position, fingerprint, parked: place?.parked ?? {} },
    set: rows,
    delete: [],
  });
  await views.replace(next, name);
  return { position, rows: rows.size, differs };
}

/** Folds on from a position, up to another or to the end of the log; answers how far it came. */
async function foldTo<State>(
  store: EventStore,
  projection: Projection<unknown, State>,
  rows: Map<string, State>,
  from: Position,
  to: Position | undefined,
  onProgress?: (progress: Progress) => void,
): Promise<Position> {
  if (to !== undefined && to <= from) return from;
  let position = from;
  for await (const page of scan(store, projection, onProgress, from)) {
    for (const event of page.events) {
      if (to !== undefined && event.position > to) return to;
      projection.apply(rows, event);
    }
    position = page.position;
    if (to !== undefined && position >= to) return to;
  }
  return position;
}

async function differences<State>(views: Views, name: string, rows: ReadonlyMap<string, State>): Promise<string[]> {
  const missing = new Set(rows.keys());
  const differs: string[] = [];
  for (let after: string | undefined; ; ) {
    const page = await views.scan(name, { limit: PAGE, ...(after === undefined ? {} : { after }) });
    for (const [key, row] of page) {
      if (!missing.delete(key) || !same(plain(rows.get(key), key), row)) differs.push(key);
    }
    after = page.at(-1)?.[0];
    if (page.length < PAGE) return [...differs, ...missing];
  }
}

function isEmpty(record: object): boolean {
  return Object.keys(record).length === 0;
}
