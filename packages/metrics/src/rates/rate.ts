import { InvalidValue } from "@caseloop/law";
import { exact, type Fraction, type Rounding, round } from "./fraction.ts";

/** 比率: two whole numbers; what it comes to is for `percentOf`. */
export interface Rate {
  readonly numerator: number;
  readonly denominator: number;
}

/** Counts that make up a rate, the numerator in halves; sums of them are exact. */
export interface Tally {
  halves: number;
  all: number;
}

/** The sum of tallies, as a rate: halves that do not add up to a whole double both numbers. */
export function rateOf(...tallies: readonly Readonly<Tally>[]): Rate {
  const halves = tallies.reduce((sum, tally) => sum + tally.halves, 0);
  const all = tallies.reduce((sum, tally) => sum + tally.all, 0);
  return halves % 2 === 0 ? { numerator: halves / 2, denominator: all } : { numerator: halves, denominator: 2 * all };
}

/** The share as an exact fraction; `undefined` where there is nothing to divide by. */
export function shareOf({ numerator, denominator }: Rate): Fraction | undefined {
  if (!Number.isSafeInteger(numerator) || numerator < 0)
    throw new InvalidValue("numerator", numerator, "a whole number of at least 0");
  if (!Number.isSafeInteger(denominator) || denominator < numerator)
    throw new InvalidValue("denominator", denominator, "a whole number not below the numerator");
  return denominator === 0 ? undefined : exact(numerator, denominator);
}

/** The percentage as decimal text, `84.33`, rounded once as said; `n/a` where there is nothing to divide by, never 100. */
export function percentOf(rate: Rate, rounding: Rounding = { places: 2, mode: "halfUp" }): string {
  const share = shareOf(rate);
  return share === undefined ? "n/a" : round(share.times(exact(100)), rounding);
}
