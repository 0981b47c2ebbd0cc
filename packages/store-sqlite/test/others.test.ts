import { join } from "node:path";
import { expect, test } from "vitest";
import { type SqliteStore, sqliteStore } from "../src/index.ts";
import { directory, event, quickPlace } from "./stores.ts";

const place = directory(quickPlace);
let files = 0;

/** Two writers of one file: each learns what the other added before it writes again. */
function writers(): [SqliteStore, SqliteStore] {
  const path = join(place, `${++files}.db`);
  return [sqliteStore(path), sqliteStore(path)];
}

const some = (count: number) => Array.from({ length: count }, (_, i) => event({ i }));
const versions = async (store: SqliteStore, stream: string) =>
  (await store.readStream(stream)).map(({ version }) => version);

test("a writer goes on where others have left a stream it knows", async () => {
  const [one, other] = writers();
  await one.append("ticket-1", some(2), { expected: 0 });
  await one.append("ticket-2", some(1), { expected: 0 });
  await other.append("ticket-1", some(3), { expected: 2 });
  await expect(one.append("ticket-1", some(1), { expected: 2 })).rejects.toMatchObject({
    code: "concurrency",
    facts: { stream: "ticket-1", expected: 2, actual: 5 },
  });
  expect(await one.append("ticket-1", some(1), { expected: 5 })).toMatchObject({ version: 6, position: 7 });
  expect(await one.append("ticket-2", some(1), { expected: 1 })).toMatchObject({ version: 2, position: 8 });
  expect(await other.append("ticket-2", some(1), { expected: "any" })).toMatchObject({ version: 3, position: 9 });
  expect(await versions(one, "ticket-1")).toEqual([1, 2, 3, 4, 5, 6]);
});

test("a writer finds a stream that others began after it had looked for it", async () => {
  const [one, other] = writers();
  await one.append("ticket-1", some(1), { expected: 0 });
  await expect(one.append("ticket-2", some(1), { expected: 1 })).rejects.toMatchObject({ code: "concurrency" });
  await other.append("ticket-2", some(1), { expected: 0 });
  await expect(one.append("ticket-2", some(1), { expected: 0 })).rejects.toMatchObject({ code: "concurrency" });
  expect(await one.append("ticket-2", some(1), { expected: 1 })).toMatchObject({ version: 2, position: 3 });
});

test("a writer that others have left far behind goes on all the same", async () => {
  const [one, other] = writers();
  await one.append("ticket-1", some(1), { expected: 0 });
  for (let i = 0; i < 11; i++) await other.append("ticket-1", some(1000), { expected: 1 + i * 1000 });
  await expect(one.append("ticket-1", some(1), { expected: 1 })).rejects.toMatchObject({
    facts: { actual: 11_001 },
  });
  expect(await one.append("ticket-1", some(1), { expected: 11_001 })).toMatchObject({ version: 11_002 });
});
