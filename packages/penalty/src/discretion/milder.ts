import type { Evaluation } from "./evaluate.ts";
import type { Option } from "./options.ts";
import { outcomes } from "./outcome.ts";

/** How the law of the day of decision compares with the law of the day of the act. */
export const comparisons = ["same", "milder", "heavier", "equal", "crossing"] as const;
export type Comparison = (typeof comparisons)[number];

/**
 * 从旧兼从轻 (art. 37): the new law is milder where neither its best nor its worst for the party is graver, and one is milder.
 * `crossing` is where each is milder in one respect: then the new law is not milder, and the old one stays.
 */
export function compare(old: Evaluation, now: Evaluation): Comparison {
  const [best, worst] = [order(bestOf(now), bestOf(old)), order(worstOf(now), worstOf(old))];
  if (best === 0 && worst === 0) return "equal";
  if (best <= 0 && worst <= 0) return "milder";
  return best >= 0 && worst >= 0 ? "heavier" : "crossing";
}

/** What an end of a law comes to: fen first, less than any fine where nobody is punished, and the outcome where the fen are the same. */
type End = readonly [fen: number, rank: number];

const elsewhere: End = [Number.POSITIVE_INFINITY, 0];

function bestOf({ options: [mildest, ...others], norms: [norm] }: Evaluation): End {
  if (!mildest) return elsewhere;
  const rank = outcomes.indexOf(mildest.outcome);
  if (isSpared(mildest)) return [-1, rank];
  const from = [mildest, ...others].flatMap(({ band }) => band?.from ?? []);
  return [norm?.optional ? 0 : Math.min(...from), rank];
}

function worstOf({ options }: Evaluation): End {
  const gravest = options.at(-1);
  if (!gravest) return elsewhere;
  const to = options.flatMap(({ band }) => band?.to ?? []);
  return [isSpared(gravest) ? -1 : Math.max(...to), outcomes.indexOf(gravest.outcome)];
}

function isSpared({ outcome }: Option): boolean {
  return outcome === "not_imposed" || outcome === "exempt";
}

function order([fen, rank]: End, [otherFen, otherRank]: End): number {
  return fen === otherFen ? rank - otherRank : fen - otherFen;
}
