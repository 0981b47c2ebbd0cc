import { setTimeout as pause } from "node:timers/promises";
import { project } from "@caseloop/core";
import { afterEach, expect, test } from "vitest";
import { type PostgresStore, postgresStore } from "../src/index.ts";
import { type Child, startChild } from "./child.ts";
import { inOrder } from "./ordered.ts";
import { type Server, startServer } from "./server.ts";
import { asOwner, event, newDatabase, untilKnown } from "./stores.ts";

const children: Child[] = [];
let store: PostgresStore;
let load: { stop(): Promise<number> };
let server: Server | undefined;
afterEach(async () => {
  for (const { running } of children.splice(0)) running.kill("SIGKILL");
  await load.stop();
  await store.close();
  await server?.stop();
  server = undefined;
});

/** Opens the store and appends 0, 1, 2 … to it until told to stop; answers how many. */
async function opened(url: string): Promise<string> {
  store = await postgresStore(url, { busyTimeout: 30_000 });
  let [n, writing] = [0, true];
  const write = async () => {
    const command = { expected: "any", commandId: `c-${n}` } as const;
    await untilKnown(() => store.append(`ticket-${n % 3}`, [event(n)], command));
    n++;
  };
  const done = (async () => {
    for (; writing; await pause(3)) await write();
  })();
  load = {
    async stop() {
      writing = false;
      await done;
      return n;
    },
  };
  return url;
}

function candidate(url: string, names: string, { pausing = false } = {}): Child {
  const child = startChild("lead", url, "1500", names, ...(pausing ? ["pausing"] : []));
  children.push(child);
  return child;
}

const checkpoint = async (view: string) => (await store.views.checkpoint(view))?.position ?? 0;
const moved = async (view: string, by = 20) => {
  const from = await checkpoint(view);
  while ((await checkpoint(view)) < from + by) await pause(10);
};

/** The view, once it has come to the end of the log: every event once, in order, as folded alone. */
async function isWhole(view: string): Promise<void> {
  const count = await load.stop();
  while ((await checkpoint(view)) < (await store.head())) await pause(10);
  const kept = (await store.views.rows(view, [""])).get("");
  expect(kept).toEqual({ seen: Array.from({ length: count }, (_, i) => i) });
  expect(kept).toEqual(await project(store, inOrder(view)));
}

test.each([18, 15] as const)(
  "on PostgreSQL %d a leader that is killed is followed by one that goes on where it was",
  async (major) => {
    const url = await opened(await newDatabase(major));
    for (let round = 0; round < 2; round++) {
      const leader = candidate(url, "order");
      await leader.heard("leads order");
      await moved("order");
      const next = candidate(url, "order");
      await moved("order"); // the next stands by
      leader.running.kill("SIGKILL");
      await next.heard("leads order");
      await moved("order");
      next.running.kill("SIGKILL");
    }
    candidate(url, "order");
    await isWhole("order");
  },
);

test.each([18, 15] as const)(
  "on PostgreSQL %d a leader that is paused before it saves loses its lead, and wakes up without doing harm",
  async (major) => {
    const url = await opened(await newDatabase(major));
    const paused = candidate(url, "order", { pausing: true });
    await paused.heard("leads order");
    const next = candidate(url, "order");
    await next.heard("leads order"); // although the other is still alive
    await moved("order");
    paused.running.kill("SIGCONT");
    await paused.heard("refused");
    await moved("order");
    next.running.kill("SIGKILL");
    await paused.heard("leads order", 2); // it stood by again
    await isWhole("order");
  },
);

test("each projection has its leader; the one whose process dies is taken over, the other stays", async () => {
  const url = await opened(await newDatabase());
  const [one, two] = [candidate(url, "order"), candidate(url, "other")];
  await Promise.all([one.heard("leads order"), two.heard("leads other")]);
  const heir = candidate(url, "order,other");
  one.running.kill("SIGKILL");
  await heir.heard("leads order");
  await Promise.all([moved("order"), moved("other")]);
  two.running.kill("SIGKILL");
  await heir.heard("leads other");
  await isWhole("order");
  await isWhole("other");
});

test("when PostgreSQL itself falls and comes up again, one of those who stood leads again", async () => {
  server = await startServer(18);
  const url = await opened(`${server.url}/postgres`);
  const both = [candidate(url, "order"), candidate(url, "order")];
  await Promise.race(both.map((child) => child.heard("leads order")));
  for (let round = 0; round < 2; round++) {
    await moved("order");
    await crash(url);
  }
  await moved("order");
  await isWhole("order");
  for (const { running } of both) expect([running.exitCode, running.signalCode]).toEqual([null, null]);
});

/** Kills one session of the server hard: the server ends all others too, recovers, and starts anew. */
async function crash(url: string): Promise<void> {
  await asOwner(url, async (client) => {
    const { rows } = await client.query<{ pid: number }>("SELECT pg_backend_pid() AS pid");
    const ended = new Promise((resolve) => client.once("end", resolve));
    process.kill(rows[0]?.pid ?? Number.NaN, "SIGKILL");
    await ended;
  });
}
