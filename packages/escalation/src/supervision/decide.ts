import { decider } from "@caseloop/core";
import { chinaCalendar } from "@caseloop/law";
import { inOrder } from "../inorder.ts";
import { commands } from "./commands.ts";
import { events } from "./events.ts";
import { leaders } from "./leaders.ts";
import { lifting } from "./lifting.ts";
import { matter } from "./matter.ts";
import { measures } from "./measures.ts";
import { notices } from "./notices.ts";
import type { SupervisionContext } from "./phase.ts";
import { initial } from "./state.ts";

/** 提级督办 (M22): a matter raised above the unit that has it; its stream is `supervision-<id>`. */
export const supervision = decider({
  name: "supervision",
  initial,
  commands,
  events,
  context: { calendar: chinaCalendar } as SupervisionContext,
  decide: inOrder({
    ...matter.decide,
    ...leaders.decide,
    ...notices.decide,
    ...measures.decide,
    ...lifting.decide,
  }),
  evolve: {
    ...matter.evolve,
    ...leaders.evolve,
    ...notices.evolve,
    ...measures.evolve,
    ...lifting.evolve,
  },
});
