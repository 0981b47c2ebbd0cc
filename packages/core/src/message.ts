/**
 * The words of the log: what a caller asks for (Command), what happened (Event), and what a store keeps of it (Recorded).
 */

/** Anything JSON can say; the only thing a store keeps. */
export type Json = null | boolean | number | string | readonly Json[] | { readonly [key: string]: Json };

/** A moment as ISO 8601 in UTC with milliseconds, `2023-07-20T00:00:00.000Z`; text order is time order. */
export type Instant = string;

declare const brand: unique symbol;
/** Where an event stands in the whole log: opaque and comparable with `<`; never compute with it. `0` is before the first. */
export type Position = number & { readonly [brand]: "Position" };

/** A fact, before it is recorded. */
export interface Event<Type extends string = string, Data = unknown> {
  readonly type: Type;
  readonly data: Data;
}

/** A request to change one aggregate; it is applied at most once when it carries an `id`. */
export interface Command<Type extends string = string, Data = unknown> {
  readonly type: Type;
  readonly data: Data;
  /** Makes a repeated delivery harmless: the same id again returns the first outcome. Any string, best a UUID. */
  readonly id?: string;
  /** When it happened in the domain (`occurredAt` of its events); the store's clock where absent. */
  readonly at?: Instant;
  /** Who asks: an opaque id of a person or system, never a name. */
  readonly by?: string;
  /** What led to it: the id of an event or command. */
  readonly causation?: string;
  /** The conversation it belongs to. */
  readonly correlation?: string;
}

/** What stands beside an event's data: who, on which command, and because of what. */
export interface Meta {
  readonly by?: string;
  readonly command?: { readonly type: string; readonly id?: string };
  readonly causation?: string;
  readonly correlation?: string;
}

/** An event on its way into a store. */
export interface NewEvent<Type extends string = string, Data = unknown> extends Event<Type, Data> {
  readonly id: string;
  /** Version of the event type's schema, from 1. */
  readonly schema: number;
  readonly occurredAt: Instant;
  readonly meta: Meta;
}

/** An event as recorded: it never changes and nobody can alter it. */
export interface Recorded<Type extends string = string, Data = unknown> extends NewEvent<Type, Data> {
  /** `category-entity`, for example `ticket-t-17`. */
  readonly stream: string;
  readonly category: string;
  readonly entity: string;
  /** Place in its stream, from 1 without gaps. */
  readonly version: number;
  readonly position: Position;
  /** When the store took it; never decreases along positions. */
  readonly recordedAt: Instant;
}

/** A position read back from where you kept it; throws `RangeError` unless it is a whole number from 0. */
export function position(value: number): Position {
  if (!Number.isSafeInteger(value) || value < 0)
    throw new RangeError(`a position is a whole number from 0, got ${value}`);
  return value as Position;
}

/** The position before the first event. */
export const start: Position = position(0);

/** The name of an aggregate's stream: `category-entity`. */
export function streamName(category: string, entity: string): string {
  return `${category}-${entity}`;
}

/** The two halves of a stream's name, cut at its first hyphen; throws `RangeError` for a name without either. */
export function splitStream(stream: string): { readonly category: string; readonly entity: string } {
  const cut = stream.indexOf("-");
  if (cut < 1 || cut === stream.length - 1 || !stream.isWellFormed()) {
    throw new RangeError(`a stream is named category-entity, got ${JSON.stringify(stream)}`);
  }
  return { category: stream.slice(0, cut), entity: stream.slice(cut + 1) };
}
