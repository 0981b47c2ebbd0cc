import { decider } from "@caseloop/core";
import { orderInForce } from "@caseloop/ticket";
import { inOrder } from "../inorder.ts";
import { arbitration } from "./arbitration.ts";
import { assistance } from "./assistance.ts";
import { commands } from "./commands.ts";
import { dispute } from "./dispute.ts";
import { events } from "./events.ts";
import { initial } from "./state.ts";
import { together } from "./together.ts";

/** 协同办理 (M23): the units that work on one ticket; its stream is `coordination-<ticket>`. */
export const coordination = decider({
  name: "coordination",
  initial,
  commands,
  events,
  context: orderInForce,
  decide: inOrder({ ...together.decide, ...assistance.decide, ...dispute.decide, ...arbitration.decide }),
  evolve: { ...together.evolve, ...assistance.evolve, ...dispute.evolve, ...arbitration.evolve },
});
