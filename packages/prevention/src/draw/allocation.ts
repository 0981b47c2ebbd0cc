/** 分层: how many may be drawn of a stratum, and how much each of them counts when the sample is shared out. */
export interface StratumSize {
  readonly id: string;
  readonly size: number;
  /** A whole number from 1; 10 beside 1 means ten times the rate. */
  readonly share: number;
}

/**
 * Shares a sample out over strata in proportion to size × share, exactly: whole parts first, the rest to the largest
 * remainders, of equal ones to the smaller id. A stratum that would get all it has or more gives all it has, and the others
 * share what is left. `take` must not exceed the sizes added up.
 */
export function allocate(strata: readonly StratumSize[], take: number): ReadonlyMap<string, number> {
  const given = new Map(strata.map(({ id }) => [id, 0]));
  let open = strata.filter(({ size }) => size > 0);
  let left = BigInt(take);
  for (;;) {
    const whole = open.reduce((sum, { size, share }) => sum + BigInt(size) * BigInt(share), 0n);
    const due = open.map(({ id, size, share }) => ({ id, size, parts: left * BigInt(size) * BigInt(share) }));
    const full = due.filter(({ size, parts }) => parts >= BigInt(size) * whole);
    if (full.length === 0) {
      const spare = due.map(({ id, parts }) => ({ id, quota: parts / whole, remainder: parts % whole }));
      const rest = Number(left - spare.reduce((sum, { quota }) => sum + quota, 0n));
      const lucky = spare.toSorted(largestFirst).slice(0, rest);
      for (const { id, quota } of spare) given.set(id, Number(quota) + (lucky.some((one) => one.id === id) ? 1 : 0));
      return given;
    }
    for (const { id, size } of full) {
      given.set(id, size);
      left -= BigInt(size);
    }
    open = open.filter(({ id }) => !full.some((one) => one.id === id));
    if (open.length === 0) return given;
  }
}

interface Remainder {
  readonly id: string;
  readonly remainder: bigint;
}

function largestFirst(one: Remainder, other: Remainder): number {
  if (one.remainder !== other.remainder) return one.remainder > other.remainder ? -1 : 1;
  return one.id < other.id ? -1 : 1;
}
