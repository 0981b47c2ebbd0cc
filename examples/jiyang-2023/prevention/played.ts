/** For tests: a year of nothing but prevention, in memory. */
import { type Recorded, subscribe } from "@caseloop/core";
import { memoryStore } from "@caseloop/core/memory";
import { chinaCalendar } from "@caseloop/law";
import { type Enforcement, newClues } from "../enforcement/index.ts";
import { type Plan, plan2023 } from "../plan.ts";
import { play } from "../stage/play.ts";
import { preventionEvenings, preventionLives, preventionProcesses } from "./index.ts";

/** The prevention of a plan, with other lives beside it. */
export async function yearOf(plan: Plan, beside: Enforcement = { lives: [], evening: () => [] }) {
  const clock = { now: "2022-12-31T16:00:00.000Z" };
  const store = memoryStore({ clock: () => clock.now });
  const calendar = chinaCalendar;
  const processes = preventionProcesses(calendar);
  const begun = preventionEvenings(plan, store, calendar);
  const opened = newClues(store);
  const evening = async (day: string) => {
    for (const one of processes) await subscribe(store, one, { live: false }).done;
    return [...beside.evening(day, await opened()), ...(await begun(day))];
  };
  const days = { from: "2023-01-01", to: "2023-12-31" };
  await play({ store, clock, calendar, ...days, evening }, [...beside.lives, ...preventionLives(plan, calendar)]);
  const events: Recorded[] = [];
  for (let page = await store.readAll(); ; page = await store.readAll({ after: page.position })) {
    events.push(...page.events);
    if (page.end) return { store, events };
  }
}

/** The plan of 2023 with small registers. */
export const small: Plan = {
  ...plan2023,
  prevention: { ...plan2023.prevention, demonstrationUnits: 130, noReasonReturnUnits: 120, trustedUnits: 110 },
};
