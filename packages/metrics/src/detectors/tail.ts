import { gammaln } from "simple-statistics";

/*
 * Exact upper tails, P(X ≥ k): each is its first term and the ratio from one term to the next, summed until nothing is left.
 * No normal approximation anywhere; the relative error is below 1e-10 for hundreds of tickets, below 1e-6 for millions.
 */

const choose = (n: number, k: number) => gammaln(n + 1) - gammaln(k + 1) - gammaln(n - k + 1);
const beta = (a: number, b: number) => gammaln(a) + gammaln(b) - gammaln(a + b);

/** At least `k` heads of `n`. */
export function binomialTail(k: number, n: number, share: number): number {
  if (k <= 0) return 1;
  if (k > n) return 0;
  if (share >= 1) return 1;
  const odds = share / (1 - share);
  const first = choose(n, k) + k * Math.log(share) + (n - k) * Math.log1p(-share);
  return sum(k, n, first, (x) => ((n - x) / (x + 1)) * odds);
}

/** At least `k` heads of `n`, where the coin itself is drawn from a beta distribution: the heads come in bunches. */
export function betaBinomialTail(k: number, n: number, a: number, b: number): number {
  if (k <= 0) return 1;
  if (k > n) return 0;
  const first = choose(n, k) + beta(k + a, n - k + b) - beta(a, b);
  return sum(k, n, first, (x) => (((n - x) / (x + 1)) * (x + a)) / (n - x - 1 + b));
}

/** At least `k` marked ones among `drawn`, out of `all` of which `marked` are marked. */
export function hypergeometricTail(k: number, drawn: number, marked: number, all: number): number {
  const least = Math.max(0, drawn + marked - all);
  if (k <= least) return 1;
  const most = Math.min(drawn, marked);
  if (k > most) return 0;
  const first = choose(marked, k) + choose(all - marked, drawn - k) - choose(all, drawn);
  return sum(k, most, first, (x) => ((marked - x) / (x + 1)) * ((drawn - x) / (all - marked - drawn + x + 1)));
}

/** At least `k` of a count whose variance is `dispersion` × `mean`: negative binomial, at 1 Poisson. */
export function overdispersedTail(k: number, mean: number, dispersion: number): number {
  if (k <= 0) return 1;
  if (mean <= 0) return 0;
  if (dispersion <= 1)
    return sum(k, Number.POSITIVE_INFINITY, k * Math.log(mean) - mean - gammaln(k + 1), (x) => mean / (x + 1));
  const size = mean / (dispersion - 1);
  const more = (dispersion - 1) / dispersion;
  const first = gammaln(k + size) - gammaln(size) - gammaln(k + 1) - size * Math.log(dispersion) + k * Math.log(more);
  return sum(k, Number.POSITIVE_INFINITY, first, (x) => ((x + size) / (x + 1)) * more, more);
}

/** The terms from `k` to `last`; `limit`: what the ratio tends to where there is no last one. */
function sum(k: number, last: number, logFirst: number, ratio: (x: number) => number, limit = 0): number {
  let [log, term, total] = [logFirst, 1, 1];
  for (let x = k; x < last; x += 1) {
    const next = ratio(x);
    term *= next;
    total += term;
    const most = Math.max(next, limit);
    if (last === Number.POSITIVE_INFINITY && most < 1 && (term * most) / (1 - most) < total * 1e-17) break;
    if (total > 1e200) {
      log += Math.log(total);
      term /= total;
      total = 1;
    }
  }
  return Math.min(1, Math.exp(log + Math.log(total)));
}
