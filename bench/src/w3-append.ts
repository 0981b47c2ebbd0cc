import type { Case, Goal, Workload } from "./workload.ts";

const at = (file: string) => new URL(`w3/${file}.ts`, import.meta.url);
const floor = "by hand on node:sqlite";
const emmett = "emmett-sqlite, one connection kept";

/** `writers` at once, each appending `batch` events at a time, `appends` times a round. */
function writing(name: string, writers: number, batch: number, appends: number, goals: readonly Goal[] = []): Case {
  return {
    name,
    sizes: { writers, batch, appends },
    quick: { writers, batch, appends: Math.max(1, Math.floor(appends / 10)) },
    contenders: {
      ours: at("ours"),
      [floor]: at("floor"),
      [emmett]: at("emmett"),
      "emmett-sqlite as documented": at("emmett-documented"),
    },
    goals: [{ against: floor, atLeast: 0.85 }, ...goals],
  };
}

export const w3: Workload = {
  id: "W3",
  title: "append to a SQLite file, WAL, synchronous=FULL",
  unit: "events",
  cases: [
    writing("1 event an append", 1, 1, 300, [{ against: emmett, atLeast: 4 }]),
    writing("5 events an append", 1, 5, 300, [{ against: emmett, atLeast: 4 }]),
    writing("50 events an append", 1, 50, 100, [{ against: emmett, atLeast: 4 }]),
    writing("8 writers at once, 1 event an append", 8, 1, 100),
    writing("32 writers at once, 1 event an append", 32, 1, 50, [{ against: emmett, atLeast: 12 }]),
    writing("256 writers at once, 1 event an append", 256, 1, 20),
  ],
};
