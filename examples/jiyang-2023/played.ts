/** For tests: a year played into a store, and a small plan of other counts than the page's. */
import type { EventStore } from "@caseloop/core";
import { memoryStore } from "@caseloop/core/memory";
import { chinaCalendar } from "@caseloop/law";
import type { Plan } from "./plan.ts";
import { first, year } from "./year.ts";

export const other: Plan = {
  seed: "other",
  tickets: { count: 150, selfSettled: 20, selfSettledLate: 3, selfSettledUnsatisfied: 5 },
  enforcement: { closed: 40, fines: 30_000_000, mitigated: 7, exemptOrNotImposed: 4, reduced: 50_000_000 },
  prevention: {
    ...{ stations: 7, demonstrationUnits: 120, noReasonReturnUnits: 90, trustedUnits: 310, odrEnterprises: 3 },
    ...{ jointChecks: 60, trainingsReceived: 2, trainingSessions: 11, trainingPersonTimes: 480 },
  },
};

/** A plan's year, played into a store whose clock it is. */
export async function played(
  plan: Plan,
  open: (clock: () => string) => EventStore | Promise<EventStore> = (clock) => memoryStore({ clock }),
): Promise<EventStore> {
  const clock = { now: first };
  const store = await open(() => clock.now);
  await year(store, clock, plan, chinaCalendar);
  return store;
}
