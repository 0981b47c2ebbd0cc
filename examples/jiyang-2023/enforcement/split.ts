import type { Chance } from "../stage/chance.ts";

/** Cuts a sum into `count` whole parts, each between `least` and `most`, that differ and add up to exactly the sum. */
export function split(sum: number, count: number, least: number, most: number, chance: Chance): readonly number[] {
  if (count === 0) return [];
  const mean = Math.floor(sum / count);
  const over = sum - mean * count;
  const spread = Math.max(0, Math.floor(Math.min(mean - least, most - mean - 1) * 0.7));
  const unit = spread >= 200_000 ? 10_000 : 1;
  const parts = Array.from({ length: count }, (_, at) => mean + (at < over ? 1 : 0));
  for (let at = 0; at + 1 < count; at += 2) {
    const moved = Math.floor(chance.int(0, spread) / unit) * unit;
    parts[at] = (parts[at] ?? 0) + moved;
    parts[at + 1] = (parts[at + 1] ?? 0) - moved;
  }
  return parts;
}
