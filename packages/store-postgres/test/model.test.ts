import pg from "pg";
import { afterAll, beforeAll, test } from "vitest";
import { postgresStore } from "../src/index.ts";
import { holdsToModel } from "./histories.ts";
import { newDatabase } from "./stores.ts";

let pools: readonly pg.Pool[] = [];
let logs = 0;
beforeAll(async () => {
  const url = await newDatabase();
  pools = [0, 1].map(() => new pg.Pool({ connectionString: url, max: 2 })); // two clients, as two processes would be
});
afterAll(() => Promise.all(pools.map((pool) => pool.end())));

test("PostgreSQL lives through 200 random histories as the model does", { timeout: 240_000 }, () =>
  holdsToModel(() => {
    const schema = `model_${++logs}`;
    let clients = 0;
    return () => postgresStore(pools[clients++ % 2] as pg.Pool, { schema });
  }, 200),
);
