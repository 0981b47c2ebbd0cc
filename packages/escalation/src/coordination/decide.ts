import { decider, inOrder } from "@caseloop/core";
import { lawful } from "@caseloop/law";
import { orderInForce } from "@caseloop/ticket";
import { keepsTime } from "../keepstime.ts";
import { arbitration } from "./arbitration.ts";
import { assistance } from "./assistance.ts";
import { commands } from "./commands.ts";
import { dispute } from "./dispute.ts";
import { events } from "./events.ts";
import { overdue, owedIn } from "./overdue.ts";
import { initial } from "./state.ts";
import { together } from "./together.ts";

const evolve = {
  ...together.evolve,
  ...assistance.evolve,
  ...dispute.evolve,
  ...arbitration.evolve,
  ...overdue.evolve,
};

/**
 * 协同办理 (M23): the units that work on one ticket; its stream is `coordination-<ticket>`. A tick notices the dates that pass.
 */
export const coordination = decider({
  name: "coordination",
  initial,
  commands,
  events,
  context: orderInForce,
  decide: keepsTime(
    {
      ...lawful(inOrder({ ...together.decide, ...assistance.decide, ...dispute.decide, ...arbitration.decide })),
      ...overdue.decide,
    },
    evolve,
    owedIn,
  ),
  evolve,
});
