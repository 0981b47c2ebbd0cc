import { decider } from "@caseloop/core";
import { standing } from "../standing.ts";
import { commands } from "./commands.ts";
import { events } from "./events.ts";
import { inspectionContext } from "./phase.ts";
import { problem } from "./problem.ts";
import { publication } from "./publication.ts";
import { evolve, nothing } from "./state.ts";
import { visit } from "./visit.ts";

/** 现场检查: stream `inspection-<id>`, one for each inspectee that a plan has drawn. */
export const inspection = decider({
  name: "inspection",
  initial: nothing,
  commands,
  events,
  context: inspectionContext,
  decide: standing({ ...visit, ...problem, ...publication }),
  evolve,
});
