import type { Immutable } from "immer";
import { type AsOf, horizon } from "./as-of.ts";
import { copy } from "./copy.ts";
import type { Decider, EventSource } from "./decider.ts";
import { CorruptEventError } from "./errors.ts";
import { type DataOf, foldEvents, ownData, unknown } from "./fold.ts";
import { type Position, type Recorded, start, streamName } from "./message.ts";
import { fieldIssues } from "./rejection.ts";
import type { MessageOf, Schemas } from "./schemas.ts";
import { sharing } from "./sharing.ts";
import type { Snapshots } from "./snapshot.ts";
import { type EventStore, PAGE } from "./store.ts";

export interface ReadOptions {
  readonly asOf?: AsOf;
  /** Check every event against its schema while reading, as audits do; throws `CorruptEventError`. */
  readonly verify?: boolean;
}

export interface LoadOptions extends ReadOptions {
  /** A cache of states to start from; never used with `asOf` or `verify`. */
  readonly snapshots?: Snapshots;
}

/** An aggregate as it was, with the place in its stream and in the log up to which this is true. */
export interface Loaded<State> {
  /** Read-only: parts of it may be parts of recorded events. */
  readonly state: Immutable<State>;
  /** `0` when it does not exist. */
  readonly version: number;
  readonly position: Position;
}

/** What loading needs of a decider. */
export type Foldable<State> = Pick<Decider<string, State>, "name" | "initial" | "fingerprint" | "steps" | "events">;

/**
 * The state of one aggregate, now or as of a moment, to be read and not changed.
 * Throws `UnknownEventError`, `CorruptEventError`, and what the store throws.
 */
export function load<State>(
  store: EventStore,
  decider: Foldable<State>,
  entity: string,
  options: LoadOptions = {},
): Promise<Loaded<State>> {
  return sharing(decider, (dataOf) => loading(store, decider, entity, options, dataOf));
}

async function loading<State>(
  store: EventStore,
  decider: Foldable<State>,
  entity: string,
  { asOf, verify = false, snapshots }: LoadOptions,
  dataOf: DataOf,
): Promise<Loaded<State>> {
  const stream = streamName(decider.name, entity);
  const cache = asOf === undefined && !verify ? snapshots : undefined;
  const snapshot = cache && (await cache.get(stream, decider.fingerprint));

  let state = snapshot ? (copy(snapshot.state) as State) : copy(decider.initial);
  let { version, position }: { version: number; position: Position } = snapshot ?? { version: 0, position: start };
  await readPages(store, stream, asOf, version, (events) => {
    if (verify) for (const event of events) check(decider, event);
    state = foldEvents(decider.steps, state, events, dataOf);
    ({ version, position } = events.at(-1) as Recorded);
  });
  if (cache && version - (snapshot?.version ?? 0) >= cache.every)
    await cache.put(stream, decider.fingerprint, { state, version, position });
  return { state: state as Immutable<State>, version, position };
}

/** All events of one aggregate in order, lifted to the schemas of today, now or as of a moment. */
export async function history<Name extends string, Events extends Schemas>(
  store: EventStore,
  decider: EventSource<Name, Events>,
  entity: string,
  { asOf, verify = false }: ReadOptions = {},
): Promise<(Recorded & MessageOf<Events>)[]> {
  const all: Recorded[] = [];
  await readPages(store, streamName(decider.name, entity), asOf, 0, (events) => {
    for (const event of events) {
      if (verify) check(decider, event);
      all.push(today(decider, event));
    }
  });
  return all as (Recorded & MessageOf<Events>)[];
}

/** The event with its data as the code of today knows it. Throws `UnknownEventError`. */
function today(decider: EventSource, event: Recorded): Recorded {
  const step = decider.steps.get(event.type);
  if (!step) throw unknown(event);
  return event.schema === step.schema ? event : { ...event, schema: step.schema, data: ownData(step, event) };
}

/** Holds a recorded event against its schema. Throws `CorruptEventError`, `UnknownEventError`. */
export function check(decider: EventSource, event: Recorded): void {
  const { data } = today(decider, event);
  const parsed = decider.events[event.type]?.safeParse(data);
  if (parsed && !parsed.success) {
    const issues = fieldIssues(parsed.error, data).map((issue) => `${issue.field || "data"}: ${issue.problem}`);
    throw new CorruptEventError(
      event.stream,
      event.version,
      `${event.type} does not fit its schema: ${issues.join("; ")}`,
    );
  }
}

async function readPages(
  store: EventStore,
  stream: string,
  asOf: AsOf | undefined,
  after: number,
  take: (events: readonly Recorded[]) => void,
): Promise<void> {
  const { includes, prefix } = horizon(asOf);
  for (let seen = after; ; ) {
    const page = await store.readStream(stream, { after: seen, limit: PAGE });
    const events = asOf === undefined ? page : page.filter(includes);
    if (events.length > 0) take(events);
    if (page.length < PAGE || (prefix && events.length < page.length)) return;
    seen = (page.at(-1) as Recorded).version;
  }
}
