import type { Calendar, Day } from "@caseloop/law";
import type { Plan } from "../plan.ts";
import type { Life } from "../stage/step.ts";
import { workdays } from "./agenda.ts";
import { randomCheck } from "./random-check.ts";

/** Plans begin one after the other, so that the last results are published and looked at again within the year. */
const plans = 10;
const themes = [
  ["food", "餐饮服务", "storage", "贮存条件"],
  ["lifts", "家用电梯、起重机械", "lifts", "检验合格标志"],
  ["retail", "商场超市", "prices", "明码标价"],
  ["pharmacy", "药品零售", "storage", "药品贮存"],
] as const;

/** 双随机、一公开: joint checks by plans of two departments, exactly so many in all; and one plan of a single department beside them. */
export function checkLives({ seed, prevention: { jointChecks } }: Plan, calendar: Calendar): Life[] {
  const days = workdays("2023-02-01", "2023-10-16", calendar);
  const count = Math.min(plans, jointChecks);
  const begin = (i: number): Day => days[Math.floor((i * (days.length - 1)) / plans)] ?? "2023-02-01";
  const joint = Array.from({ length: count }, (_, i) => {
    const [name, title, item, what] = themes[i % themes.length] ?? themes[0];
    const take = Math.floor((jointChecks * (i + 1)) / count) - Math.floor((jointChecks * i) / count);
    const check = {
      id: `2023-${i + 1}-${name}`,
      title,
      take,
      day: begin(i),
      item: { id: item, title: what },
      joint: true,
    };
    return randomCheck(check, seed, calendar);
  });
  const alone = {
    id: "2023-scales",
    title: "集贸市场计量",
    take: 12,
    day: begin(3),
    item: { id: "scales", title: "计量器具检定" },
    joint: false,
  };
  return [...joint, randomCheck(alone, seed, calendar)];
}
