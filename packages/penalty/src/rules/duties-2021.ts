import type { z } from "zod";
import type { documentSchema } from "../discretion/document.ts";
import { tiers } from "../discretion/outcome.ts";

/** 责令改正、教育、退赔、没收违法所得: what the Administrative Penalty Law of 2021 attaches to an outcome. */
export const duties: z.input<typeof documentSchema>["duties"] = [
  {
    do: "correct",
    article: "28¶1",
    outcomes: ["not_imposed", "exempt", ...tiers],
    stages: ["mandatory", "exemption", "optional"],
  },
  {
    do: "educate",
    article: "33¶3",
    outcomes: ["not_imposed"],
    stages: ["limitation", "mandatory", "optional"],
  },
  { do: "restitute", article: "28¶2", outcomes: [...tiers], amount: { of: "refundsDue" } },
  {
    do: "confiscateGains",
    article: "28¶2",
    outcomes: [...tiers],
    amount: { of: "unlawfulGains", less: "refundsDue" },
  },
];
