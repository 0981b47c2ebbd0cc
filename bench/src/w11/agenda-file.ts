import { existsSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { type Checkpoint, handle, type Views } from "@caseloop/core";
import { type ClockContext, clocks, loadClocks, type Timekeeper, tick, timed, timekeeper } from "@caseloop/escalation";
import { acts, addDays, chinaCalendar } from "@caseloop/law";
import { sqliteStore } from "@caseloop/store-sqlite";
import type { Sizes } from "../workload.ts";

/** So many rounds can be run, each on a day of its own. */
const DAYS = 30;
const FIRST = "2023-08-01";
const SLEEPING = "2025-01-01T00:00:00.000Z";

const profile = loadClocks([
  {
    ...{ id: "bench", version: "1", effective: { from: "2023-01-01" } },
    rules: {
      clocks: [
        {
          ...{ id: "reply", zh: "答复", en: "reply", assumed: true, start: "case.Opened", stop: "case.Answered" },
          takes: [{ event: "case.Opened", field: "data.due" }],
        },
      ],
    },
  },
]);
const context: ClockContext = { calendar: chinaCalendar, acts, profiles: [profile] };

/** Looks only at the agenda: the cases themselves are not part of this. */
export const keeper: Timekeeper = timekeeper([], [timed(clocks, context)]);

/** The evening of the nth day: the clocks of that day are due, and those of no later one. */
export const evening = (n: number): string => `${addDays(FIRST, n)}T12:00:00.000Z`;

/**
 * A file with `due` clocks for each day and `open` in all. Contenders that only read share it, and the first of them writes it;
 * one that writes names its own.
 */
export async function agendaFile({ open = 0, due = 0 }: Sizes, own = "shared"): Promise<string> {
  const file = join(tmpdir(), `caseloop-bench-${process.ppid}-agenda-${own}-${open}-${due}.db`);
  if (existsSync(file)) return file;
  const store = sqliteStore(file);
  for (let day = 0; day < DAYS; day++) {
    const opened = Array.from({ length: due }, (_, i) =>
      handle(
        store,
        clocks,
        `case-${day}-${i}`,
        {
          type: "Observe",
          at: "2023-07-03T02:00:00.000Z",
          data: { event: "case.Opened", version: 1, data: { due: `${addDays(FIRST, day)}T04:00:00.000Z` } },
        },
        { context },
      ),
    );
    await Promise.all(opened);
  }
  await tick(store, "2023-07-04T00:00:00.000Z", keeper);
  await sleep(store.views, open - DAYS * due);
  await store.close();
  return file;
}

export function removeAgendaFile(file: string): void {
  for (const suffix of ["", "-wal", "-shm"]) rmSync(file + suffix, { force: true });
}

/** Rows of clocks that are not due for years, as the agenda would keep them. */
async function sleep(views: Views, many: number): Promise<void> {
  const name = keeper.agenda.name;
  const checkpoint = (await views.checkpoint(name)) as Checkpoint;
  for (let first = 0; first < many; first += 50_000) {
    const numbers = Array.from({ length: Math.min(50_000, many - first) }, (_, i) => first + i);
    const set = new Map(
      numbers.map((number) => {
        const stream = `clocks-case-sleeping-${number}`;
        return [`${SLEEPING}/${stream}`, { stream, at: SLEEPING, version: 2 }];
      }),
    );
    await views.save(name, { expected: checkpoint.position, checkpoint, set, delete: [] });
  }
}
