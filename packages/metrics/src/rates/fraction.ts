import { InvalidValue } from "@caseloop/law";

/** How a figure is shortened: to so many decimal places, down (cut off) or to the nearest with halves up 四舍五入. */
export interface Rounding {
  readonly places: number;
  readonly mode: "down" | "halfUp";
}

/** An exact fraction: scores are computed without a float, and rounded once, where they are published. */
export interface Fraction {
  readonly numerator: bigint;
  /** At least 1. */
  readonly denominator: bigint;
  plus(other: Fraction): Fraction;
  minus(other: Fraction): Fraction;
  times(other: Fraction): Fraction;
  /** Throws `InvalidValue` for a divisor of nothing. */
  over(other: Fraction): Fraction;
  /** Negative, zero or positive, as this is less, equal or more. */
  compare(other: Fraction): number;
}

/** A whole number, or one over another; throws `InvalidValue` for a denominator below 1. */
export function exact(numerator: number | bigint, denominator: number | bigint = 1): Fraction {
  if (BigInt(denominator) < 1n) throw new InvalidValue("denominator", denominator, "a whole number of at least 1");
  return fraction(BigInt(numerator), BigInt(denominator));
}

/** The exact value of decimal text such as `-0.3` or `97.4`; throws `InvalidValue` on anything else. */
export function decimal(text: string): Fraction {
  const match = /^(-?)(\d{1,15})(?:\.(\d{1,15}))?$/.exec(text);
  if (!match) throw new InvalidValue("decimal", text, "decimal text such as 97.4");
  const [, sign, whole, part = ""] = match;
  return fraction(BigInt(`${sign}${whole}${part}`), 10n ** BigInt(part.length));
}

/** Decimal text with exactly that many places; `down` cuts towards zero, halves go away from zero. */
export function round({ numerator, denominator }: Fraction, { places, mode }: Rounding): string {
  const scale = 10n ** BigInt(places);
  const size = (numerator < 0n ? -numerator : numerator) * scale;
  const units = mode === "down" ? size / denominator : (2n * size + denominator) / (2n * denominator);
  const text = String(units).padStart(places + 1, "0");
  const sign = numerator < 0n && units > 0n ? "-" : "";
  return `${sign}${text.slice(0, text.length - places)}${places > 0 ? `.${text.slice(-places)}` : ""}`;
}

function fraction(top: bigint, bottom: bigint): Fraction {
  const divisor = commonDivisor(top < 0n ? -top : top, bottom);
  const [numerator, denominator] = [top / divisor, bottom / divisor];
  return {
    numerator,
    denominator,
    plus: (other) =>
      fraction(numerator * other.denominator + other.numerator * denominator, denominator * other.denominator),
    minus: (other) =>
      fraction(numerator * other.denominator - other.numerator * denominator, denominator * other.denominator),
    times: (other) => fraction(numerator * other.numerator, denominator * other.denominator),
    over(other) {
      if (other.numerator === 0n) throw new InvalidValue("divisor", 0, "anything but 0");
      const sign = other.numerator < 0n ? -1n : 1n;
      return fraction(sign * numerator * other.denominator, sign * denominator * other.numerator);
    },
    compare: (other) =>
      Number(numerator * other.denominator - other.numerator * denominator > 0n) -
      Number(numerator * other.denominator - other.numerator * denominator < 0n),
  };
}

function commonDivisor(a: bigint, b: bigint): bigint {
  return b === 0n ? a : commonDivisor(b, a % b);
}
