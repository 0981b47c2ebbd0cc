import type { Workload } from "./workload.ts";

const at = (file: string) => new URL(`w2/${file}.ts`, import.meta.url);
const sizes = { streams: 50_000 };
const quick = { streams: 5_000 };

export const w2: Workload = {
  id: "W2",
  title: "one projection with a row per ticket, folded from a SQLite file",
  unit: "events of log",
  cases: [
    {
      name: "all 12 event types",
      sizes,
      quick,
      contenders: {
        ours: at("ours"),
        "naive: row by row, parsed one by one": at("naive"),
        "best: pages of row arrays": at("pages"),
        "best: 200 rows joined in SQL, one parse": at("joined"),
        "ours, rebuilt and saved as a view": at("ours-saved"),
      },
      goals: [
        { against: "naive: row by row, parsed one by one", atLeast: 1.6 },
        { against: "best: pages of row arrays", atLeast: 0.85 },
        { against: "best: 200 rows joined in SQL, one parse", atLeast: 0.85 },
      ],
    },
    {
      name: "3 of 12 event types",
      sizes,
      quick,
      contenders: {
        "ours, filtered": at("ours-filtered"),
        "pages of row arrays, filtered in SQL": at("pages-filtered"),
        "ours, all 12 types": at("ours-all"),
      },
      goals: [
        { against: "pages of row arrays, filtered in SQL", atLeast: 0.85 },
        { against: "ours, all 12 types", atLeast: 3 },
      ],
    },
  ],
};
