import { setTimeout as pause } from "node:timers/promises";
import { project } from "@caseloop/core";
import { afterEach, beforeEach, expect, test } from "vitest";
import { type PostgresStore, postgresStore } from "../src/index.ts";
import { type Child, startChild } from "./child.ts";
import { replying } from "./replying.ts";
import { event, newDatabase, wholeLog } from "./stores.ts";

const NOTES = 300;
const children: Child[] = [];
let url = "";
let store: PostgresStore;
beforeEach(async () => {
  url = await newDatabase();
  store = await postgresStore(url);
  const notes = Array.from({ length: NOTES }, (_, n) => event(n));
  for (const [n, note] of notes.entries()) await store.append(`ticket-${n % 7}`, [note], { expected: "any" });
});
afterEach(async () => {
  for (const { running } of children.splice(0)) running.kill("SIGKILL");
  await store.close();
});

/** A process that replies, until its nth append. */
function replier(nth = 0, how: "killed after" | "killed before" | "stopped" | "never" = "never"): Child {
  const child = startChild("reply", url, String(nth), how);
  children.push(child);
  return child;
}
const ended = ({ running }: Child) =>
  new Promise((resolve) => {
    if (running.signalCode) resolve(running.signalCode);
    running.once("exit", (_, signal) => resolve(signal));
  });
const repliedUpTo = async (position: number) => {
  while (((await store.views.checkpoint("replying"))?.position ?? 0) < position) await pause(20);
};

/** Each note has one letter, caused by it, from the memory as it was then; each addressee has them in order. */
async function allReplied(): Promise<void> {
  const log = await wholeLog(store);
  const notes = log.filter(({ category }) => category === "ticket");
  const letters = log.filter(({ category }) => category === "letter");
  expect(letters.map(({ meta }) => meta.causation).toSorted()).toEqual(notes.map(({ id }) => id).toSorted());
  for (let to = 0; to < 5; to++) {
    const due = notes.flatMap(({ data }, before) =>
      (data as number) % 5 === to ? [{ about: data, remembered: before + 1 }] : [],
    );
    expect(letters.filter(({ entity }) => entity === String(to)).map(({ data }) => data)).toEqual(due);
  }
  expect((await store.views.rows("replying", [""])).get("")).toEqual(await project(store, replying.memory));
}

test("a process killed in the middle of a page is taken over: no command is lost, none is sent twice", async () => {
  for (const nth of [1, 4, 10, 13, 27])
    for (const how of ["killed after", "killed before"] as const)
      expect(await ended(replier(nth, how)), `${how} append ${nth}`).toBe("SIGKILL");
  replier();
  await repliedUpTo(NOTES);
  await allReplied();
});

test("several run at once, and those that stay take over the work of those that die", async () => {
  const dying = [3, 17, 36].map((nth) => replier(nth, "killed after"));
  await Promise.race(dying.map(ended)); // the others may find too little to do, once there are more
  const [one, two] = [replier(), replier()];
  await repliedUpTo(NOTES / 3);
  one.running.kill("SIGKILL");
  await repliedUpTo(NOTES);
  expect(two.running.exitCode).toBeNull();
  await allReplied();
});

test("a process that slept in the middle of a page while another took over wakes up without doing harm", async () => {
  const sleeper = replier(5, "stopped");
  await sleeper.heard("stopped");
  const other = replier();
  await repliedUpTo(NOTES);
  sleeper.running.kill("SIGCONT");
  other.running.kill("SIGKILL");
  const { position } = await store.append("ticket-late", [event(NOTES)], { expected: "none" });
  await repliedUpTo(position); // by the one that slept, since the other is gone
  await allReplied();
});
