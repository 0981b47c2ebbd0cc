import type { EventStore } from "@caseloop/core";
import { contract } from "@caseloop/core/contract";
import pg from "pg";
import { beforeAll, describe, expect, test } from "vitest";
import { type PostgresOptions, postgresStore } from "../src/index.ts";
import { newDatabase } from "./stores.ts";

type Fault = readonly [fault: string, text: string, instead: string];

/** Faults in the SQL, by the promise from which on the contract looks for them: this text is replaced by that. */
const faults: Readonly<Record<string, readonly Fault[]>> = {
  "versions run from 1": [
    ["the stream's version is not looked up", "WHERE x.stream = w.stream", "WHERE false"],
    ["any version will do", "IF e = v OR", "IF true OR"],
    ["a stream that must exist need not", "(e = -2 AND v > 0)", "e = -2"],
    ["an append in a group sees the version before the group", "versions[s] := v + append_size[i];", "NULL;"],
    ["the head is not moved within a group", "head := head + append_size[i];", "NULL;"],
  ],
  "a command id is applied once": [
    ["a command is not remembered", "w.id IS NOT NULL AND w.first > 0", "false"],
    ["a command's id is asked after its version", "IF outcomes[i] > 0 THEN", "IF outcomes[i] > 0 AND e = v THEN"],
    ["an outcome takes in the next append", "w.first + w.size - 1", "w.first + w.size"],
    [
      "recordedAt is each process's clock",
      "greatest(latest, coalesce(append_recorded[i], clock))",
      "coalesce(append_recorded[i], clock)",
    ],
    ["the clock handed in is not asked", "coalesce(append_recorded[i], clock)", "clock"],
  ],
  "what was recorded is read back": [["what is kept is jsonb", "json NOT NULL", "jsonb NOT NULL"]],
  "a stream is named category-entity": [
    [
      "stream names are compared without case",
      "WHERE name = $1) AND version",
      "WHERE lower(name) = lower($1) LIMIT 1) AND version",
    ],
  ],
  "pages hold at most the limit": [
    ["a selection forgets the category", "wanted.category = t.category AND", ""],
    ["a selection forgets the types", "wanted.name = t.name", "true"],
    ["a page of the log begins one early", "WHERE position > $1 ORDER", "WHERE position >= $1 ORDER"],
    ["a page of a selection ends one early", "position <= $2 AND type", "position < $2 AND type"],
    ["a page of a stream begins one early", "version > $2", "version >= $2"],
    ["a page of a stream comes backwards", "ORDER BY version LIMIT", "ORDER BY version DESC LIMIT"],
    ["the head is the number of streams", "SELECT max(position) FROM", "SELECT max(stream) FROM"],
  ],
  "rows and checkpoint of a view": [
    ["a view's rows are never overwritten", "DO UPDATE SET data = excluded.data", "DO NOTHING"],
    ["a view's checkpoint is not compared", "kept.position IS DISTINCT FROM expected OR", ""],
    ["a view belongs to any fold", "OR kept.fingerprint <> made_by", ""],
    ["a view's rows outlive it", "r.view = kept.id AND r.key = w.key", "false"],
    ["a view keeps its old name", "SET name = new_name", "SET name = name"],
  ],
};

let url = "";
let logs = 0;
beforeAll(async () => {
  url = await newDatabase();
});

/** A pool through which all SQL is rewritten on its way. */
function pooled(rewrite: (sql: string) => string): pg.Pool {
  const pool = new pg.Pool({ connectionString: url, max: 6 });
  pool.on("error", () => {});
  pool.on("connect", (client) => {
    const query = client.query.bind(client) as (...of: unknown[]) => Promise<unknown>;
    client.query = ((what: string | { text: string }, ...rest: unknown[]) =>
      typeof what === "string"
        ? query(rewrite(what), ...rest)
        : query({ ...what, text: rewrite(what.text) }, ...rest)) as typeof client.query;
  });
  return pool;
}

/** Plants the fault and answers what the contract says of it from this promise on, if anything. A fault must find its text, or it is none. */
async function found(from: string, text: string, instead: string): Promise<unknown> {
  const own = `faulty_${++logs}`;
  const opened: EventStore[] = [];
  let planted = 0;
  const pool = pooled((sql) => {
    if (sql.includes(text)) planted++;
    return sql.replaceAll(text, instead);
  });
  const open = async (schema: string, options?: PostgresOptions) => {
    const store = await postgresStore(pool, { ...options, schema: `${own}_${schema}`, busyTimeout: 500 });
    opened.push(store);
    return store;
  };
  const first = contract.findIndex(([promise]) => promise.startsWith(from));
  expect(first).toBeGreaterThanOrEqual(0);
  const said = await (async () => {
    for (const [, prove] of contract.slice(first)) await prove(open);
  })().catch((error: unknown) => error);
  await Promise.all(opened.map((store) => store.close()));
  await pool.end();
  expect(planted).toBeGreaterThan(0);
  return said;
}

describe.each(Object.entries(faults))("%s …", (from, planted) => {
  test.each(planted)("the contract finds: %s", async (_, text, instead) => {
    expect(await found(from, text, instead)).toBeInstanceOf(Error);
  });
});
