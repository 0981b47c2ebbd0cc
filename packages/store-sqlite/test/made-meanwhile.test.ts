import { join } from "node:path";
import { afterEach, expect, test, vi } from "vitest";
import { Connection } from "../src/connection.ts";
import { sqliteStore } from "../src/index.ts";
import { directory, quickPlace } from "./stores.ts";

const place = directory(quickPlace);
afterEach(() => vi.restoreAllMocks());

test.each([1, 2, 3, 4, 5])(
  "a file that somebody else makes before the opening's question %i is opened",
  async (nth) => {
    const path = join(place, `${nth}.db`);
    const asked = Connection.prototype.get;
    let questions = 0;
    vi.spyOn(Connection.prototype, "get").mockImplementation(function (this: Connection, ...question) {
      if (++questions === nth) {
        const made = sqliteStore(path);
        void made.close();
      }
      return asked.apply(this, question) as never;
    });
    const store = sqliteStore(path);
    expect(questions).toBeGreaterThanOrEqual(nth);
    expect(await store.integrity()).toEqual([]);
    await store.close();
  },
);
