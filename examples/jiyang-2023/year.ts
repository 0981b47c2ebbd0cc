import { type EventStore, stateCache } from "@caseloop/core";
import { tick } from "@caseloop/escalation";
import type { Calendar, Day, Instant } from "@caseloop/law";
import { assessments } from "./assessment/index.ts";
import { enforcement, newClues } from "./enforcement/index.ts";
import { keeperOf } from "./keeper.ts";
import type { Plan } from "./plan.ts";
import { preventionEvenings, preventionLives } from "./prevention/index.ts";
import { untilNow } from "./stage/now.ts";
import { play, type StageClock } from "./stage/play.ts";
import { ticketLives } from "./tickets/index.ts";

/** Where its clock stands before anything happens: the first moment of the year in Beijing. */
export const first: Instant = "2022-12-31T16:00:00.000Z";

/**
 * Plays the plan's year into a store whose clock this is: all its lives side by side, and the first days of the next, in
 * which the last tickets end and the year is assessed. Played again into the same store it changes nothing, and one that was
 * broken off goes on where it ended. Throws `PlanUnmet`.
 */
export async function year(
  store: EventStore,
  clock: StageClock,
  plan: Plan,
  calendar: Calendar,
  onDay: (day: Day) => void = () => {},
): Promise<void> {
  const { lives, evening: takeOn } = enforcement(plan, calendar);
  const today = untilNow(store, clock);
  const opened = newClues(today);
  const prevent = preventionEvenings(plan, today, calendar);
  const assess = assessments(today, plan.seed, calendar);
  const keeper = keeperOf(calendar);
  const cache = stateCache();
  await play(
    {
      ...{ store, clock, calendar, cache, from: "2023-01-01", to: "2024-01-12" },
      async evening(day, at) {
        onDay(day);
        await tick(today, at, keeper, { cache });
        return [...takeOn(day, await opened()), ...(await prevent(day)), ...(await assess(day, at))];
      },
    },
    [...ticketLives(plan, calendar), ...lives, ...preventionLives(plan, calendar)],
  );
}
