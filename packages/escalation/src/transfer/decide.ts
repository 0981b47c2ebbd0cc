import { decider } from "@caseloop/core";
import { chinaCalendar } from "@caseloop/law";
import { inOrder } from "../inorder.ts";
import { approval } from "./approval.ts";
import { type TransferContext, transferClocks } from "./clocks.ts";
import { commands } from "./commands.ts";
import { contest } from "./contest.ts";
import { events } from "./events.ts";
import { police } from "./police.ts";
import { initial } from "./state.ts";
import { team } from "./team.ts";
import { wayback } from "./wayback.ts";

/** 行刑衔接 (M23): the transfer of a suspected crime to the police and its way back; its stream is `transfer-<id>`. */
export const transfer = decider({
  name: "transfer",
  initial,
  commands,
  events,
  context: { calendar: chinaCalendar, clocks: transferClocks } as TransferContext,
  decide: inOrder({
    ...team.decide,
    ...approval.decide,
    ...police.decide,
    ...contest.decide,
    ...wayback.decide,
  }),
  evolve: {
    ...team.evolve,
    ...approval.evolve,
    ...police.evolve,
    ...contest.evolve,
    ...wayback.evolve,
  },
});
