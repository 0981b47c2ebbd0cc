import type { Workload } from "./workload.ts";

const at = (file: string) => new URL(`w11/${file}.ts`, import.meta.url);

/** Where 100 clocks are due, 20,000 a second are 5 ms. */
export const w11: Workload = {
  id: "W11",
  title: "clocks that are due, of many that are open, in a SQLite file",
  unit: "due clocks",
  cases: [
    {
      name: "what is due: 100 of 1,000,000",
      sizes: { open: 1_000_000, due: 100, looks: 50 },
      quick: { open: 400_000, due: 100, looks: 20 },
      contenders: {
        ours: at("ours"),
        "by hand: one index look-up": at("index-look-up"),
        "ours, a hundredth of them open": at("ours-few"),
        "by hand: all that is open, sorted": at("whole-scan"),
      },
      goals: [
        { against: "by hand: one index look-up", atLeast: 0.4 },
        { against: "ours, a hundredth of them open", atLeast: 0.8 },
      ],
    },
    {
      name: "a whole tick, recorded durably: 100 of 1,000,000",
      sizes: { open: 1_000_000, due: 100 },
      quick: { open: 400_000, due: 100 },
      contenders: {
        "ours: tick": at("tick"),
        "by hand: look up, read, append": at("by-hand"),
        "ours, a hundredth of them open": at("tick-few"),
      },
      // By hand neither validates nor takes the rows from the agenda.
      goals: [{ against: "ours, a hundredth of them open", atLeast: 0.8 }],
    },
  ],
};
