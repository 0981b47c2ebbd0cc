/** How many took how long, in whole units: exact on that grid, mergeable, and of bounded size. */
export type Counts = Readonly<Record<string, number>>;

/** From here on everything is one bucket. */
const LONGEST = 4_000;

/** One more that took that long; changes `counts`. */
export function count(counts: Record<string, number>, took: number): void {
  const bucket = Math.min(Math.max(0, took), LONGEST);
  counts[bucket] = (counts[bucket] ?? 0) + 1;
}

/** Both histories as one. */
export function merge(one: Counts, other: Counts): Counts {
  const merged: Record<string, number> = { ...one };
  for (const [bucket, n] of Object.entries(other)) merged[bucket] = (merged[bucket] ?? 0) + n;
  return merged;
}

/** How many took at least `from` and at most `to` units. */
export function between(counts: Counts, from = 0, to = Number.POSITIVE_INFINITY): number {
  return Object.entries(counts).reduce(
    (sum, [took, n]) => (Number(took) >= from && Number(took) <= to ? sum + n : sum),
    0,
  );
}

/** The shortest time within which that share (0 < share ≤ 1) of them was done; `undefined` where there are none. */
export function quantile(counts: Counts, share: number): number | undefined {
  const rank = Math.ceil(between(counts) * share);
  let seen = 0;
  // Keys that are whole numbers come in ascending order.
  for (const [took, n] of Object.entries(counts)) {
    seen += n;
    if (seen >= rank) return Number(took);
  }
  return undefined;
}
