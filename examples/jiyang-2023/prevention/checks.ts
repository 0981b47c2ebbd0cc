import type { Calendar, Day } from "@caseloop/law";
import type { Plan } from "../plan.ts";
import type { Life } from "../stage/step.ts";
import { workdays } from "./agenda.ts";
import { type RandomCheck, randomCheck } from "./random-check.ts";

/** Plans begin one after the other, so that the last results are published and looked at again within the year. */
const plans = 10;
const themes = [
  ["food", "餐饮服务", "storage", "贮存条件", "food"],
  ["lifts", "家用电梯、起重机械", "lifts", "检验合格标志", "lifts"],
  ["retail", "商场超市", "prices", "明码标价", "consumer"],
  ["pharmacy", "药品零售", "storage", "药品贮存", "drugs"],
] as const;

/** By one department: what is checked in a season or a campaign, and the markets' scales. */
const alone: readonly Omit<RandomCheck, "joint">[] = [
  {
    ...{ id: "2023-spring-festival", title: "春节节令食品", take: 10, day: "2023-01-03", theme: "springFestival" },
    item: { id: "seasonal-food", title: "年货质量和标签" },
  },
  {
    ...{ id: "2023-scales", title: "集贸市场计量", take: 12, day: "2023-04-20", theme: "consumer" },
    item: { id: "scales", title: "计量器具检定" },
  },
  {
    ...{ id: "2023-dragon-boat", title: "端午节令食品", take: 10, day: "2023-05-31", theme: "dragonBoat" },
    item: { id: "seasonal-food", title: "粽子质量和标签" },
  },
  {
    ...{ id: "2023-home-lifts", title: "家用电梯", take: 10, day: "2023-08-28", theme: "lifts" },
    item: { id: "lifts", title: "家用升降平台使用" },
  },
  {
    ...{ id: "2023-mid-autumn", title: "中秋节令食品", take: 15, day: "2023-09-05", theme: "midAutumn" },
    item: { id: "seasonal-food", title: "月饼质量和包装" },
  },
];

/** 双随机、一公开: joint checks by plans of two departments, exactly so many in all; and those of a single department beside them. */
export function checkLives({ seed, prevention: { jointChecks } }: Plan, calendar: Calendar): Life[] {
  const days = workdays("2023-02-01", "2023-10-16", calendar);
  const count = Math.min(plans, jointChecks);
  const begin = (i: number): Day => days[Math.floor((i * (days.length - 1)) / plans)] ?? "2023-02-01";
  const joint = Array.from({ length: count }, (_, i) => {
    const [name, title, item, what, theme] = themes[i % themes.length] ?? themes[0];
    const take = Math.floor((jointChecks * (i + 1)) / count) - Math.floor((jointChecks * i) / count);
    const check = {
      id: `2023-${i + 1}-${name}`,
      title,
      take,
      day: begin(i),
      item: { id: item, title: what },
      ...{ joint: true, theme },
    };
    return randomCheck(check, seed, calendar);
  });
  return [...joint, ...alone.map((check) => randomCheck({ ...check, joint: false }, seed, calendar))];
}
