// A subscriber of a history: follows the log up to the position it is told at last, and answers the events it saw. When the server
// is away it says so, and resumes where it stands.
import { setTimeout as pause } from "node:timers/promises";
import { hasCode, type Position, start, subscribe } from "@caseloop/core";
import { postgresStore } from "../../src/index.ts";

process.once("disconnect", () => process.exit()); // nobody waits for it any more
const [url = ""] = process.argv.slice(2);
const store = await postgresStore(url, { busyTimeout: 200, connections: 3 });
const told = new Promise<Position>((resolve) => process.once("message", (head) => resolve(head as Position)));
const seen: string[] = [];
let after = start;

async function follow(): Promise<void> {
  const subscription = subscribe(store, {
    after,
    on(events, position) {
      for (const { id } of events) seen.push(id);
      after = position;
    },
  });
  try {
    await Promise.race([subscription.done, told.then((head) => subscription.reached(head))]);
    await subscription.stop();
  } catch (error) {
    if (!hasCode(error, "store-unavailable")) throw error;
    process.send?.("lost");
    await pause(50);
    await follow();
  }
}

process.send?.("follows");
await follow();
await store.close();
process.send?.(seen, () => process.disconnect());
