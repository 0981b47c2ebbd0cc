import { expect, test } from "vitest";
import { bundled } from "../bundled.ts";
import { newDatabase } from "../stores.ts";
import { acknowledged, type Operation } from "./operations.ts";
import { recorded } from "./run.ts";
import { violations } from "./violations.ts";

const [client, follower] = [await bundled("history-client"), await bundled("history-follower")];

/** How many calls all clients make together; `CASELOOP_HISTORY=1000000` for a long run. */
const CALLS = Number(process.env.CASELOOP_HISTORY ?? 50_000);
const CLIENTS = 8;

test(`eight processes make ${CALLS} calls side by side: no update lost, no gap, nothing doubled, missed or out of the order of time`, {
  timeout: 120_000 + CALLS * 10,
}, async () => {
  const seed = Number(process.env.CASELOOP_SEED ?? Date.now() % 1_000_000);
  const run = { client, follower, clients: CLIENTS, calls: Math.ceil(CALLS / CLIENTS), lanes: 32, seed };
  const history = await recorded(await newDatabase(), run);

  expect(violations(history).slice(0, 10), `seed ${seed}`).toEqual([]);
  const { operations, log, rows } = history;
  expect(operations.length).toBeGreaterThanOrEqual(CALLS);
  expect(log.length).toBeGreaterThan(CALLS / 4);
  expect(new Set(operations.map(({ kind }) => kind))).toEqual(new Set(["append", "stream", "page", "outcome"]));
  const appends = operations.filter((each) => each.kind === "append");
  const refused = appends.filter(({ answer }) => answer !== "unknown" && "refused" in answer);
  const repeated = appends.filter(({ answer }) => acknowledged(answer)?.repeated);
  for (const each of [refused, repeated, rows]) expect(each.length, "they did meet").toBeGreaterThan(CALLS / 100);
  expect(overlapping(operations), "side by side").toBeGreaterThan(operations.length / 2);
});

/** How many calls began while one of another client was under way. */
function overlapping(operations: readonly Operation[]): number {
  const until = new Map<string, number>();
  return operations
    .toSorted((one, other) => one.start - other.start)
    .filter(({ client, start, end }) => {
      const others = [...until].some(([other, last]) => other !== client && last > start);
      until.set(client, Math.max(until.get(client) ?? 0, end));
      return others;
    }).length;
}
