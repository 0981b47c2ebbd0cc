import { copy } from "./copy.ts";
import { CaseloopError, hasCode, PoisonEventError } from "./errors.ts";
import { type Position, type Recorded, start } from "./message.ts";
import type { Projection } from "./projection.ts";
import type { EventStore, Selection } from "./store.ts";
import type { Checkpoint, Views } from "./views.ts";

/** One reader's side of a subscription. */
export interface Keeping {
  readonly only: readonly Selection[] | undefined;
  /** Where to read from. */
  start(): Promise<Position>;
  /** Deals with a page; answers where to read on from, which is not the page's end when somebody else moved the checkpoint. */
  take(events: readonly Recorded[], position: Position): Promise<Position>;
  /** The subscription ends: save what is not saved. */
  end(): Promise<void>;
}

export interface KeepOptions {
  /** Where the rows are kept; the store's own views where absent. */
  readonly views?: Views;
  /** What to do with an event a recipe cannot take: stop before it (the default), or set its stream aside and go on. */
  readonly onPoison?: "stop" | "park";
}

/** The rows of a view that an event touches, while they are in hand. */
export interface InHand<State> {
  readonly rows: Map<string, State>;
  readonly touched: Set<string>;
}

/** What a process does about the events of a page. */
export interface Reacting<State> {
  /** Told of each event after its fold, with the row it touched. */
  seen(event: Recorded, state: State | undefined): void;
  /** Does what they call for, before anything is saved; answers the first event that must not count as dealt with, if there is one. */
  done(): Promise<Poison | undefined>;
}

/** An event that cannot be dealt with. */
export interface Poison {
  readonly event: Recorded;
  readonly error: PoisonEventError;
}

/** The views to use. Throws `TypeError` when neither the caller nor the store has any. */
export function viewsOf(store: EventStore, { views }: { readonly views?: Views }): Views {
  const kept = views ?? store.views;
  if (!kept) throw new TypeError(`${store.name} keeps no views; hand some in as { views }`);
  return kept;
}

/**
 * Keeps a projection's rows true to the log: each page's rows and the checkpoint are saved in one transaction.
 * Several may run at once, in one process or many: whoever saves first wins, the others read on from there.
 */
export function keep<State>(
  store: EventStore,
  projection: Projection<unknown, State>,
  options: KeepOptions,
  react?: () => Reacting<State>,
): Keeping {
  const views = viewsOf(store, options);
  const { name, fingerprint } = projection;
  let saved: Checkpoint | undefined;
  let unsaved: Position = start;

  const resume = async (): Promise<Position> => {
    saved = await views.checkpoint(name);
    if (saved && saved.fingerprint !== fingerprint) {
      throw new CaseloopError("view-outdated", `the view ${name} was made by other code than this; rebuild it`, {
        view: name,
        kept: saved.fingerprint,
        now: fingerprint,
      });
    }
    unsaved = saved?.position ?? start;
    return unsaved;
  };

  const save = async (
    position: Position,
    { rows, touched }: InHand<State>,
    parked: Checkpoint["parked"],
  ): Promise<Position> => {
    const set = new Map<string, State>();
    const gone: string[] = [];
    for (const key of touched) rows.has(key) ? set.set(key, rows.get(key) as State) : gone.push(key);
    const checkpoint = { position, fingerprint, parked };
    try {
      await views.save(name, { expected: saved?.position, checkpoint, set, delete: gone });
    } catch (error) {
      if (!hasCode(error, "concurrency") && !hasCode(error, "store-outcome-unknown")) throw error;
      return resume(); // the checkpoint tells whose save it was
    }
    saved = checkpoint;
    unsaved = position;
    return position;
  };

  return {
    only: projection.only,
    start: resume,
    async take(page, position) {
      let parked = saved?.parked ?? {};
      for (;;) {
        const events = before(parked, page);
        const reacting = react?.();
        const { inHand, poison } = await fold(views, projection, events, reacting);
        if (poison && options.onPoison === "park") {
          const { stream, position: from } = poison.event;
          parked = { ...parked, [stream]: { position: from, because: poison.error.message } };
          continue;
        }
        const stop = (await reacting?.done()) ?? poison;
        if (stop) {
          await takeBefore(events, stop.event, parked);
          throw stop.error;
        }
        if (page.length > 0) return save(position, inHand, parked);
        unsaved = position; // nothing of it concerns this view: the checkpoint can wait
        return position;
      }
    },
    async end() {
      if (unsaved > (saved?.position ?? start))
        await save(unsaved, { rows: new Map(), touched: new Set() }, saved?.parked ?? {});
    },
  };

  /** Saves what came before the poison, so that the checkpoint stands right in front of it. */
  async function takeBefore(
    events: readonly Recorded[],
    poison: Recorded,
    parked: Checkpoint["parked"],
  ): Promise<void> {
    const good = events.slice(0, events.indexOf(poison));
    const last = good.at(-1);
    if (!last) return;
    const { inHand } = await fold(views, projection, good);
    await save(last.position, inHand, parked);
  }
}

/** What of these events a poison has not set aside. */
function before(parked: Checkpoint["parked"], events: readonly Recorded[]): readonly Recorded[] {
  if (Object.keys(parked).length === 0) return events;
  return events.filter(({ stream, position }) => position < (parked[stream]?.position ?? Number.POSITIVE_INFINITY));
}

interface Folded<State> {
  readonly inHand: InHand<State>;
  readonly poison?: Poison;
}

async function fold<State>(
  views: Views,
  projection: Projection<unknown, State>,
  events: readonly Recorded[],
  reacting?: Reacting<State>,
): Promise<Folded<State>> {
  const inHand: InHand<State> = { rows: new Map(), touched: new Set() };
  let at = 0;
  try {
    const keys = new Set<string>();
    for (; at < events.length; at++) for (const key of projection.keysOf(events[at] as Recorded)) keys.add(key);
    for (const [key, row] of await views.rows(projection.name, [...keys])) inHand.rows.set(key, copy(row) as State);
  } catch (error) {
    return poisoned(inHand, events, at, projection, error);
  }
  for (at = 0; at < events.length; at++) {
    const event = events[at] as Recorded;
    let keys: readonly string[];
    try {
      keys = projection.apply(inHand.rows, event);
    } catch (error) {
      return poisoned(inHand, events, at, projection, error);
    }
    for (const key of keys) inHand.touched.add(key);
    reacting?.seen(event, keys[0] === undefined ? undefined : inHand.rows.get(keys[0]));
  }
  return { inHand };
}

function poisoned<State>(
  inHand: InHand<State>,
  events: readonly Recorded[],
  at: number,
  { name }: Projection<unknown, State>,
  cause: unknown,
): Folded<State> {
  const event = events[at];
  if (!event) throw cause;
  return { inHand, poison: { event, error: new PoisonEventError(name, event, cause) } };
}
