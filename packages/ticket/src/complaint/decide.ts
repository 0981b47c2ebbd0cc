import { decider } from "@caseloop/core";
import { lawful } from "@caseloop/law";
import { inOrder } from "../chronology.ts";
import { commands } from "./commands.ts";
import { ending } from "./ending.ts";
import { events } from "./events.ts";
import { intake } from "./intake.ts";
import { link } from "./link.ts";
import { mediation } from "./mediation.ts";
import { merchantFirst } from "./merchant.ts";
import { orderInForce } from "./order.ts";
import { settlement } from "./settlement.ts";
import { evolve, nothing } from "./state.ts";
import { testing } from "./testing.ts";

/** The complaint track (投诉) of a ticket: stream `complaint-<id>`, by the order in force when each clock starts. */
export const complaint = decider({
  name: "complaint",
  initial: nothing,
  commands,
  events,
  context: orderInForce,
  decide: {
    ...lawful(inOrder({ ...intake, ...merchantFirst, ...mediation, ...testing, ...settlement, ...ending })),
    ...link,
  },
  evolve,
});
