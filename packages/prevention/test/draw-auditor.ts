import { createHash } from "node:crypto";
import type { DrawRules, Lot, Roster } from "../src/index.ts";

/**
 * The draw as an auditor would write it from the README alone, slowly and with other tools: nothing of the package's code
 * is used but its types.
 */
export function redraw(
  plan: DrawRules,
  roster: Roster,
  excluded: readonly string[],
  { seed, digest, beacon = "" }: { seed: string; digest: string; beacon?: string },
): Lot[] {
  const key = hash("caseloop-draw/1", Buffer.from(seed, "hex"), Buffer.from(digest.slice(7), "hex"), beacon);
  const ids = (items: readonly { id: string }[]) => items.map(({ id }) => id).sort();
  const eligible = roster.inspectees.filter(({ id }) => !excluded.includes(id));
  const quota = quotas(
    plan.strata.map(({ id, share }) => ({ id, share, size: eligible.filter((one) => one.stratum === id).length })),
    plan.take,
  );
  return ids(plan.strata).flatMap((stratum) => {
    const members = eligible.filter((one) => one.stratum === stratum);
    const weight = (id: string) => members.find((one) => one.id === id)?.weight ?? 0;
    const words = row(key, "inspectee", stratum);
    return pick(ids(members), weight, quota[stratum] ?? 0, words).map((inspectee) => ({
      inspectee,
      stratum,
      teams: ids(plan.departments).map((department) => {
        const rule = plan.departments.find(({ id }) => id === department) ?? { team: 0, reserves: 0 };
        const free = ids(roster.inspectors.filter((one) => one.department === department)).filter(
          (id) => !roster.recusals.some((one) => one.inspector === id && one.inspectee === inspectee),
        );
        const drawn = pick(free, () => 1, rule.team + rule.reserves, row(key, "inspector", department, inspectee));
        return { department, inspectors: drawn.slice(0, rule.team), reserves: drawn.slice(rule.team) };
      }),
    }));
  });
}

function hash(...parts: readonly (string | Uint8Array)[]): Buffer {
  const sum = createHash("sha256");
  for (const part of parts) sum.update(part);
  return sum.digest();
}

function* row(key: Uint8Array, ...label: string[]): Generator<bigint, never> {
  for (let i = 0n; ; i += 1n) {
    const counter = Buffer.alloc(8);
    counter.writeBigUInt64BE(i);
    const block = hash(key, hash(JSON.stringify(label)), counter);
    for (const at of [0, 8, 16, 24]) yield block.readBigUInt64BE(at);
  }
}

function pick(ids: readonly string[], weight: (id: string) => number, count: number, words: Generator<bigint, never>) {
  const left = [...ids];
  const drawn: string[] = [];
  while (drawn.length < count && left.length > 0) {
    const total = BigInt(left.reduce((sum, id) => sum + weight(id), 0));
    let word = words.next().value;
    while (word >= (2n ** 64n / total) * total) word = words.next().value;
    let lot = Number(word % total);
    const found = left.find((id) => {
      lot -= weight(id);
      return lot < 0;
    });
    drawn.push(...left.splice(left.indexOf(found ?? ""), 1));
  }
  return drawn;
}

/** Fractions as pairs of whole numbers, compared by cross-multiplying. */
function quotas(strata: { id: string; size: number; share: number }[], take: number): Record<string, number> {
  const full: Record<string, number> = {};
  for (;;) {
    const open = strata.filter(({ id, size }) => size > 0 && full[id] === undefined);
    const left = take - Object.values(full).reduce((sum, n) => sum + n, 0);
    const whole = open.reduce((sum, { size, share }) => sum + size * share, 0);
    const over = open.find(({ size, share }) => left * size * share >= size * whole);
    // One at a time: the order in which full strata are set aside makes no difference.
    if (over) full[over.id] = over.size;
    else {
      const parts = open.map(({ id, size, share }) => ({ id, n: left * size * share }));
      const given = Object.fromEntries(parts.map(({ id, n }) => [id, Math.floor(n / whole)]));
      const spare = left - Object.values(given).reduce((sum, n) => sum + n, 0);
      const byRemainder = parts.sort((a, b) => (b.n % whole) - (a.n % whole) || (a.id < b.id ? -1 : 1));
      for (const { id } of byRemainder.slice(0, spare)) given[id] = (given[id] ?? 0) + 1;
      return { ...full, ...given };
    }
  }
}
