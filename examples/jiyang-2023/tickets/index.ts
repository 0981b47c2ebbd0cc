/** 接诉即办: the year's tickets, lived by commands. */
import type { Calendar, Day } from "@caseloop/law";
import type { Plan } from "../plan.ts";
import type { Life } from "../stage/step.ts";
import { arrivals } from "./arrivals.ts";
import { life } from "./life.ts";

/** The lives that begin by a day, for one day after another, on streams that are played here. Throws `PlanUnmet`. */
export function ticketLives(
  plan: Plan,
  calendar: Calendar,
  mine: (stream: string) => boolean,
): (day: Day) => readonly Life[] {
  const coming = arrivals(plan, calendar, mine)[Symbol.iterator]();
  let next = coming.next();
  return (day) => {
    const begun: Life[] = [];
    for (const end = calendar.endOf(day); !next.done && next.value.at <= end; next = coming.next())
      begun.push(life(plan, next.value, calendar));
    return begun;
  };
}
