import { durableServer } from "./postgres/server.ts";
import type { Workload } from "./workload.ts";

const at = (file: string) => new URL(`w4b/${file}.ts`, import.meta.url);
const sizes = { streams: 1_000 };
const quick = { streams: 200 };

export const w4b: Workload = {
  id: "W4B",
  title: "load and fold a stream of 20, one after the other",
  unit: "events",
  cases: [
    {
      name: "from a SQLite file",
      sizes,
      quick,
      contenders: {
        ours: at("sqlite-ours"),
        "raw: one prepared statement": at("sqlite-raw"),
        "emmett-sqlite, one connection kept": at("sqlite-emmett"),
      },
      goals: [
        { against: "raw: one prepared statement", atLeast: 1 / 1.15 },
        { against: "emmett-sqlite, one connection kept", atLeast: 2.2 },
      ],
    },
    {
      name: "from PostgreSQL",
      sizes,
      quick,
      server: durableServer,
      contenders: {
        ours: at("postgres-ours"),
        "raw: one prepared statement": at("postgres-raw"),
        "emmett-postgresql": at("postgres-emmett"),
        "castore-postgres": at("postgres-castore"),
      },
      goals: [
        { against: "raw: one prepared statement", atLeast: 1 / 1.15 },
        { against: "emmett-postgresql", atLeast: 2.2 },
      ],
    },
  ],
};
