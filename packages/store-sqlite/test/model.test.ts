import { join } from "node:path";
import { memoryLog, memoryStore } from "@caseloop/core/memory";
import { test } from "vitest";
import { sqliteStore } from "../src/index.ts";
import { holdsToModel } from "./histories.ts";
import { directory, quickPlace } from "./stores.ts";

const place = directory(quickPlace);
let logs = 0;

test("memory lives through 2,000 random histories as the model does", { timeout: 120_000 }, () =>
  holdsToModel(() => {
    const log = memoryLog();
    return () => memoryStore({ log });
  }, 2000),
);

test("a SQLite file lives through 500 random histories as the model does", { timeout: 240_000 }, () =>
  holdsToModel(() => {
    const path = join(place, `${++logs}.db`);
    return () => sqliteStore(path);
  }, 500),
);
