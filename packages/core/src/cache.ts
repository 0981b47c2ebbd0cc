import type { Loaded } from "./load.ts";

/**
 * Hot states between commands. A state in here is the engine's alone: decisions see it read-only, events change it in place,
 * and it is dropped on any doubt. The log stays the only truth: an append at the exact version proves that the state was current.
 */
export interface StateCache {
  get(fingerprint: string, stream: string): Loaded<unknown> | undefined;
  put(fingerprint: string, stream: string, loaded: Loaded<unknown>): void;
  drop(fingerprint: string, stream: string): void;
}

/** A cache of the `max` most recently used states. */
export function stateCache({ max = 10_000 }: { readonly max?: number } = {}): StateCache {
  const states = new Map<string, Loaded<unknown>>();
  const key = (fingerprint: string, stream: string) => `${fingerprint} ${stream}`;
  return {
    get(fingerprint, stream) {
      const name = key(fingerprint, stream);
      const loaded = states.get(name);
      if (loaded) {
        states.delete(name); // to the end: the first key is always the least recently used
        states.set(name, loaded);
      }
      return loaded;
    },
    put(fingerprint, stream, loaded) {
      const name = key(fingerprint, stream);
      states.delete(name);
      states.set(name, loaded);
      if (states.size > max) states.delete(states.keys().next().value as string);
    },
    drop(fingerprint, stream) {
      states.delete(key(fingerprint, stream));
    },
  };
}
