/** One desk's part of the year, in this thread. */
import { workerData } from "node:worker_threads";
import { chinaCalendar } from "@caseloop/law";
import { sqliteStore } from "@caseloop/store-sqlite";
import type { Seat } from "./elsewhere.ts";
import { desks } from "./stage/desk.ts";
import { rounds } from "./stage/rounds.ts";
import { first, partOf } from "./year.ts";

const { path, plan, desk, memory } = workerData as Seat;
const clock = { now: first };
const store = sqliteStore(path, { clock: () => clock.now });
const table = rounds(memory, desks);
try {
  await partOf(desk, store, clock, plan, chinaCalendar, table);
} catch (error) {
  table.fail();
  throw error;
} finally {
  await store.close();
}
