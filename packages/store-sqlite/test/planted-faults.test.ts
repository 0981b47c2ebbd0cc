import { join } from "node:path";
import { ConcurrencyError, type EventStore } from "@caseloop/core";
import { contract } from "@caseloop/core/contract";
import { describe, expect, test } from "vitest";
import { sqliteStore } from "../src/index.ts";
import { withSql } from "./faulty.ts";
import { holdsToModel } from "./histories.ts";
import { directory, type Open, quickPlace, readByAnother } from "./stores.ts";

const place = directory(quickPlace);
let logs = 0;

/** A fault in the SQL: this text is replaced by that. A fault must find its text, or it is none. */
const inSql: readonly (readonly [fault: string, text: string, instead: string])[] = [
  ["the stream's version is not looked up", "(SELECT max(version) FROM events WHERE stream = streams.id)", "0"],
  ["what others wrote goes unnoticed", "PRAGMA data_version", "SELECT 1"],
  ["an append is acknowledged and rolled back", "COMMIT", "ROLLBACK"],
  ["recordedAt is the process's clock", "SELECT position, recorded FROM", "SELECT position, 0 FROM"],
  [
    "a command is not remembered",
    "VALUES (?, ?, ?) ON CONFLICT DO NOTHING",
    "SELECT ?, ?, ? WHERE false ON CONFLICT DO NOTHING",
  ],
  ["an outcome takes in the next append", "BETWEEN ? AND ?", "BETWEEN ? AND ? + 1"],
  ["a selection forgets the category", "wanted.value ->> 0 = category AND", ""],
  ["a selection forgets the types", "wanted.value ->> 1 = name", "true"],
  ["types of different schema versions are one", "name = ? AND schema = ?", "name = ? AND ? > 0"],
  [
    "a page of the log begins one early",
    "position > ? AND position <= ? ORDER",
    "position >= ? AND position <= ? ORDER",
  ],
  [
    "a page of a selection ends one early",
    "position > ? AND position <= ? AND type",
    "position > ? AND position < ? AND type",
  ],
  ["a page of a stream begins one early", "version > ?", "version >= ?"],
  ["a page of a stream comes backwards", "ORDER BY version", "ORDER BY version DESC"],
  [
    "stream names are compared without case",
    "FROM streams WHERE name = ?",
    "FROM streams WHERE name = ? COLLATE NOCASE",
  ],
  ["the head is the number of streams", "SELECT max(position) FROM events", "SELECT max(id) FROM streams"],
  ["a view's rows are never overwritten", "DO UPDATE SET data = excluded.data", "DO NOTHING"],
  [
    "a view's rows outlive it",
    "DELETE FROM rows WHERE view = ? AND key = ?",
    "DELETE FROM rows WHERE view = ? AND key <> ?",
  ],
  ["a view keeps its old name", "UPDATE views SET name = ?", "UPDATE views SET name = name || substr(?, 1, 0)"],
];

/** A fault in what the store does around its SQL. */
const inConduct: readonly (readonly [fault: string, plant: (store: EventStore) => Partial<EventStore>])[] = [
  [
    "the expected version is asked before the command id",
    (store) => ({
      async append(stream, events, options) {
        const { length } = await store.readStream(stream);
        if (typeof options.expected === "number" && options.expected !== length)
          throw new ConcurrencyError(stream, options.expected, length);
        return store.append(stream, events, options);
      },
    }),
  ],
  [
    "a repeated command is not said to be one",
    (store) => ({ append: async (...of) => ({ ...(await store.append(...of)), repeated: false }) }),
  ],
  [
    "a page of a selection says it looked to the end",
    (store) => ({ readAll: async (options) => ({ ...(await store.readAll(options)), end: true }) }),
  ],
  [
    "a page says it looked to its last event only",
    (store) => ({
      async readAll(options) {
        const page = await store.readAll(options);
        return { ...page, position: page.events.at(-1)?.position ?? options?.after ?? page.position };
      },
    }),
  ],
  [
    "changed never wakes",
    () => ({
      changed: (_, signal) => new Promise((resolve) => signal.addEventListener("abort", () => resolve())),
    }),
  ],
];

/** The contract and the model, until the first promise that is broken. */
async function whatBreaks(open: Open): Promise<string | undefined> {
  const own = join(place, `${++logs}`);
  for (const [how, opened] of Object.entries({ alone: open, another: readByAnother(open) })) {
    for (const [promise, prove] of contract) {
      try {
        await prove(async (log, options) => opened(`${own}-${how}-${log}.db`, options));
      } catch {
        return promise;
      }
    }
  }
  let runs = 0;
  try {
    await holdsToModel(() => {
      const path = `${own}-model-${++runs}.db`;
      return () => open(path);
    }, 100);
  } catch {
    return "the model";
  }
  return undefined;
}

describe("contract and model find every planted fault", { timeout: 120_000 }, () => {
  test.each(inSql)("%s", async (_, text, instead) => {
    let planted = 0;
    const rewrite = (sql: string) => {
      if (sql.includes(text)) planted++;
      return sql.replaceAll(text, instead);
    };
    const found = await withSql(rewrite, () => whatBreaks(sqliteStore));
    expect(planted).toBeGreaterThan(0);
    expect(found).toBeDefined();
  });

  test.each(inConduct)("%s", async (_, plant) => {
    const open: Open = (path, options) => {
      const store = sqliteStore(path, options);
      return { ...store, ...plant(store) };
    };
    expect(await whatBreaks(open)).toBeDefined();
  });

  test("and nothing where there is no fault", async () => {
    expect(await whatBreaks((path, options) => ({ ...sqliteStore(path, options) }))).toBeUndefined();
  });
});
