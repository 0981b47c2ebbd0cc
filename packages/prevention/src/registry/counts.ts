import { projection } from "@caseloop/core";
import type { Day } from "@caseloop/law";
import { registryEntry } from "./decide.ts";
import type { RegistryKind } from "./kinds.ts";
import type { Change } from "./period.ts";

/** A register's changes by day; entries that lapse later, or start later, are in it already. */
export interface RegistryCount {
  changes: Record<Day, number>;
}

/** The row of a register, or of its part in one place. */
export function countKey(kind: RegistryKind, place?: string): string {
  return place === undefined ? kind : `${kind}/${place}`;
}

const count = (row: RegistryCount, { data }: { readonly data: { readonly changes: readonly Change[] } }): void => {
  for (const { day, by } of data.changes) {
    const sum = (row.changes[day] ?? 0) + by;
    if (sum === 0) delete row.changes[day];
    else row.changes[day] = sum;
  }
};

/**
 * 名录统计: a row for each register and for each of its places (`countKey`), from which `countsOf` answers for any day. With
 * `asOf` it is what was on record at a moment about that day; without, what is on record now.
 */
export const registryCounts = projection({
  name: "registry-counts",
  from: [registryEntry],
  initial: { changes: {} } as RegistryCount,
  key: ({ data: { kind, place } }) => [countKey(kind), countKey(kind, place)],
  on: {
    "registryEntry.Granted": count,
    "registryEntry.Renewed": count,
    "registryEntry.Suspended": count,
    "registryEntry.Resumed": count,
    "registryEntry.Revoked": count,
  },
});

interface Total {
  readonly day: Day;
  readonly total: number;
}

/** How many entries are effective on a day: sorted once, then found in logarithmic time; 0 everywhere for an absent row. */
export function countsOf(row: { readonly changes: Readonly<Record<Day, number>> } | undefined): (day: Day) => number {
  const days = Object.entries(row?.changes ?? {}).toSorted(([one], [other]) => (one < other ? -1 : 1));
  const totals: Total[] = [];
  for (const [day, by] of days) totals.push({ day, total: (totals.at(-1)?.total ?? 0) + by });
  return (day) => {
    let [low, high] = [0, totals.length];
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((totals[middle]?.day ?? day) <= day) low = middle + 1;
      else high = middle;
    }
    return totals[low - 1]?.total ?? 0;
  };
}
