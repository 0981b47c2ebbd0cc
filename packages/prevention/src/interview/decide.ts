import { type CommandOf, decider, type EventOf } from "@caseloop/core";
import { chinaCalendar } from "@caseloop/law";
import type { DaysOnly } from "../correction.ts";
import { standing } from "../standing.ts";
import { commands } from "./commands.ts";
import { commitment } from "./commitment.ts";
import { events } from "./events.ts";
import { meeting } from "./meeting.ts";
import type { InterviewDecide, Read } from "./phase.ts";
import { against } from "./refusals.ts";
import { evolve, initial } from "./state.ts";

/**
 * 行政约谈 (M17): one party or a whole trade, each party's attendance and commitments followed on their own; its stream is
 * `interview-<id>`. A refusal, or a commitment not kept, names the enforcement case that is opened.
 */
export const interview = decider({
  name: "interview",
  initial,
  commands,
  events,
  context: { calendar: chinaCalendar } as DaysOnly,
  decide: standing<InterviewDecide>(whileOpen({ ...meeting, ...commitment })),
  evolve,
});

export type InterviewCommand = CommandOf<typeof interview>;
export type InterviewEvent = EventOf<typeof interview>;

/** Nothing but the call comes before it, and nothing after the close. */
function whileOpen(decide: InterviewDecide): InterviewDecide {
  type Handler = (command: never, state: Read, context: never) => ReturnType<InterviewDecide["Call"]>;
  const guarded = Object.entries(decide).map(([type, handler]: [string, Handler]): [string, Handler] => [
    type,
    (command, state, context) =>
      against(state.status === "none" && type !== "Call" && "no-interview", state.status === "closed" && "closed") ??
      handler(command, state, context),
  ]);
  return Object.fromEntries(guarded) as InterviewDecide;
}
