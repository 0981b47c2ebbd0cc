import type { EventStore } from "@caseloop/core";
import type { Calendar, Day } from "@caseloop/law";
import type { Plan } from "../plan.ts";
import type { Life } from "../stage/step.ts";
import { analyst } from "./analyst.ts";
import { blackList } from "./black-list.ts";
import { campaignWarnings } from "./campaign-warnings.ts";

/** What the evening of each day begins, read from the day's events: entries on the black list, and warnings. */
export function preventionEvenings(
  plan: Plan,
  store: EventStore,
  calendar: Calendar,
): (day: Day) => Promise<readonly Life[]> {
  const readers = [blackList, campaignWarnings, analyst].map((reader) => reader(plan, store, calendar));
  return async (day) => {
    const lives: Life[] = [];
    for (const read of readers) lives.push(...(await read(day)));
    return lives;
  };
}
