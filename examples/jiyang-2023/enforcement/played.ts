/** For tests: a year of nothing but enforcement, in memory. */
import { project, type Recorded } from "@caseloop/core";
import { memoryStore } from "@caseloop/core/memory";
import { chinaCalendar } from "@caseloop/law";
import { cases } from "../figures/enforcement.ts";
import { type Plan, plan2023 } from "../plan.ts";
import { play, type Stage } from "../stage/play.ts";
import { enforcementLives } from "./index.ts";

export function stageOf() {
  const clock = { now: "2022-12-31T16:00:00.000Z" };
  const store = memoryStore({ clock: () => clock.now });
  return { store, clock, calendar: chinaCalendar, from: "2023-01-01", to: "2023-12-31", evening: async () => [] };
}

/** The cases of a plan, played by themselves. */
export async function yearOf(plan: Plan) {
  const stage: Stage = stageOf();
  await play(stage, enforcementLives(plan, chinaCalendar));
  return { ...(await read(stage)), stage };
}

/** Every case as the figures see it, and every event. */
export async function read({ store }: Pick<Stage, "store">) {
  const rows = [...(await project(store, cases)).values()];
  const events: Recorded[] = [];
  for (let page = await store.readAll(); ; page = await store.readAll({ after: page.position })) {
    events.push(...page.events);
    if (page.end) return { rows, events };
  }
}

export const withPlan = (seed: string, totals: Plan["enforcement"]): Plan => ({
  ...plan2023,
  seed,
  enforcement: totals,
});
/** What a plan's totals are as figures. */
export const figuresOf = ({ closed, fines, mitigated, exemptOrNotImposed, reduced }: Plan["enforcement"]) => ({
  ...{ casesClosed: closed, finesFen: fines, mitigated, exemptOrNotImposed, reducedFen: reduced },
});
