import type { Expected } from "./errors.ts";
import type { Instant, NewEvent, Position, Recorded } from "./message.ts";
import type { Views } from "./views.ts";

/**
 * The port every store implements. It promises:
 * exact expected versions, atomic appends, commands applied once, and one total order in which nothing ever appears behind a reader.
 * A store is a record of functions without `this`, so that a wrapper may spread it and replace some.
 * `@caseloop/core/contract` holds a store to it.
 */
export interface EventStore {
  /** Names the store in errors and traces, without secrets: `sqlite:cases.db`. */
  readonly name: string;
  /** The store's clock: stamps `recordedAt`, and `occurredAt` where a command names no time. */
  now(): Instant;
  /**
   * Records the events at the end of the stream, all or none, and answers once they are durable.
   * Throws `ConcurrencyError`, `CommandIdReusedError`, `InvalidPayloadError`, `StoreError`.
   */
  append(stream: string, events: readonly NewEvent[], options: AppendOptions): Promise<Appended>;
  /** One page of a stream, in order of version; an absent stream is an empty page. */
  readStream(stream: string, options?: StreamOptions): Promise<readonly Recorded[]>;
  /** One page of the log, in order of position. */
  readAll(options?: AllOptions): Promise<Page>;
  /** What a command did when it was first applied; `undefined` if it never was. */
  outcomeOf(commandId: string): Promise<Appended | undefined>;
  /** The position of the last event; `start` when there is none. */
  head(): Promise<Position>;
  /** Resolves when the log may have grown beyond `after`, or when aborted; may also wake for nothing. */
  changed(after: Position, signal: AbortSignal): Promise<void>;
  /** Where projections keep their rows and checkpoints, if this store can keep them. */
  readonly views?: Views;
  /** Finishes what was accepted, refuses what comes later with `store-closed`, and frees everything. */
  close(): Promise<void>;
}

export interface AppendOptions {
  readonly expected: Expected;
  /** Recorded in the same transaction: a second append under this id changes nothing and answers the first outcome. */
  readonly commandId?: string;
}

export interface Appended {
  readonly events: readonly Recorded[];
  /** The stream's version after the last of these events. */
  readonly version: number;
  /** The position of the last of these events. */
  readonly position: Position;
  /** True when the command had been applied before. */
  readonly repeated: boolean;
}

export interface StreamOptions {
  /** Versions above this one; from the beginning where absent. */
  readonly after?: number;
  readonly limit?: number;
}

export interface AllOptions {
  /** Positions above this one; from the beginning where absent. */
  readonly after?: Position;
  readonly limit?: number;
  /** Only events of these categories, and of these types where named; everything where absent. */
  readonly only?: readonly Selection[];
}

export interface Selection {
  readonly category: string;
  readonly types?: readonly string[];
}

export interface Page {
  readonly events: readonly Recorded[];
  /** Everything up to here was looked at, whether or not it was selected: where the next page starts. */
  readonly position: Position;
  /** The end of the log was reached when the page was read. */
  readonly end: boolean;
}

/** How many events a page holds where nobody says. */
export const PAGE = 1000;

/** Does this event belong to the selection? For stores that cannot ask it of their database. */
export function selected(
  only: readonly Selection[] | undefined,
  event: { readonly category: string; readonly type: string },
): boolean {
  return (
    only?.some(({ category, types }) => category === event.category && (types?.includes(event.type) ?? true)) ?? true
  );
}

/** Does the stream's version meet the expectation? */
export function meets(expected: Expected, actual: number): boolean {
  if (expected === "any") return true;
  if (expected === "none") return actual === 0;
  if (expected === "exists") return actual > 0;
  return expected === actual;
}
