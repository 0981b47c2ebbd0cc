import { projection } from "@caseloop/core";
import type { Instant } from "@caseloop/law";
import { inspection } from "./decide.ts";

/** 最近检查: when each inspectee was last visited, by its id; what the next roster leaves out as recently inspected. */
export const lastVisits = projection({
  name: "last-visits",
  from: [inspection],
  initial: { at: "" as Instant },
  key: ({ data }) => data.inspectee,
  on: {
    "inspection.Visited"(visit, { data }) {
      if (data.at > visit.at) visit.at = data.at;
    },
  },
});
