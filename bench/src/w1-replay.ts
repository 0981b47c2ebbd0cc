import type { Workload } from "./workload.ts";

const at = (file: string) => new URL(`w1/${file}.ts`, import.meta.url);
const sizes = { streams: 10_000 };
const quick = { streams: 1_000 };

export const w1: Workload = {
  id: "W1",
  title: "replay in memory, 20 events to a stream",
  unit: "events",
  cases: [
    {
      name: "the fold alone, over recorded events",
      sizes,
      quick,
      contenders: {
        ours: at("ours"),
        "floor: by hand, in place": at("floor"),
        "the floor without its promise": at("keeping"),
        "spreading, as the peers document": at("spreading"),
        "Immer once per stream": at("immer-stream"),
        "Immer once per event": at("immer-event"),
      },
      goals: [{ against: "floor: by hand, in place", atLeast: 1 / 1.2 }],
    },
    {
      name: "loaded from the store in memory",
      sizes,
      quick,
      contenders: {
        ours: at("load-ours"),
        "floor: a map, by hand, in place": at("load-floor"),
        "Emmett as documented": at("load-emmett"),
        "Emmett in place": at("load-emmett-in-place"),
        "Castore as documented": at("load-castore"),
        "Castore in place": at("load-castore-in-place"),
      },
      goals: [
        { against: "Emmett as documented", atLeast: 1.9 },
        { against: "Castore as documented", atLeast: 1.9 },
        { against: "Emmett in place", atLeast: 1.1 },
        { against: "Castore in place", atLeast: 1.1 },
      ],
    },
  ],
};
