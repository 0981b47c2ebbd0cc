import { type AsOf, horizon } from "./as-of.ts";
import { copy } from "./copy.ts";
import type { Decider, EventSource, MessageOf, Schemas } from "./decider.ts";
import { CorruptEventError } from "./errors.ts";
import { ownData, unknown } from "./fold.ts";
import { type Position, type Recorded, start, streamName } from "./message.ts";
import { fieldIssues } from "./rejection.ts";
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
  readonly state: State;
  /** `0` when it does not exist. */
  readonly version: number;
  readonly position: Position;
}

/** What loading needs of a decider. */
export type Foldable<State> = Pick<
  Decider<string, State>,
  "name" | "initial" | "fingerprint" | "steps" | "replay" | "events"
>;

/**
 * The state of one aggregate, now or as of a moment; the state is the caller's own.
 * Throws `UnknownEventError`, `CorruptEventError`, and what the store throws.
 */
export async function load<State>(
  store: EventStore,
  decider: Foldable<State>,
  entity: string,
  { asOf, verify = false, snapshots }: LoadOptions = {},
): Promise<Loaded<State>> {
  const stream = streamName(decider.name, entity);
  const cache = asOf === undefined && !verify ? snapshots : undefined;
  const snapshot = await cache?.get(stream, decider.fingerprint);

  let state = snapshot ? (copy(snapshot.state) as State) : copy(decider.initial);
  let { version, position }: { version: number; position: Position } = snapshot ?? { version: 0, position: start };
  for await (const events of pages(store, stream, asOf, version)) {
    if (verify) for (const event of events) check(decider, event);
    state = decider.replay(state, events);
    ({ version, position } = events.at(-1) as Recorded);
  }
  if (cache && version - (snapshot?.version ?? 0) >= cache.every)
    await cache.put(stream, decider.fingerprint, { state, version, position });
  return { state, version, position };
}

/** All events of one aggregate in order, lifted to the schemas of today, now or as of a moment. */
export async function history<Name extends string, Events extends Schemas>(
  store: EventStore,
  decider: EventSource<Name, Events>,
  entity: string,
  { asOf, verify = false }: ReadOptions = {},
): Promise<(Recorded & MessageOf<Events>)[]> {
  const all: Recorded[] = [];
  for await (const events of pages(store, streamName(decider.name, entity), asOf)) {
    for (const event of events) {
      if (verify) check(decider, event);
      all.push(today(decider, event));
    }
  }
  return all as (Recorded & MessageOf<Events>)[];
}

/** The event with its data as the code of today knows it. Throws `UnknownEventError`. */
export function today(decider: EventSource, event: Recorded): Recorded {
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

async function* pages(
  store: EventStore,
  stream: string,
  asOf: AsOf | undefined,
  after = 0,
): AsyncGenerator<readonly Recorded[]> {
  const { includes, prefix } = horizon(asOf);
  for (let seen = after; ; ) {
    const page = await store.readStream(stream, { after: seen, limit: PAGE });
    const events = asOf === undefined ? page : page.filter(includes);
    if (events.length > 0) yield events;
    if (page.length < PAGE || (prefix && events.length < page.length)) return;
    seen = (page.at(-1) as Recorded).version;
  }
}
