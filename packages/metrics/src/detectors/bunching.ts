/**
 * 聚集度: how much counts vary beyond chance alone: their variance is m + bunching × m². 0 is Poisson; complaints come in bunches.
 * By moments, and never below 0.
 */
export type Bunching = number;

interface Moments {
  readonly excess: number;
  readonly square: number;
}

function moments(counts: readonly number[]): Moments {
  const n = counts.length;
  const mean = counts.reduce((sum, one) => sum + one, 0) / n;
  const variance = counts.reduce((sum, one) => sum + (one - mean) ** 2, 0) / (n - 1);
  return { excess: variance - mean, square: mean ** 2 - variance / n };
}

/** Of one series. */
export function bunching(counts: readonly number[]): Bunching {
  const { excess, square } = moments(counts);
  return square > 0 ? Math.max(0, excess / square) : 0;
}

/** Of all series together: one figure that many counts agree on. */
export function pooledBunching(series: readonly (readonly number[])[]): Bunching {
  const all = series.map(moments);
  const square = all.reduce((sum, one) => sum + one.square, 0);
  return square > 0 ? Math.max(0, all.reduce((sum, one) => sum + one.excess, 0) / square) : 0;
}
