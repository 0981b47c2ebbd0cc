import { decider, inOrder } from "@caseloop/core";
import { chinaCalendar, lawful } from "@caseloop/law";
import { keepsTime } from "../keepstime.ts";
import { approval } from "./approval.ts";
import { type TransferContext, transferClocks } from "./clocks.ts";
import { commands } from "./commands.ts";
import { contest } from "./contest.ts";
import { events } from "./events.ts";
import { overdue, owedIn } from "./overdue.ts";
import { police } from "./police.ts";
import { initial } from "./state.ts";
import { team } from "./team.ts";
import { wayback } from "./wayback.ts";

const evolve = {
  ...team.evolve,
  ...approval.evolve,
  ...police.evolve,
  ...contest.evolve,
  ...wayback.evolve,
  ...overdue.evolve,
};

/**
 * 行刑衔接 (M23): the transfer of a suspected crime to the police and its way back; its stream is `transfer-<id>`. A tick notices the
 * clocks that run out.
 */
export const transfer = decider({
  name: "transfer",
  initial,
  commands,
  events,
  context: { calendar: chinaCalendar, clocks: transferClocks } as TransferContext,
  decide: keepsTime(
    {
      ...lawful(
        inOrder({
          ...team.decide,
          ...approval.decide,
          ...police.decide,
          ...contest.decide,
          ...wayback.decide,
        }),
      ),
      ...overdue.decide,
    },
    evolve,
    owedIn,
  ),
  evolve,
});
