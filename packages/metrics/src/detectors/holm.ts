/** One of several questions asked at once: how unlikely its answer is where nothing happened. */
export interface Asked {
  readonly p: number;
}

/**
 * Those whose answer chance does not explain, each with the threshold its `p` was held against (S. Holm, 1979): the chance that any of
 * them is false is at most `alpha`, however they depend on one another.
 */
export function unlikely<T extends Asked>(
  asked: readonly T[],
  alpha: number,
): readonly (T & { readonly threshold: number })[] {
  const found: (T & { threshold: number })[] = [];
  for (const [i, one] of [...asked].sort((a, b) => a.p - b.p).entries()) {
    const threshold = alpha / (asked.length - i);
    if (one.p > threshold) break;
    found.push({ ...one, threshold });
  }
  return found;
}
