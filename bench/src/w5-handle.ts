import type { Case, Workload } from "./workload.ts";

const at = (file: string) => new URL(`w5/${file}.ts`, import.meta.url);

const over = (name: string, streams: number): Case => ({
  name,
  sizes: { streams, commands: 1_000 },
  quick: { streams: streams / 5, commands: 200 },
  contenders: {
    "ours, command ids given": at("ours"),
    "raw: awaited, by hand": at("raw"),
    "raw, validating, with command ids": at("raw-promising"),
    "ours with a state cache": at("ours-cached"),
    "ours without command ids": at("ours-plain"),
    "Emmett CommandHandler": at("emmett"),
    "Castore, getAggregate and pushEvent": at("castore"),
  },
  goals: [
    { against: "raw: awaited, by hand", atLeast: 0.5 },
    { against: "Castore, getAggregate and pushEvent", atLeast: 4 },
    { against: "Emmett CommandHandler", atLeast: 8 },
  ],
});

export const w5: Workload = {
  id: "W5",
  title: "a command in memory, end to end: load 20, decide, validate, append",
  unit: "commands",
  cases: [over("1,000 streams", 1_000), over("10,000 streams", 10_000)],
};
