import { decider } from "@caseloop/core";
import { lawful } from "@caseloop/law";
import { inOrder } from "../chronology.ts";
import { orderInForce } from "../complaint/order.ts";
import { clue } from "./clue.ts";
import { commands } from "./commands.ts";
import { decision } from "./conclusion.ts";
import { events } from "./events.ts";
import { extension } from "./extension.ts";
import { jurisdiction } from "./jurisdiction.ts";
import { link } from "./link.ts";
import { evolve, nothing } from "./state.ts";

/** The report track (举报) of a ticket: stream `report-<id>`, by the order in force when each clock starts. */
export const report = decider({
  name: "report",
  initial: nothing,
  commands,
  events,
  context: orderInForce,
  decide: { ...lawful(inOrder({ ...clue, ...extension, ...decision, ...jurisdiction })), ...link },
  evolve,
});
