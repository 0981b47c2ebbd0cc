import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { EventStore } from "@caseloop/core";
import { contract } from "@caseloop/core/contract";
import { afterAll, describe, test } from "vitest";
import { type SqliteOptions, sqliteStore } from "../src/index.ts";

const directory = mkdtempSync(join(tmpdir(), "caseloop-contract-"));
afterAll(() => rmSync(directory, { recursive: true, force: true }));

/** Its log is read by a second store, which did not record it. */
function readByAnother(path: string, options?: SqliteOptions): EventStore {
  const [writer, reader] = [sqliteStore(path, options), sqliteStore(path, options)];
  const close = async () => {
    await Promise.all([writer.close(), reader.close()]);
  };
  return { ...writer, readAll: reader.readAll, close };
}

describe("a SQLite file keeps every promise of the store port", () => {
  for (const [promise, prove] of contract) {
    test(promise, () => prove(async (log, options) => sqliteStore(join(directory, `${log}.db`), options)));
    test(`${promise}, read by another store`, () =>
      prove(async (log, options) => readByAnother(join(directory, `${log}-another.db`), options)));
  }
});
