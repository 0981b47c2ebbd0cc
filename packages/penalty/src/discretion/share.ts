import { type Fen, fen, times } from "@caseloop/law";

/** So many percent of an amount, exact until the one stated rounding; without big integers wherever the product is safe. */
export function shareOf(amount: Fen, percent: number, rounding: "up" | "down"): Fen {
  const product = amount * percent;
  if (!Number.isSafeInteger(product)) return times(amount, percent, 100, rounding);
  const rest = product % 100;
  return fen((product - rest) / 100 + (rounding === "up" && rest > 0 ? 1 : 0));
}
