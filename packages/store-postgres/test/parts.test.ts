import { project, readPartitions } from "@caseloop/core";
import fc from "fast-check";
import { afterAll, beforeAll, expect, test } from "vitest";
import { type PostgresStore, postgresStore } from "../src/index.ts";
import { byTicket } from "./by-ticket.ts";
import { type Child, startChild } from "./child.ts";
import { event, newDatabase } from "./stores.ts";

let url = "";
const children: Child[] = [];
const worker = () => {
  const child = startChild("part", url);
  children.push(child);
  return child;
};
let workers: Child[] = [];
beforeAll(async () => {
  url = await newDatabase();
  workers = [worker(), worker(), worker()];
});
afterAll(() => {
  for (const { running } of children) running.kill("SIGKILL");
});

let schemas = 0;
const append = (store: PostgresStore, id: number, does: "Noted" | "Closed", n: number) =>
  store.append(`ticket-t${id}`, [event(n, does)], { expected: "any" });

async function wholeEqualsParts(store: PostgresStore, of: number): Promise<number> {
  const { rows, position } = await readPartitions(store, byTicket, { of });
  expect(position).toBe(await store.head());
  expect(Object.fromEntries(rows)).toEqual(Object.fromEntries(await project(store, byTicket)));
  return rows.size;
}

test("parts kept by processes of their own are together what the whole is, whatever the history", async () => {
  const step = fc.record({
    id: fc.integer({ min: 1, max: 9 }),
    does: fc.constantFrom("Noted" as const, "Noted" as const, "Noted" as const, "Closed" as const),
  });
  await fc.assert(
    fc.asyncProperty(
      fc.array(fc.array(step, { minLength: 1, maxLength: 20 }), { minLength: 1, maxLength: 4 }),
      fc.integer({ min: 1, max: 3 }),
      fc.integer({ min: 1, max: 9 }),
      async (bursts, of, limit) => {
        const schema = `run_${++schemas}`;
        const store = await postgresStore(url, { schema, connections: 2 });
        const kept = workers.slice(0, of);
        for (const [index, child] of kept.entries()) child.tell(JSON.stringify({ schema, of, index, limit }));
        let n = 0;
        for (const burst of bursts) await Promise.all(burst.map(({ id, does }) => append(store, id, does, ++n)));
        const head = await store.head();
        for (const child of kept) child.tell(String(head));
        await Promise.all(kept.map((child) => child.heard(`done ${schema}`)));
        await wholeEqualsParts(store, of);
        await store.close();
      },
    ),
    { numRuns: 20 },
  );
});

test("a part whose process is killed goes on in another; nothing is missing in it and nothing there twice", async () => {
  const [schema, of] = ["killed", 3];
  const store = await postgresStore(url, { schema });
  const job = (index: number) => JSON.stringify({ schema, of, index, limit: 3 });
  const [first, , third] = workers as [Child, Child, Child];
  let second = worker();
  for (const [index, child] of [first, second, third].entries()) child.tell(job(index));
  for (let n = 1; n <= 600; n++) {
    await append(store, n % 40, n % 97 === 0 ? "Closed" : "Noted", n);
    if (n % 150) continue;
    if (n === 150) await second.heard(`began ${schema}`);
    second.running.kill("SIGKILL");
    second = worker();
    second.tell(job(1));
  }
  const kept = [first, second, third, worker()]; // the last keeps a part that has its process already
  kept.at(-1)?.tell(job(0));
  const head = String(await store.head());
  for (const child of kept) child.tell(head);
  await Promise.all(kept.map((child) => child.heard(`done ${schema}`)));
  expect(await wholeEqualsParts(store, of)).toBeGreaterThan(30);
  await store.close();
});
