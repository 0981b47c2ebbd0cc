import { type ChildProcess, spawn } from "node:child_process";
import { join } from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import { project } from "@caseloop/core";
import { afterEach, expect, test } from "vitest";
import { leading, postgresStore } from "../src/index.ts";
import { order } from "./order.ts";
import { event, newDatabase } from "./stores.ts";

const children: ChildProcess[] = [];
afterEach(() => {
  for (const child of children.splice(0)) child.kill("SIGKILL");
});

/** A process that stands for the lead; answers once it leads. */
function candidate(url: string) {
  const file = join(import.meta.dirname, "children", "lead.ts");
  const child = spawn(process.execPath, ["--conditions=@caseloop/source", "--no-warnings", file, url, "1000"], {
    stdio: ["ignore", "pipe", "inherit"],
  });
  children.push(child);
  const leads = new Promise<void>((resolve) => child.stdout.once("data", () => resolve()));
  return { child, leads };
}

test.each(["SIGKILL", "SIGSTOP"] as const)(
  "a leader under %s is followed by another; each event once, in order",
  async (signal) => {
    const url = await newDatabase();
    const store = await postgresStore(url);
    let [n, writing] = [0, true];
    const load = (async () => {
      while (writing) await store.append(`ticket-${n % 3}`, [event(n++)], { expected: "any" });
    })();
    const first = candidate(url);
    await first.leads;
    while (!(await store.views.checkpoint(order.name))) await pause(10);
    const second = candidate(url);
    await pause(300);
    first.child.kill(signal);
    await second.leads;
    if (signal === "SIGSTOP") first.child.kill("SIGCONT");
    await pause(300);
    writing = false;
    await load;
    const head = await store.head();
    while (((await store.views.checkpoint(order.name))?.position ?? 0) < head) await pause(10);
    const whole = await project(store, order);
    expect((await store.views.rows(order.name, [""])).get("")).toEqual(whole);
    expect(whole.seen).toEqual(Array.from({ length: n }, (_, i) => i));
    await store.close();
  },
);

test("the work's own failure ends the lead, and stopping frees it for the next", async () => {
  const url = await newDatabase();
  const failing = leading(url, "a", () => Promise.reject(new Error("no")));
  await expect(failing.done).rejects.toThrow("no");
  const work = (signal: AbortSignal) =>
    new Promise<void>((resolve) => signal.addEventListener("abort", () => resolve()));
  const first = leading(url, "a", work);
  while (!first.leads) await pause(5);
  const second = leading(url, "a", work);
  await pause(200);
  expect(second.leads).toBe(false);
  await first.stop();
  while (!second.leads) await pause(5);
  await second.stop();
  expect(() => leading(url, "a", work, { silence: 0 })).toThrow(RangeError);
});
