import type { Calendar, Day } from "@caseloop/law";
import { commitmentTo, type InspectionPlanEvent, inspectionPlan, type Lot } from "@caseloop/prevention";
import { chance } from "../stage/chance.ts";
import { type Life, stepsOf } from "../stage/step.ts";
import { morning, workdays } from "./agenda.ts";
import { campaignOn, type Theme } from "./campaign-plan.ts";
import { type Visiting, visiting } from "./visiting.ts";

/** One plan 抽查计划: what is drawn, how many, and from which day on. */
export interface RandomCheck {
  readonly id: string;
  readonly title: string;
  readonly take: number;
  readonly day: Day;
  readonly item: { readonly id: string; readonly title: string };
  /** Whether a second department comes along. */
  readonly joint: boolean;
  readonly theme: Theme;
}

/** Visits to one day; `assumed`. */
const visitsADay = 6;

/** The life of a plan: its seed is committed, its roster frozen by somebody else, the draw made; then begins every visit it led to. */
export function* randomCheck(check: RandomCheck, seed: string, calendar: Calendar): Life {
  const { id, title, take, day, item, joint, theme } = check;
  const name = `${seed}/check/${id}`;
  const luck = chance(name);
  const step = stepsOf(name);
  const hidden = Array.from({ length: 64 }, () => luck.int(0, 15).toString(16)).join("");
  const days = workdays(day, "2023-12-31", calendar);
  const morningOf = (n: number, seconds = 0) => morning(days[n] ?? day, calendar, seconds);
  const departments = joint ? ["fire", "market"] : ["market"];

  yield step(inspectionPlan, id, morningOf(0), "planner-1", {
    type: "Plan",
    data: {
      id,
      title,
      take,
      restMonths: 3,
      officer: "planner-1",
      strata: [
        { id: "A", share: 1 },
        { id: "C", share: 5 },
      ],
      departments: departments.map((department) => ({ id: department, team: 2, reserves: 1 })),
      items: [
        { id: "licence", department: "market", title: "证照公示" },
        { ...item, department: "market" },
        ...(joint ? [{ id: "exits", department: "fire", title: "疏散通道" }] : []),
      ],
    },
  });
  yield step(inspectionPlan, id, morningOf(1), "planner-2", {
    type: "CommitSeed",
    data: { commitment: commitmentTo(id, hidden), published: "局网站", officer: "planner-2" },
  });
  yield step(inspectionPlan, id, morningOf(2), "planner-3", {
    type: "FreezeRoster",
    data: {
      officer: "planner-3",
      inspectees: Array.from({ length: 2 * take + 10 }, (_, i) => ({
        id: `shop-${id}-${i + 1}`,
        stratum: luck.percent(20) ? "C" : "A",
        weight: luck.int(1, 3),
      })),
      inspectors: departments.flatMap((department) =>
        Array.from({ length: 10 }, (_, i) => ({ id: `${department}-${i + 1}`, department })),
      ),
      recusals: [{ inspector: "market-3", inspectee: `shop-${id}-1`, reason: "directInterest" }],
    },
  });
  const drawn = yield step(inspectionPlan, id, morningOf(3), "planner-1", {
    type: "Draw",
    data: { seed: hidden, officer: "planner-1" },
  });
  if (!drawn.ok) return [];

  return lotsOf(drawn.events as readonly InspectionPlanEvent[]).map((lot, i) => {
    const on = 5 + Math.floor(i / visitsADay);
    const campaign = campaignOn(theme, days[on] ?? day);
    const visit: Visiting = {
      ...{ id: `${id}-${i + 1}`, lot, item: item.id, joint, ...(campaign && { campaign: campaign.id }) },
      luck: chance(`${name}/${i + 1}`),
      at: (workdaysOn, seconds) => morningOf(on + workdaysOn, seconds + 3600 * (i % visitsADay)),
      day: (workdaysOn) => days[on + workdaysOn] ?? day,
    };
    return visiting(visit, name);
  });
}

function lotsOf(events: readonly InspectionPlanEvent[]): readonly Lot[] {
  return events.flatMap((event) => (event.type === "Drawn" ? event.data.lots : []));
}
