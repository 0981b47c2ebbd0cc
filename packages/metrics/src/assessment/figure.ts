import type { Immutable } from "@caseloop/core";
import { z } from "zod";
import { decimal, exact, type Fraction, round } from "../rates/fraction.ts";
import { shareOf } from "../rates/rate.ts";
import { decimalSchema, type Indicator, type Scheme } from "./scheme.ts";

const whole = z.int().min(0);

/** 数据: what an indicator found for one unit, as it was counted. */
export const figureSchema = z.discriminatedUnion("of", [
  z.object({ of: z.literal("rate"), numerator: whole, denominator: whole }),
  z.object({ of: z.literal("count"), count: whole }),
  z.object({ of: z.literal("review"), score: decimalSchema }),
  /** The locked scores of shorter periods, those without a score left out. */
  z.object({
    of: z.literal("periods"),
    scores: z.array(z.object({ period: z.string().min(1), score: decimalSchema })),
  }),
]);
export type Figure = z.output<typeof figureSchema>;

/** Whether a figure is one that the indicator takes, and not beyond its bounds. */
export function fits({ measure }: Indicator, figure: Immutable<Figure>): boolean {
  if (figure.of !== measure.of) return false;
  if (figure.of === "rate") return figure.numerator <= figure.denominator;
  if (figure.of !== "review" || measure.of !== "review") return true;
  const score = decimal(figure.score);
  return score.compare(exact(0)) >= 0 && score.compare(decimal(measure.most)) <= 0;
}

/** The value to be scored: a rate in percent as it is published, a number, points, or the mean of scores; `undefined` for `n/a`. */
export function scoredValue(figure: Immutable<Figure>, { rounding }: Pick<Scheme, "rounding">): Fraction | undefined {
  switch (figure.of) {
    case "rate": {
      const share = shareOf(figure);
      return share && decimal(round(share.times(exact(100)), rounding.percent));
    }
    case "count":
      return exact(figure.count);
    case "review":
      return decimal(figure.score);
    case "periods": {
      if (figure.scores.length === 0) return undefined;
      const sum = figure.scores.reduce((total, { score }) => total.plus(decimal(score)), exact(0));
      return sum.over(exact(figure.scores.length));
    }
  }
}

/** A value as text: a percentage or a mean as it is published, anything else as it is; `n/a` where there is none. */
export function valueText(figure: Immutable<Figure>, scheme: Pick<Scheme, "rounding">): string {
  if (figure.of === "review") return figure.score;
  if (figure.of === "count") return String(figure.count);
  const value = scoredValue(figure, scheme);
  return value === undefined
    ? "n/a"
    : round(value, figure.of === "rate" ? scheme.rounding.percent : scheme.rounding.score);
}

/** The same figure, however it is written: 10 is 10.00, but 9 of 10 is not 90 of 100. */
export function sameFigure(a: Immutable<Figure>, b: Immutable<Figure>): boolean {
  if (a.of === "review" && b.of === "review") return decimal(a.score).compare(decimal(b.score)) === 0;
  const [x, y] = [a, b].map((figure) => JSON.stringify(figureSchema.parse(figure)));
  return x === y;
}
