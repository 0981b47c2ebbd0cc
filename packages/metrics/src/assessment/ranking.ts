import type { Immutable } from "@caseloop/core";
import { decimal } from "../rates/fraction.ts";
import type { Figure } from "./figure.ts";
import type { Scheme } from "./scheme.ts";
import { type Score, scoreOf } from "./score.ts";

/** A unit's place in the list. */
export interface Placing extends Score {
  unit: string;
  /** 名次: from 1, units of the same published score share it; absent without a score. */
  rank?: number;
  /** 红黑榜 */
  board?: "red" | "black";
}

/** One figure of one unit. */
export interface Measured {
  unit: string;
  indicator: string;
  figure: Figure;
}

/** 排名: these units by score, the best first; those without a score come last, in order of name. */
export function ranked(scheme: Scheme, units: readonly string[], figures: readonly Immutable<Measured>[]): Placing[] {
  const scored = units.map((unit) => {
    const own = figures.filter((one) => one.unit === unit);
    return { unit, ...scoreOf(scheme, new Map(own.map(({ indicator, figure }) => [indicator, figure]))) };
  });
  const sorted = scored.toSorted((a, b) => better(b.score, a.score) || (a.unit < b.unit ? -1 : 1));
  const withScore = sorted.filter(({ score }) => score !== undefined);
  const { red = 0, black = 0 } = scheme.board ?? {};
  return sorted.map((one) => {
    if (one.score === undefined) return one;
    const above = withScore.filter(({ score }) => better(score, one.score) > 0).length;
    const under = withScore.filter(({ score }) => better(score, one.score) < 0).length;
    const [onTop, atBottom] = [above < red, under < black];
    // A unit that would stand on both, because there are few, stands on neither.
    const board = onTop === atBottom ? undefined : onTop ? "red" : "black";
    return { ...one, rank: above + 1, ...(board && { board }) };
  });
}

/** Positive where the first score is the better one; any score is better than none. */
function better(a: string | undefined, b: string | undefined): number {
  if (a === undefined || b === undefined) return Number(a !== undefined) - Number(b !== undefined);
  return decimal(a).compare(decimal(b));
}
