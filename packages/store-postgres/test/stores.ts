import { type EventStore, hasCode, type NewEvent, type Recorded } from "@caseloop/core";
import pg from "pg";
import { inject } from "vitest";

let databases = 0;

/** The connection string of a new, empty database on one of the servers of this run. */
export async function newDatabase(major: 18 | 15 = 18): Promise<string> {
  const server = inject("servers")[major];
  const name = `test_${process.pid}_${++databases}`;
  await asOwner(`${server}/postgres`, (client) => client.query(`CREATE DATABASE ${name} STRATEGY file_copy`));
  return `${server}/${name}`;
}

/** Runs `work` on a connection of the owner (or whoever the URL says) that is closed afterwards. */
export async function asOwner<T>(url: string, work: (client: pg.Client) => Promise<T>): Promise<T> {
  const client = new pg.Client(url);
  client.on("error", () => {});
  await client.connect();
  try {
    return await work(client);
  } finally {
    await client.end();
  }
}

let ids = 0;
export const event = (data: unknown = {}, type = "Noted"): NewEvent => ({
  id: `e-${process.pid}-${++ids}`,
  type,
  schema: 1,
  occurredAt: "2023-07-10T02:00:00.000Z",
  data,
  meta: { by: "officer-7", command: { type: "Note" } },
});

export async function wholeLog(store: EventStore, limit = 1000): Promise<Recorded[]> {
  const all: Recorded[] = [];
  for (let page = await store.readAll({ limit }); ; page = await store.readAll({ after: page.position, limit })) {
    all.push(...page.events);
    if (page.end) return all;
  }
}

/** Appends again while nobody knows whether it was done, which a command id makes harmless. */
export async function untilKnown<T>(append: () => Promise<T>): Promise<T> {
  for (;;) {
    try {
      return await append();
    } catch (error) {
      if (!hasCode(error, "store-outcome-unknown")) throw error;
    }
  }
}
