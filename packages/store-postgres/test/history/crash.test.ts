import { setTimeout as pause } from "node:timers/promises";
import { expect, test } from "vitest";
import { postgresStore } from "../../src/index.ts";
import { bundled } from "../bundled.ts";
import { startServer } from "../server.ts";
import { acknowledged, type Operation } from "./operations.ts";
import { recorded } from "./run.ts";
import { violations } from "./violations.ts";

const [client, follower] = [await bundled("history-client"), await bundled("history-follower")];

/** How often the server is killed; `CASELOOP_CRASHES=100` for a long run. */
const CRASHES = Number(process.env.CASELOOP_CRASHES ?? 5);

/** How many events are recorded between two crashes at least. */
const BETWEEN = 200;

test("PostgreSQL killed under load: what was acknowledged is there, nothing is doubled, and subscribers resume where they stood", {
  timeout: 60_000 + CRASHES * 30_000,
}, async () => {
  const seed = Number(process.env.CASELOOP_SEED ?? Date.now() % 1_000_000);
  const server = await startServer(18, { durable: true });
  try {
    const url = `${server.url}/postgres`;
    const run = { client, follower, clients: 4, calls: 0, lanes: 8, seed };
    const history = await recorded(url, run, async (noticed) => {
      for (let crash = 0; crash < CRASHES; crash++) {
        const store = await postgresStore(url, { busyTimeout: 20_000 });
        const enough = (await store.head()) + BETWEEN;
        while ((await store.head()) < enough) await pause(20);
        await store.close();
        await pause(Math.random() * 100);
        const lost = noticed();
        await server.crash();
        await lost;
        await server.restart();
      }
    });

    expect(violations(history), `seed ${seed}`).toEqual([]);
    expect(history.log.length).toBeGreaterThan(CRASHES * BETWEEN);
    const { unanswered, settled } = interrupted(history.operations);
    expect(unanswered, "calls that were under way").toBeGreaterThan(CRASHES);
    expect(settled, "are settled by their retries").toBe(unanswered);
  } finally {
    await server.stop();
  }
});

/** Commands with an attempt whose outcome stayed unknown, and how many of them know it in the end. */
function interrupted(operations: readonly Operation[]) {
  const appends = operations.filter((each) => each.kind === "append").filter(({ command }) => command !== undefined);
  const commands = Map.groupBy(appends, ({ command }) => command);
  const unanswered = [...commands.values()].filter((attempts) => attempts.some(({ answer }) => answer === "unknown"));
  const settled = unanswered.filter((attempts) =>
    attempts.some(({ answer }) => acknowledged(answer) || (answer !== "unknown" && "refused" in answer)),
  );
  return { unanswered: unanswered.length, settled: settled.length };
}
