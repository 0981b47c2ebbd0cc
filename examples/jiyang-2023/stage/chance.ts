/** Chance that comes out the same for the same seed, on every machine. */
export interface Chance {
  /** From 0, below 1. */
  next(): number;
  /** A whole number, both ends included. */
  int(from: number, to: number): number;
  /** True in so many cases of a hundred. */
  percent(share: number): boolean;
  pick<T>(list: readonly [T, ...T[]]): T;
  /** Picks by weight. */
  weigh<T>(list: readonly (readonly [T, number])[]): T;
}

/** Source: Mulberry32 (T. Ettinger, public domain), seeded with FNV-1a of the text. */
export function chance(seed: string): Chance {
  let state = 0x811c9dc5;
  for (let at = 0; at < seed.length; at++) state = Math.imul(state ^ seed.charCodeAt(at), 0x01000193);
  const next = () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
  const int = (from: number, to: number) => from + Math.floor(next() * (to - from + 1));
  return {
    next,
    int,
    percent: (share) => next() * 100 < share,
    pick: (list) => list[int(0, list.length - 1)] ?? list[0],
    weigh(list) {
      let total = 0;
      for (const one of list) total += one[1];
      let left = next() * total;
      for (const one of list) {
        left -= one[1];
        if (left < 0) return one[0];
      }
      const last = list.at(-1);
      if (last === undefined) throw new RangeError("nothing to weigh");
      return last[0];
    },
  };
}
