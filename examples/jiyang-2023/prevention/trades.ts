import type { Field } from "@caseloop/penalty";
import type { Theme } from "./campaign-plan.ts";

/** 走访的行业: what officers find there and what they ask for. The page names the property companies; the others are `assumed`. */
export interface Trade {
  readonly id: string;
  readonly title: string;
  readonly field: Field;
  /** What a ticket about it is about. */
  readonly topic: string;
  readonly theme: Theme;
  readonly matter: string;
  readonly items: readonly { readonly item: string; readonly demand: string }[];
}

export const trades: readonly [Trade, ...Trade[]] = [
  {
    ...{
      id: "property",
      title: "物业服务",
      field: "price",
      topic: "price 价格",
      theme: "consumer",
      matter: "按C级服务却按最高标准收费",
    },
    items: [
      { item: "fee", demand: "按服务等级收费" },
      { item: "board", demand: "公示收费标准" },
    ],
  },
  {
    ...{
      id: "catering",
      title: "餐饮服务",
      field: "food",
      topic: "food 食品",
      theme: "food",
      matter: "进货查验记录不全",
    },
    items: [
      { item: "records", demand: "补齐进货查验记录" },
      { item: "kitchen", demand: "整改后厨卫生" },
    ],
  },
  {
    ...{
      id: "retail",
      title: "商场超市",
      field: "price",
      topic: "price 价格",
      theme: "consumer",
      matter: "价签与结算价不一致",
    },
    items: [{ item: "prices", demand: "明码标价" }],
  },
  {
    ...{
      id: "pharmacy",
      title: "药品零售",
      field: "drugs",
      topic: "drugs 药品",
      theme: "drugs",
      matter: "药品贮存温度记录缺失",
    },
    items: [{ item: "storage", demand: "按要求贮存并记录温度" }],
  },
  {
    ...{
      id: "lifts",
      title: "家用电梯",
      field: "specialEquipment",
      topic: "special equipment 特种设备",
      theme: "lifts",
      matter: "家用升降平台未标明限载",
    },
    items: [
      { item: "plate", demand: "补设限载和警示标志" },
      { item: "sales", demand: "停止以家用电梯名义宣传升降平台" },
    ],
  },
  {
    ...{
      id: "market",
      title: "集贸市场",
      field: "metrology",
      topic: "metrology 计量",
      theme: "consumer",
      matter: "电子秤超过检定周期",
    },
    items: [{ item: "scales", demand: "送检电子秤" }],
  },
];
