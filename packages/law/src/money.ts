import { CaseloopError } from "@caseloop/core";
import { InvalidValue } from "./errors.ts";

/** 分: an amount of money in whole fen, a safe integer of at least 0; make it with `fen` or `yuan`, never a float. */
export type Fen = number & { readonly [unit]: "fen" };
declare const unit: unique symbol;

/** A subtraction that would leave less than nothing. */
export class NegativeMoney extends CaseloopError<"negative-money", { from: Fen; subtracted: Fen }> {
  constructor(from: Fen, subtracted: Fen) {
    super("negative-money", `${formatYuan(subtracted)} cannot be taken from ${formatYuan(from)}`, { from, subtracted });
  }
}

/** How a fraction of a fen is settled: down, up, or to the nearest with halves up 四舍五入. */
export type Rounding = "down" | "up" | "halfUp";

function whole(amount: number | bigint, received: unknown, field: string): Fen {
  const value = Number(amount);
  if (!Number.isSafeInteger(value) || value < 0) {
    throw new InvalidValue(field, received, `whole fen from 0 to ${Number.MAX_SAFE_INTEGER}`);
  }
  // The only place where a number becomes money; + 0 makes -0 plain.
  return (value + 0) as Fen;
}

/** That many fen; throws `InvalidValue` unless a safe integer of at least 0. */
export function fen(amount: number): Fen {
  return whole(amount, amount, "fen");
}

/** The exact amount of a decimal text in yuan, such as `18766.00`; throws `InvalidValue` on anything finer than a fen or not plain decimal. */
export function yuan(text: string): Fen {
  const match = /^(\d{1,15})(?:\.(\d{1,2}))?$/.exec(text);
  if (!match)
    throw new InvalidValue("yuan", text, "a decimal text such as 18766.00, at most two places, no sign, no comma");
  return whole(BigInt(`${match[1]}${(match[2] ?? "").padEnd(2, "0")}`), text, "yuan");
}

/** The sum; throws `InvalidValue` when it is no longer a safe integer. */
export function add(...amounts: readonly Fen[]): Fen {
  const sum = amounts.reduce((total, amount) => total + BigInt(amount), 0n);
  return whole(sum, sum, "sum");
}

/** What is left; throws `NegativeMoney` when `subtracted` is more than `from`. */
export function subtract(from: Fen, subtracted: Fen): Fen {
  if (subtracted > from) throw new NegativeMoney(from, subtracted);
  return whole(from - subtracted, from, "difference");
}

/** `amount × numerator ÷ denominator`, exact until the one stated rounding; both are whole numbers, the denominator at least 1. */
export function times(amount: Fen, numerator: number, denominator: number, rounding: Rounding): Fen {
  if (!Number.isSafeInteger(numerator) || numerator < 0)
    throw new InvalidValue("numerator", numerator, "a whole number of at least 0");
  if (!Number.isSafeInteger(denominator) || denominator < 1)
    throw new InvalidValue("denominator", denominator, "a whole number of at least 1");
  const divisor = BigInt(denominator);
  const product = BigInt(amount) * BigInt(numerator);
  const added = { down: 0n, up: divisor - 1n, halfUp: divisor / 2n };
  const result = (product + added[rounding]) / divisor;
  return whole(result, result, "product");
}

/** Plain decimal yuan, such as `1876600.00`; `yuan` reads it back. */
export function toYuan(amount: Fen): string {
  const text = String(fen(amount)).padStart(3, "0");
  return `${text.slice(0, -2)}.${text.slice(-2)}`;
}

/** For people: `¥1,876,600.00`. */
export function formatYuan(amount: Fen): string {
  return `¥${toYuan(amount).replace(/\B(?=(\d{3})+\.)/g, ",")}`;
}
