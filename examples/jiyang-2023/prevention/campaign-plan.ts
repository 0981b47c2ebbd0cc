import type { Day } from "@caseloop/law";
import type { CampaignCommand } from "@caseloop/prevention";

/** What a campaign, a visit or a trade is about. */
export type Theme = "consumer" | "food" | "lifts" | "springFestival" | "dragonBoat" | "midAutumn" | "drugs";

type Planned = Extract<CampaignCommand, { type: "Plan" }>["data"];

/** One campaign of the year, with the day in it on which its first results are made a warning. */
export interface CampaignPlan extends Pick<Planned, "title" | "fields" | "from" | "to"> {
  readonly id: string;
  readonly theme: Theme;
  readonly targets: readonly (readonly [
    activity: Planned["targets"][number]["activity"],
    what: string,
    number: number,
  ])[];
  readonly warnOn: readonly Day[];
  readonly audience: readonly string[];
}

/** 集中整治: the three of September are the page's (M11), the seasonal food checks its photograph's (M24); days and targets are `assumed`. */
export const campaignPlans: readonly CampaignPlan[] = [
  {
    ...{ id: "2023-spring-festival", theme: "springFestival", title: "春节节令食品安全检查", fields: ["food"] },
    ...{ from: "2023-01-09", to: "2023-01-20", warnOn: ["2023-01-17"], audience: ["家庭"] },
    targets: [["inspection", "检查年货经营单位", 8]],
  },
  {
    ...{ id: "2023-dragon-boat", theme: "dragonBoat", title: "端午节令食品安全检查", fields: ["food"] },
    ...{ from: "2023-06-05", to: "2023-06-21", warnOn: ["2023-06-15"], audience: ["家庭"] },
    targets: [["inspection", "检查粽子生产经营单位", 8]],
  },
  {
    ...{ id: "2023-mid-autumn", theme: "midAutumn", title: "中秋节令食品安全检查", fields: ["food"] },
    ...{ from: "2023-09-11", to: "2023-09-28", warnOn: ["2023-09-20"], audience: ["家庭"] },
    targets: [["inspection", "检查月饼生产经营单位", 12]],
  },
  {
    ...{ id: "2023-09-consumer", theme: "consumer", title: "消费维权集中整治", fields: ["consumerRights", "price"] },
    ...{ from: "2023-09-01", to: "2023-09-30", warnOn: [], audience: [] },
    targets: [
      ["outreach", "走访经营者", 3],
      ["interview", "约谈预付卡经营者", 1],
      ["training", "宣讲", 2],
    ],
  },
  {
    ...{ id: "2023-09-food", theme: "food", title: "食品安全集中整治", fields: ["food"] },
    ...{ from: "2023-09-01", to: "2023-09-30", warnOn: ["2023-09-08", "2023-09-22"], audience: ["老年人", "学生"] },
    targets: [
      ["inspection", "检查餐饮单位", 40],
      ["warning", "发布消费警示", 1],
    ],
  },
  {
    ...{ id: "2023-09-lifts", theme: "lifts", title: "升降机械（家用电梯）集中整治" },
    ...{ fields: ["liftingMachinery", "specialEquipment"], from: "2023-09-01", to: "2023-09-30" },
    ...{ warnOn: ["2023-09-15"], audience: ["自建房住户"] },
    targets: [
      ["inspection", "检查安装使用单位", 60],
      ["interview", "约谈销售单位", 1],
      ["warning", "发布消费警示", 1],
    ],
  },
];

/** The campaign of a theme that runs on that day. */
export function campaignOn(theme: Theme, day: Day): CampaignPlan | undefined {
  return campaignPlans.find((one) => one.theme === theme && one.from <= day && day <= one.to);
}
