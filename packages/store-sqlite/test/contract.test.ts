import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { contract } from "@caseloop/core/contract";
import { afterAll, describe, test } from "vitest";
import { sqliteStore } from "../src/index.ts";
import { readByAnother } from "./stores.ts";

const directory = mkdtempSync(join(tmpdir(), "caseloop-contract-"));
afterAll(() => rmSync(directory, { recursive: true, force: true }));

describe("a SQLite file keeps every promise of the store port", () => {
  for (const [promise, prove] of contract) {
    test(promise, () => prove(async (log, options) => sqliteStore(join(directory, `${log}.db`), options)));
    test(`${promise}, read by another store`, () =>
      prove(async (log, options) => readByAnother(sqliteStore)(join(directory, `${log}-another.db`), options)));
  }
});
