/** 执法: the year's enforcement cases, lived by commands. */
import type { Calendar, Day } from "@caseloop/law";
import type { Plan } from "../plan.ts";
import { chance } from "../stage/chance.ts";
import type { Life } from "../stage/step.ts";
import { workdayIn } from "./diary.ts";
import { docketOf } from "./docket.ts";
import { caseLife } from "./life.ts";
import { handedOver, takenOn } from "./opened.ts";

export { newClues } from "./clues.ts";

/** All clues come up in time for their cases to be closed within the year. */
const opens = { from: "2023-01-03", to: "2023-09-15" } as const;
/** How many of a hundred cases are kept for reports and inspections; `assumed`. */
const keptShare = 40;

/** The year's cases: those the bureau finds, and those that something else opens. */
export interface Enforcement {
  readonly lives: Life[];
  /**
   * The lives that begin in the evening of a day on which these cases were opened by a report or an inspection. They take the places
   * that were kept for them; beyond these a clue is handed over, and counts in no total. Asked every day, so that places that nobody
   * took are filled in time.
   */
  evening(day: Day, opened: readonly string[]): readonly Life[];
}

/** What these cases add up to is what the plan says. Throws `PlanUnmet`. */
export function enforcement(plan: Plan, calendar: Calendar): Enforcement {
  const { seed } = plan;
  const docket = docketOf(plan);
  const luck = chance(`${seed}/clues`);
  const kept = docket.filter(({ ending, extra }) => ending !== "notFiled" && !extra && luck.percent(keptShare));
  const own = docket.filter((entry) => !kept.includes(entry));
  const dayIn = () => workdayIn(opens.from, opens.to, luck.int(0, 400), calendar);
  let filled = 0;
  return {
    lives: own.map((entry) => caseLife(entry, seed, dayIn(), calendar)),
    evening(day, opened) {
      const begins = calendar.workdayAfter(day, 1);
      const lives = opened.map((id) => {
        const entry = day < opens.to ? kept[filled] : undefined;
        if (!entry) return handedOver(id, seed, begins, calendar);
        filled++;
        return takenOn({ ...entry, id }, seed, begins, calendar);
      });
      if (day < opens.to) return lives;
      const rest = kept.slice(filled).map((entry) => caseLife(entry, seed, begins, calendar));
      filled = kept.length;
      return [...lives, ...rest];
    },
  };
}

/** All of the plan's cases as the bureau's own, for a year in which nothing else opens any. Throws `PlanUnmet`. */
export function enforcementLives(plan: Plan, calendar: Calendar): Life[] {
  const luck = chance(`${plan.seed}/clues`);
  return docketOf(plan).map((entry) =>
    caseLife(entry, plan.seed, workdayIn(opens.from, opens.to, luck.int(0, 400), calendar), calendar),
  );
}
