/** For tests: a year of nothing but prevention, in memory. */
import { type Recorded, subscribe } from "@caseloop/core";
import { memoryStore } from "@caseloop/core/memory";
import { chinaCalendar } from "@caseloop/law";
import type { Plan } from "../plan.ts";
import { play } from "../stage/play.ts";
import type { Life } from "../stage/step.ts";
import { preventionEvenings, preventionLives, preventionProcesses } from "./index.ts";

/** The prevention of a plan, with other lives beside it. */
export async function yearOf(plan: Plan, beside: readonly Life[] = []) {
  const clock = { now: "2022-12-31T16:00:00.000Z" };
  const store = memoryStore({ clock: () => clock.now });
  const calendar = chinaCalendar;
  const processes = preventionProcesses(calendar);
  const begun = preventionEvenings(plan, store, calendar);
  const evening = async (day: string) => {
    for (const one of processes) await subscribe(store, one, { live: false }).done;
    return begun(day);
  };
  const days = { from: "2023-01-01", to: "2023-12-31" };
  await play({ store, clock, calendar, ...days, evening }, [...beside, ...preventionLives(plan, calendar)]);
  const events: Recorded[] = [];
  for (let page = await store.readAll(); ; page = await store.readAll({ after: page.position })) {
    events.push(...page.events);
    if (page.end) return { store, events };
  }
}
