import { copyFileSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import * as fc from "fast-check";
import { expect, test } from "vitest";
import { type SqliteStore, sqliteStore } from "../src/index.ts";
import { directory, event, quickPlace, wholeLog } from "./stores.ts";

const place = directory(quickPlace);

/** A store whose last 60 appends are only in its write-ahead log, as after a kill: copies of both files, and the log they hold. */
async function killed() {
  const path = join(place, "whole.db");
  const earlier = sqliteStore(path);
  for (let i = 0; i < 10; i++) await earlier.append("ticket-0", [event(i)], { expected: i });
  await earlier.close();
  const store = sqliteStore(path);
  const ends = [10];
  for (let i = 0; i < 60; i++) {
    const events = Array.from({ length: 1 + (i % 4) }, () => event("文".repeat((i * 37) % 900)));
    const { position } = await store.append(`ticket-${i % 9}`, events, { expected: "any", commandId: `c-${i}` });
    ends.push(position);
  }
  const log = JSON.stringify(await wholeLog(store));
  copyFileSync(path, join(place, "torn.base"));
  const wal = readFileSync(`${path}-wal`);
  await store.close();
  return { wal, ends, log: JSON.parse(log) as unknown[] };
}

test("a torn or flipped write-ahead log leaves whole appends up to some moment, and the store goes on from there", {
  timeout: 120_000,
}, async () => {
  const { wal, ends, log } = await killed();
  const path = join(place, "torn.db");
  const damage = fc.oneof(
    fc.record({ kind: fc.constant("torn"), at: fc.nat(wal.length) }),
    fc.record({ kind: fc.constant("flipped"), at: fc.nat(wal.length - 1), bit: fc.nat(7) }),
    fc.record({ kind: fc.constant("zeroed"), at: fc.nat(wal.length - 1), length: fc.integer({ min: 1, max: 5000 }) }),
  );
  const reached = new Set<number>();
  const property = fc.asyncProperty(damage, async (how) => {
    for (const rest of ["-wal", "-shm"]) rmSync(path + rest, { force: true });
    copyFileSync(join(place, "torn.base"), path);
    writeFileSync(`${path}-wal`, damaged(wal, how));

    const store: SqliteStore = sqliteStore(path);
    const left = JSON.parse(JSON.stringify(await wholeLog(store))) as unknown[];
    expect(ends, "whole appends").toContain(left.length);
    expect(left).toEqual(log.slice(0, left.length));
    expect(await store.integrity()).toEqual([]);
    expect((await store.append("ticket-after", [event()], { expected: "none" })).position).toBe(left.length + 1);
    await store.close();
    reached.add(left.length);
  });
  await fc.assert(property, { numRuns: 500 });
  expect(reached.size, "the damage did reach the log").toBeGreaterThan(30);
});

function damaged(
  wal: Buffer,
  how: { readonly kind: string; readonly at: number; readonly bit?: number; readonly length?: number },
): Buffer {
  if (how.kind === "torn") return wal.subarray(0, how.at);
  const copy = Buffer.from(wal);
  if (how.kind === "zeroed") copy.fill(0, how.at, Math.min(wal.length, how.at + (how.length ?? 0)));
  else copy[how.at] = (copy[how.at] ?? 0) ^ (1 << (how.bit ?? 0));
  return copy;
}
