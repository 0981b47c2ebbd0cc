import { contract } from "@caseloop/core/contract";
import { PGlite } from "@electric-sql/pglite";
import { afterAll, beforeAll, describe, test } from "vitest";
import { postgresStore } from "../src/index.ts";
import { newDatabase } from "./stores.ts";

describe.each([18, 15] as const)("PostgreSQL %i keeps every promise of the store port", (major) => {
  let url: string;
  beforeAll(async () => {
    url = await newDatabase(major);
  });
  for (const [promise, prove] of contract) {
    test(promise, () => prove((log, options) => postgresStore(url, { ...options, schema: log })));
  }
});

describe("PGlite keeps every promise of the store port", () => {
  let pglite: PGlite;
  beforeAll(async () => {
    pglite = await PGlite.create();
  });
  afterAll(() => pglite.close());
  for (const [promise, prove] of contract) {
    test(promise, () => prove((log, options) => postgresStore(pglite, { ...options, schema: log })));
  }
});
