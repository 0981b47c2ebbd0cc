import type { Lots } from "./lots.ts";

/** Something that may be drawn; twice the weight is twice the chance at every draw. */
export interface Weighted {
  readonly id: string;
  /** A whole number from 1. */
  readonly weight: number;
}

/**
 * Draws `count` items without putting any back, in the order drawn. Each draw asks for a lot below the weight of all that
 * remain, and takes the first item in the order given at which the weights added up exceed it.
 */
export function sample(items: readonly Weighted[], count: number, lots: Lots): readonly string[] {
  const weights = sums(items.map(({ weight }) => weight));
  return Array.from({ length: Math.min(count, items.length) }, () => {
    const index = weights.takeAt(lots.below(weights.total()));
    return items[index]?.id ?? "";
  });
}

/** Weights whose running sums are found, and taken out, in logarithmic time. Source: Fenwick 1994. */
function sums(weights: readonly number[]) {
  const left = [...weights];
  const tree = [0, ...weights];
  let total = 0;
  let top = 1;
  while (top * 2 <= weights.length) top *= 2;
  for (let at = 1; at < tree.length; at += 1) {
    total += weights[at - 1] ?? 0;
    add(tree, at + (at & -at), tree[at] ?? 0, false);
  }
  return {
    total: () => total,
    /** The first index at which the running sum exceeds `lot`; its weight is taken out. */
    takeAt(lot: number): number {
      let [at, rest] = [0, lot];
      for (let step = top; step >= 1; step /= 2) {
        const here = tree[at + step];
        if (here === undefined || here > rest) continue;
        at += step;
        rest -= here;
      }
      const weight = left[at] ?? 0;
      left[at] = 0;
      total -= weight;
      add(tree, at + 1, -weight, true);
      return at;
    },
  };
}

/** Adds to one node, or to it and all above it. */
function add(tree: number[], from: number, by: number, upwards: boolean): void {
  for (let at = from; at < tree.length; at += at & -at) {
    tree[at] = (tree[at] ?? 0) + by;
    if (!upwards) return;
  }
}
