import { type EventStore, type Process, subscribe } from "@caseloop/core";
import type { Calendar } from "@caseloop/law";
import { dispatchingInspections, openingCases } from "@caseloop/prevention";
import { enforcement, newClues } from "./enforcement/index.ts";
import type { Plan } from "./plan.ts";
import { preventionLives } from "./prevention/index.ts";
import { play, type StageClock } from "./stage/play.ts";

/** Plays the plan's year into a store whose clock this is: cases, registers, checks and training side by side. Throws `PlanUnmet`. */
export async function year(store: EventStore, clock: StageClock, plan: Plan, calendar: Calendar): Promise<void> {
  const { lives, evening: takeOn } = enforcement(plan, calendar);
  const opened = newClues(store);
  const processes: readonly Process<never>[] = [dispatchingInspections(), openingCases()];
  await play(
    {
      ...{ store, clock, calendar, from: "2023-01-01", to: "2023-12-31" },
      async evening(day) {
        for (const one of processes) await subscribe(store, one, { live: false }).done;
        return takeOn(day, await opened());
      },
    },
    [...lives, ...preventionLives(plan, calendar)],
  );
}
