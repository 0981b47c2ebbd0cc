import type { Calendar } from "@caseloop/law";
import type { Plan } from "../plan.ts";
import type { Life } from "../stage/step.ts";
import { findingsOf, partyOf } from "./findings.ts";
import { type Interviewed, interviewLife } from "./interview.ts";
import { trades } from "./trades.ts";

type Planned = Pick<Interviewed, "id" | "subject" | "trade" | "field" | "day" | "points" | "theme"> & {
  /** How many businesses of the trade are called. */
  readonly number: number;
};

/** 行政约谈: the page's property companies and online drug sellers (M17, M24), and two of September; days and numbers are `assumed`. */
const interviews: readonly Planned[] = [
  {
    ...{
      id: "drugs-online",
      subject: "药品网络销售",
      trade: { id: "drugs-online", title: "药品网络销售" },
      field: "drugs",
    },
    ...{ day: "2023-06-14", number: 9, theme: "drugs" },
    points: ["凭处方销售处方药", "展示许可信息", "落实配送质量管理"],
  },
  {
    ...{ id: "property", subject: "物业服务收费", trade: { id: "property", title: "物业服务" }, field: "price" },
    ...{ day: "2023-08-10", number: 24, theme: "consumer" },
    points: ["明确收费标准", "严禁擅自提高收费标准", "严禁乱立名目收费"],
  },
  {
    ...{ id: "prepaid", subject: "预付卡消费", trade: { id: "prepaid", title: "预付卡经营" } },
    ...{ day: "2023-09-06", number: 8, theme: "consumer" },
    points: ["如实告知余额和期限", "停业前退还余额"],
  },
  {
    ...{
      id: "lifts",
      subject: "家用电梯销售安装",
      trade: { id: "lifts", title: "家用电梯" },
      field: "specialEquipment",
    },
    ...{ day: "2023-09-12", number: 6, theme: "lifts" },
    points: ["不得以家用电梯名义销售升降平台", "履行安装告知"],
  },
];

/** The year's interviews; whoever was found out on a visit before the call is called because of it. */
export function interviewLives(plan: Plan, calendar: Calendar): Life[] {
  const findings = findingsOf(plan, calendar);
  return interviews.map(({ number, ...planned }) => {
    const called = calendar.workdayBefore(planned.day, 3);
    const trade = trades.find(({ id }) => id === planned.trade.id) ?? planned.trade;
    const parties = Array.from({ length: number }, (_, i) => {
      const party = partyOf(trade, i + 1);
      const cause = findings.find((one) => one.party.id === party.id && one.day < called);
      return { ...party, ...(cause && { outreach: cause.id }) };
    });
    return interviewLife({ ...planned, called, parties }, plan.seed, calendar);
  });
}
