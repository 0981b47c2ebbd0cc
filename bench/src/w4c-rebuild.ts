import { durableServer } from "./postgres/server.ts";
import type { Workload } from "./workload.ts";

const at = (file: string) => new URL(`w4c/${file}.ts`, import.meta.url);

export const w4c: Workload = {
  id: "W4C",
  title: "one projection with a row per ticket, folded from PostgreSQL",
  unit: "events of log",
  cases: [
    {
      name: "all 12 event types, 1,000,000 events",
      sizes: { streams: 50_000 },
      quick: { streams: 5_000 },
      server: durableServer,
      contenders: {
        ours: at("ours"),
        "pages of 5,000 by hand": at("pages"),
        "one COPY by hand": at("copied"),
        "Emmett's consumer, as documented, 200 of them": at("emmett-documented"),
        "Emmett's consumer, tuned, 2,000 of them": at("emmett-tuned"),
        "Castore, stream by stream, a fiftieth of them": at("castore"),
      },
      goals: [
        { against: "pages of 5,000 by hand", atLeast: 0.8 },
        { against: "one COPY by hand", atLeast: 0.83 },
      ],
    },
  ],
};
