import { decider, inOrder } from "@caseloop/core";
import { chinaCalendar, lawful } from "@caseloop/law";
import { keepsTime } from "../keepstime.ts";
import { commands } from "./commands.ts";
import { events } from "./events.ts";
import { leaders } from "./leaders.ts";
import { lifting } from "./lifting.ts";
import { matter } from "./matter.ts";
import { measures } from "./measures.ts";
import { notices } from "./notices.ts";
import { overdue, owedIn } from "./overdue.ts";
import type { SupervisionContext } from "./phase.ts";
import { initial } from "./state.ts";

const evolve = {
  ...matter.evolve,
  ...leaders.evolve,
  ...notices.evolve,
  ...measures.evolve,
  ...lifting.evolve,
  ...overdue.evolve,
};

/**
 * 提级督办 (M22): a matter raised above the unit that has it; its stream is `supervision-<id>`. A tick notices the dates that pass.
 */
export const supervision = decider({
  name: "supervision",
  initial,
  commands,
  events,
  context: { calendar: chinaCalendar } as SupervisionContext,
  decide: keepsTime(
    {
      ...lawful(
        inOrder({
          ...matter.decide,
          ...leaders.decide,
          ...notices.decide,
          ...measures.decide,
          ...lifting.decide,
        }),
      ),
      ...overdue.decide,
    },
    evolve,
    owedIn,
  ),
  evolve,
});
