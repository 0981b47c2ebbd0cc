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

/** Every commit waits 30 ms before it goes to the disk. */
const SLOW = ["commit_delay=30000", "commit_siblings=0"];

test.each([
  { on: "its disk", flags: [], crashes: CRASHES },
  { on: "a slow disk", flags: SLOW, crashes: Math.ceil(CRASHES / 3) },
])(
  "PostgreSQL on $on is killed under load $crashes times: what was acknowledged is there, nothing is doubled, and subscribers resume where they stood",
  {
    timeout: 120_000 + CRASHES * 30_000,
  },
  async ({ flags, crashes }) => {
    const seed = Number(process.env.CASELOOP_SEED ?? Date.now() % 1_000_000);
    const server = await startServer(18, { durable: true, flags });
    try {
      const url = `${server.url}/postgres`;
      const run = { client, follower, clients: 4, calls: 0, lanes: 8, seed };
      const history = await recorded(url, run, async (noticed) => {
        for (let crash = 0; crash < crashes; crash++) {
          await grownBy(BETWEEN, url);
          await pause(Math.random() * 100);
          const all = noticed();
          await server.crash();
          await all;
          await server.restart();
        }
      });

      expect(violations(history).slice(0, 10), `seed ${seed}`).toEqual([]);
      expect(history.log.length).toBeGreaterThanOrEqual(crashes * BETWEEN);
      const { unanswered, settled } = interrupted(history.operations);
      expect(unanswered, "calls that were under way").toBeGreaterThan(crashes);
      expect(settled, "are settled by their retries").toBe(unanswered);
    } finally {
      await server.stop();
    }
  },
);

/** Waits until the others have recorded so many events more. */
async function grownBy(events: number, url: string): Promise<void> {
  const store = await postgresStore(url, { busyTimeout: 20_000 });
  const enough = (await store.head()) + events;
  while ((await store.head()) < enough) await pause(20);
  await store.close();
}

/** Commands with an attempt whose outcome stayed unknown, and how many of them know it in the end. */
function interrupted(operations: readonly Operation[]) {
  const appends = operations.filter((each) => each.kind === "append").filter(({ command }) => command !== undefined);
  const commands = [...Map.groupBy(appends, ({ command }) => command).values()];
  const unanswered = commands.filter((attempts) => attempts.some(({ answer }) => answer === "unknown"));
  const known = ({ answer }: (typeof appends)[number]) =>
    acknowledged(answer) || (answer !== "unknown" && "refused" in answer);
  return { unanswered: unanswered.length, settled: unanswered.filter((attempts) => attempts.some(known)).length };
}
