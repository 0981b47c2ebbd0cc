import type { Calendar, Day } from "@caseloop/law";
import type { Plan } from "../plan.ts";
import { type Chance, chance } from "../stage/chance.ts";
import { workdays } from "./agenda.ts";
import { type Trade, trades } from "./trades.ts";

/** How a finding goes on: nothing to order, put right in time, by extension or late, refused, or not put right. */
const courses = ["advised", "unfounded", "corrected", "extended", "late", "refused", "unmet"] as const;
export type Course = (typeof courses)[number];

/** One finding of the year's visits, before it is lived. */
export interface Finding {
  readonly id: string;
  readonly trade: Trade;
  readonly party: { readonly id: string; readonly kind: "entity"; readonly name: string };
  readonly day: Day;
  readonly course: Course;
  /** 未诉先办: it becomes a ticket of the bureau's own. */
  readonly raised: boolean;
  readonly luck: Chance;
}

/** Findings in the year, and how often each course is taken; both `assumed`. */
const visits = 90;
const weights: readonly (readonly [Course, number])[] = [
  ["advised", 30],
  ["unfounded", 10],
  ["corrected", 44],
  ["extended", 6],
  ["late", 5],
  ["refused", 1],
  ["unmet", 4],
];

/** 大走访大调研: what the year's visits find, trade by trade; every course is taken at least once. */
export function findingsOf({ seed }: Pick<Plan, "seed">, calendar: Calendar): readonly Finding[] {
  const luck = chance(`${seed}/outreach`);
  const days = workdays("2023-02-06", "2023-10-13", calendar);
  return Array.from({ length: visits }, (_, i) => {
    const trade = trades[i % trades.length] ?? trades[0];
    return {
      id: `o-${i + 1}`,
      trade,
      party: partyOf(trade, 1 + Math.floor(i / trades.length)),
      day: days[luck.int(0, days.length - 1)] ?? "2023-02-06",
      course: courses[i] ?? luck.weigh(weights),
      raised: i % 9 === 0,
      luck: chance(`${seed}/outreach/${i + 1}`),
    };
  });
}

/** The nth business of a trade; whom an interview calls is among them. */
export function partyOf({ id, title }: Pick<Trade, "id" | "title">, n: number): Finding["party"] {
  return { id: `${id}-${n}`, kind: "entity", name: `${title}${n}号` };
}
