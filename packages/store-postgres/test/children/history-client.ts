// A client of a history: makes its calls, `lanes` of them at a time, and answers what it wrote down. It goes on until it has made
// them and is told that it is enough.
import pg from "pg";
import { postgresStore } from "../../src/index.ts";
import { Recording } from "../history/recording.ts";
import { Workload } from "../history/workload.ts";

process.once("disconnect", () => process.exit()); // nobody waits for it any more
const [url = "", name = "", origin = "", calls = "", lanes = "", seed = ""] = process.argv.slice(2);
const since = BigInt(origin);
const pool = new pg.Pool({ connectionString: url, max: 6 });
pool.on("error", () => {}); // an idle connection broke: the next call makes another
const store = await postgresStore(pool, { busyTimeout: 20_000 });
const recording = new Recording(name, store, pool, () => Number(process.hrtime.bigint() - since));
const workload = new Workload(name, recording, Number(seed));

let enough = false;
process.once("message", () => {
  enough = true;
});
let made = 0;
await Promise.all(
  Array.from({ length: Number(lanes) }, async () => {
    while (!enough || made < Number(calls)) {
      made++;
      await workload.next();
    }
  }),
);
await store.close();
await pool.end();
process.send?.(recording.operations, () => process.disconnect());
