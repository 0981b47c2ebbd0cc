import { DefinitionError } from "./errors.ts";

/** For each event type, one function per old schema version, lifting its data to the next; it may change what it is given. */
export type Upcasts<Events> = {
  readonly [T in keyof Events & string]?: { readonly [version: number]: (data: never) => unknown };
};

type Lift = (data: unknown) => unknown;

/**
 * For each type its current schema version, one above its last upcaster, and the way there.
 * Throws `DefinitionError` unless the versions run 1, 2, … without a hole.
 */
export function upcasting<Events extends object>(name: string, events: Events, upcasts: Upcasts<Events> = {}) {
  const chains = new Map<string, readonly Lift[]>();
  for (const [type, versions] of Object.entries<object>(upcasts as Record<string, object>)) {
    if (!(type in events)) throw new DefinitionError(name, `upcasts ${type}, which is not one of its events`);
    const numbers = Object.keys(versions).map(Number);
    if (numbers.some((number, i) => number !== i + 1))
      throw new DefinitionError(
        name,
        `upcasts of ${type} must run 1, 2, … without a hole; found ${numbers.join(", ")}`,
      );
    chains.set(type, Object.values(versions) as Lift[]);
  }
  return (type: string) => {
    const chain = chains.get(type) ?? [];
    return {
      schema: chain.length + 1,
      lift: (data: unknown, schema: number) => chain.slice(schema - 1).reduce((lifted, lift) => lift(lifted), data),
    };
  };
}
