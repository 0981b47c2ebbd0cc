import type { Evaluation } from "./evaluate.ts";

/** How the law of the day of decision compares with the law of the day of the act. */
export const comparisons = ["same", "milder", "heavier", "equal", "crossing"] as const;
export type Comparison = (typeof comparisons)[number];

/**
 * 从旧兼从轻 (art. 37): the new law is milder where neither its best nor its worst for the party is graver, and one is milder.
 * `crossing` is where each is milder in one respect: then the new law is not milder, and the old one stays.
 */
export function compare(old: Evaluation, now: Evaluation): Comparison {
  const [was, is] = [extremes(old), extremes(now)];
  const [best, worst] = [is.best - was.best, is.worst - was.worst];
  if (best === 0 && worst === 0) return "equal";
  if (best <= 0 && worst <= 0) return "milder";
  return best >= 0 && worst >= 0 ? "heavier" : "crossing";
}

/** The least and the most it may cost, in fen; no penalty is less than any fine, and the police more. */
function extremes({ options, norms, sent }: Evaluation): { best: number; worst: number } {
  if (sent !== undefined) return { best: Number.POSITIVE_INFINITY, worst: Number.POSITIVE_INFINITY };
  const spared = options.some(({ outcome }) => outcome === "not_imposed" || outcome === "exempt");
  const bands = options.flatMap(({ band }) => band ?? []);
  return {
    best: spared ? -1 : norms[0]?.optional ? 0 : Math.min(...bands.map(({ from }) => from)),
    worst: Math.max(-1, ...bands.map(({ to }) => to)),
  };
}
