import { durableServer } from "./postgres/server.ts";
import type { Case, Goal, Workload } from "./workload.ts";

const at = (file: string) => new URL(`w4/${file}.ts`, import.meta.url);
const unnest = "one UNNEST statement, without order";
const emmett = "emmett-postgresql";

/** So many writers at once, each appending one event at a time, `appends` times a round. */
function writing(name: string, writers: number, appends: number, goals: readonly Goal[]): Case {
  return {
    name,
    sizes: { writers, appends },
    quick: { writers, appends: Math.floor(appends / 10) },
    server: durableServer,
    contenders: {
      ours: at("ours"),
      [unnest]: at("unnest"),
      "group commit by hand, with our promises": at("grouped"),
      "advisory lock over BEGIN … COMMIT": at("locked"),
      [emmett]: at("emmett"),
      "castore-postgres, without order": at("castore"),
    },
    goals,
  };
}

export const w4: Workload = {
  id: "W4",
  title: "append to PostgreSQL, fsync on, 1 event an append",
  unit: "events",
  cases: [
    writing("1 writer", 1, 1_000, [{ against: unnest, atLeast: 0.9 }]),
    writing("8 writers at once", 8, 400, [{ against: emmett, atLeast: 4 }]),
    writing("32 writers at once", 32, 200, [{ against: emmett, atLeast: 10 }]),
  ],
};
