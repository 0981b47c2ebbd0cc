import type { Loaded } from "./load.ts";

/**
 * Hot states between commands. A state in here is the engine's alone: decisions see it read-only, events change it in place,
 * and it is dropped on any doubt. The log stays the only truth: an append at the exact version proves that the state was current.
 */
export interface StateCache {
  get(decider: object, stream: string): Loaded<unknown> | undefined;
  put(decider: object, stream: string, loaded: Loaded<unknown>): void;
  drop(decider: object, stream: string): void;
}

/** A cache of at most `max` states for each decider; those not used for longest go first, half of them at a time. */
export function stateCache({ max = 10_000 }: { readonly max?: number } = {}): StateCache {
  const half = Math.max(1, Math.floor(max / 2));
  const caches = new WeakMap<object, Generations>();
  return {
    get(decider, stream) {
      const cache = caches.get(decider);
      const young = cache?.young.get(stream);
      if (young || !cache) return young;
      const old = cache.old.get(stream);
      if (old) keep(cache, stream, old, half);
      return old;
    },
    put(decider, stream, loaded) {
      let cache = caches.get(decider);
      if (!cache) {
        cache = { young: new Map(), old: new Map() };
        caches.set(decider, cache);
      }
      keep(cache, stream, loaded, half);
    },
    drop(decider, stream) {
      const cache = caches.get(decider);
      cache?.young.delete(stream);
      cache?.old.delete(stream);
    },
  };
}

interface Generations {
  young: Map<string, Loaded<unknown>>;
  old: Map<string, Loaded<unknown>>;
}

function keep(cache: Generations, stream: string, loaded: Loaded<unknown>, half: number): void {
  if (cache.young.size >= half && !cache.young.has(stream)) {
    cache.old = cache.young;
    cache.young = new Map();
  }
  cache.young.set(stream, loaded);
}
