import type { z } from "zod";
import { copy } from "./copy.ts";
import type { EventSource } from "./decider.ts";
import { DefinitionError } from "./errors.ts";
import { fingerprint } from "./fingerprint.ts";
import { type DataOf, ownData, type Step, sharedData } from "./fold.ts";
import type { Recorded } from "./message.ts";
import { Seen } from "./seen.ts";
import type { Selection } from "./store.ts";

/** `ticket.Dispatched` for every event of these sources. */
export type EventName<Source> =
  Source extends EventSource<infer Name, infer Events> ? `${Name}.${keyof Events & string}` : never;

/** The recorded event behind such a name. */
export type EventNamed<Source, Name> =
  Source extends EventSource<infer Category, infer Events>
    ? {
        [T in keyof Events & string]: `${Category}.${T}` extends Name
          ? Recorded<T, z.output<Events[T]>> & { readonly category: Category }
          : never;
      }[keyof Events & string]
    : never;

/**
 * One recipe per event: changes the state or row, or returns the next; a keyed projection deletes the row by returning `null`.
 * It is told the row's key, which is empty where there is one state.
 */
export type Projecting<Source, Names extends string, State> = {
  readonly [N in Names]: (state: State, event: EventNamed<Source, N>, key: string) => State | null | void;
};

export interface ProjectionDefinition<Sources extends readonly EventSource[], Names extends string, State> {
  /** Names the view it is kept in. */
  readonly name: string;
  /** The deciders whose events it reads. */
  readonly from: Sources;
  /** The state, or a row, before anything happened. */
  readonly initial: State;
  readonly on: Projecting<Sources[number], Names, State>;
  /** Raise it when a recipe changes through something it calls, so that the view is known to be outdated. */
  readonly revision?: number;
}

/** Which rows an event touches: one, several, or none. */
export type KeyOf<Sources extends readonly EventSource[], Names extends string> = (
  event: EventNamed<Sources[number], Names>,
) => string | readonly string[] | undefined;

/** A fold that answers questions. `View` is what a reader gets: the state, or the rows by key. */
export interface Projection<View = unknown, State = unknown> {
  readonly kind: "projection";
  readonly name: string;
  readonly keyed: boolean;
  readonly fingerprint: string;
  /** What it reads; stores filter by it. */
  readonly only: readonly Selection[];
  /** The keys of the rows this event touches; a single-state projection has one row, under the empty key. */
  keysOf(event: Recorded): readonly string[];
  /** Folds one event into the rows, which are the caller's own; answers the keys it touched. Recipes get a copy of its data unless told otherwise. */
  apply(rows: Map<string, State>, event: Recorded, dataOf?: DataOf): readonly string[];
  /** The rows as a reader wants them. */
  view(rows: Map<string, State>): View;
  readonly sources: readonly EventSource[];
  /** The memory of a process, which has reacted to everything up to its checkpoint and to nothing beyond. */
  readonly reacts?: true;
}

/** A keyed projection: one row per key, made from `initial` when first touched. */
export function projection<
  const Sources extends readonly EventSource[],
  State,
  Names extends EventName<Sources[number]>,
>(
  definition: ProjectionDefinition<Sources, Names, State> & { readonly key: KeyOf<Sources, Names> },
): Projection<ReadonlyMap<string, State>, State>;
/** A projection of one state. Types are inferred; throws `DefinitionError` for an event its sources do not have. */
export function projection<
  const Sources extends readonly EventSource[],
  State,
  Names extends EventName<Sources[number]>,
>(definition: ProjectionDefinition<Sources, Names, State>): Projection<State, State>;
export function projection<State>(
  definition: ProjectionDefinition<readonly EventSource[], string, State> & {
    readonly key?: KeyOf<readonly EventSource[], string>;
  },
): Projection<unknown, State> {
  const { name, from, initial, key } = definition;
  const steps = stepsOf<State>(name, from, definition.on);
  const single = [""] as const;

  const find = (event: Recorded, dataOf: DataOf): Found<State> => {
    const step = steps.get(event.category)?.get(event.type);
    if (!step) throw new TypeError(`${name} does not read ${event.category}.${event.type}`);
    const data = dataOf(step, event);
    const seen = data === event.data ? event : new Seen(event, data);
    const keys = key?.(seen as never);
    return { step, seen, keys: key ? (keys === undefined ? [] : typeof keys === "string" ? [keys] : keys) : single };
  };

  return {
    kind: "projection",
    name,
    keyed: key !== undefined,
    sources: from,
    fingerprint: fingerprint([
      name,
      definition.revision ?? 0,
      initial,
      String(key),
      ...Object.entries(definition.on).flatMap(([type, recipe]) => [type, String(recipe)]),
    ]),
    only: [...steps].map(([category, types]) => ({ category, types: [...types.keys()] })),
    keysOf: (event) => find(event, sharedData).keys,
    apply(rows, event, dataOf = ownData) {
      const { step, seen, keys } = find(event, dataOf);
      for (const at of keys) {
        const row = rows.get(at) ?? copy(initial);
        const next = step.recipe(row, seen, at);
        if (next === null && key) rows.delete(at);
        else rows.set(at, next === undefined ? row : (next as State));
      }
      return keys;
    },
    view: (rows) => (key ? rows : (rows.get("") ?? copy(initial))),
  };
}

/** What is known of an event type, and the recipe for its rows. */
interface RowStep<State> extends Omit<Step<State>, "recipe"> {
  readonly recipe: (row: State, event: Recorded, key: string) => State | null | void;
}

interface Found<State> {
  readonly step: RowStep<State>;
  readonly seen: Recorded;
  readonly keys: readonly string[];
}

/** The recipes by category and type, joined with what the sources know of each event. */
function stepsOf<State>(
  name: string,
  from: readonly EventSource[],
  on: object,
): ReadonlyMap<string, ReadonlyMap<string, RowStep<State>>> {
  const steps = new Map<string, Map<string, RowStep<State>>>();
  for (const [event, recipe] of Object.entries(on)) {
    const [category = "", type = ""] = event.split(".");
    const known = from.find((source) => source.name === category)?.steps.get(type);
    if (!known) throw new DefinitionError(name, `reads ${event}, which none of its sources has`);
    const types = steps.get(category) ?? new Map<string, RowStep<State>>();
    steps.set(
      category,
      types.set(type, {
        schema: known.schema,
        lift: known.lift,
        copy: known.copy,
        recipe: recipe as RowStep<State>["recipe"],
      }),
    );
  }
  return steps;
}
