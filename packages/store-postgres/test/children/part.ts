// Keeps one part of a projection after another: a line tells which, the next how far. Says when it has saved first, and when it is done.
import { writeSync } from "node:fs";
import { createInterface } from "node:readline";
import { type Position, partitioned, subscribe, type Views } from "@caseloop/core";
import { postgresStore } from "../../src/index.ts";
import { byTicket } from "../by-ticket.ts";

interface Job {
  readonly schema: string;
  readonly of: number;
  readonly index: number;
  readonly limit: number;
}

const [url = ""] = process.argv.slice(2);
const say = (line: string) => writeSync(1, `${line}\n`);
const lines = createInterface({ input: process.stdin })[Symbol.asyncIterator]();
const told = async () => (await lines.next()).value as string | undefined;

for (let line = await told(); line !== undefined; line = await told()) {
  const { schema, of, index, limit } = JSON.parse(line) as Job;
  const store = await postgresStore(url, { schema, connections: 2 });
  const views: Views = {
    ...store.views,
    async save(view, change) {
      await store.views.save(view, change);
      if (change.expected === undefined) say(`began ${schema}`);
    },
  };
  const part = subscribe(store, partitioned(byTicket, { of, index }), { views, limit });
  await part.reached(Number(await told()) as Position);
  await part.stop();
  await store.close();
  say(`done ${schema}`);
}
