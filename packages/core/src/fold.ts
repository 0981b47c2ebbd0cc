import { type Immutable, produce } from "immer";
import { type Copier, copy } from "./copy.ts";
import { UnknownEventError } from "./errors.ts";
import type { Event, Recorded } from "./message.ts";

/**
 * A recipe changes the state it is given, or returns the next one. State is a tree: no object stands in two places.
 * It runs in two ways with one result: straight on a state nobody else holds (replay), or through Immer where the old state is kept.
 */
export type Recipe<State, E> = (state: State, event: E) => State | void;

/** All a fold knows of one event type. */
export interface Step<State> {
  readonly recipe: Recipe<State, Event>;
  /** Gives the recipe data of its own; absent where the data is a primitive. */
  readonly copy: Copier | undefined;
  /** The current version of the type's schema, and the way there from older ones. */
  readonly schema: number;
  readonly lift: (data: unknown, schema: number) => unknown;
}

export type Steps<State> = ReadonlyMap<string, Step<State>>;

/** What of an event a recipe is handed: `ownData`, or `sharedData` where the event is frozen or nobody else's. */
export type DataOf = (step: Omit<Step<never>, "recipe">, event: Event & Partial<Recorded>) => unknown;

/**
 * Folds in place. Every recipe gets the event's data lifted to the current schema; by default a copy, so nothing it keeps or
 * changes is the recorded event. Throws `UnknownEventError`.
 */
export function foldEvents<State>(
  steps: Steps<State>,
  state: State,
  events: readonly (Event | Recorded)[],
  dataOf: DataOf = ownData,
): State {
  let now = state;
  for (let i = 0; i < events.length; i++) {
    const event = events[i] as Event & Partial<Recorded>;
    const step = steps.get(event.type);
    if (step === undefined) throw unknown(event);
    const next = step.recipe(now, { type: event.type, data: dataOf(step, event) });
    if (next !== undefined) now = next;
  }
  return now;
}

/** Folds through one Immer draft for all the events; the state handed in stays as it was, and untouched parts are shared. */
export function foldKeeping<State>(
  steps: Steps<State>,
  state: Immutable<State>,
  events: readonly (Event | Recorded)[],
): State {
  const box = produce({ state: state as unknown }, (draft) => {
    for (const event of events) draft.state = foldEvents(steps, draft.state as State, [event]);
  });
  return box.state as State;
}

/** The event's data as the current code knows it, and nobody else's. Throws `UnknownEventError` for a schema from the future. */
export const ownData: DataOf = (step, event) => {
  if (event.schema !== undefined && event.schema !== step.schema) return lifted(step, event, event.schema);
  return step.copy === undefined ? event.data : step.copy(event.data);
};

/** The same without a copy: part of the recorded event. */
export const sharedData: DataOf = (step, event) =>
  event.schema !== undefined && event.schema !== step.schema ? lifted(step, event, event.schema) : event.data;

function lifted(step: Omit<Step<never>, "recipe">, event: Event & Partial<Recorded>, schema: number): unknown {
  if (schema > step.schema) throw unknown(event);
  return step.lift(copy(event.data), schema);
}

export function unknown(event: Event & Partial<Recorded>): UnknownEventError {
  return new UnknownEventError(event.stream ?? "a new event", event.version ?? 0, event.type, event.schema ?? 1);
}
