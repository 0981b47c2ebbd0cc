/**
 * Pearson's χ² of counts against what each was expected to be in proportion. Draws here come from fixed keys, so a test either
 * always passes or always fails; the critical values are those at which a fair draw would fail once in a million (α = 10⁻⁶).
 */
export function chiSquare(counts: readonly number[], proportions: readonly number[]): number {
  const [n, whole] = [sum(counts), sum(proportions)];
  return sum(
    counts.map((count, i) => {
      const expected = (n * (proportions[i] ?? 0)) / whole;
      return (count - expected) ** 2 / expected;
    }),
  );
}

/** Upper quantiles of χ² at α = 10⁻⁶ by degrees of freedom; computed with SciPy 1.17.1, `chi2.isf(1e-6, df)`. */
export const critical = {
  1: 23.928,
  2: 27.631,
  5: 35.888,
  8: 42.701,
  9: 44.811,
  11: 48.866,
  19: 63.677,
  23: 70.55,
  59: 125.665,
  99: 180.792,
} as const;

const sum = (numbers: readonly number[]): number => numbers.reduce((total, n) => total + n, 0);
