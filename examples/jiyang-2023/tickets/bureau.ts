import type { Kind, Owners } from "@caseloop/ticket";

/** A unit of the bureau that the year makes up; no name in here is anybody's. */
export interface Unit {
  /** Its id, which says what it is. */
  readonly id: string;
  /** How much of the work it gets. */
  readonly weight: number;
  /** How often it is late, in percent: units differ, or the board would say nothing. */
  readonly late: number;
  readonly leader: string;
  readonly head: string;
  readonly handlers: readonly [string, ...string[]];
}

const unit = (number: number, id: string, weight: number, late: number, handlers: number): Unit => ({
  id,
  weight,
  late,
  leader: `leader-${1 + (number % 3)}`,
  head: `head-${number}`,
  handlers: Array.from({ length: handlers }, (_, at) => `officer-${number}${at + 1}`) as [string, ...string[]],
});

export const units: readonly [Unit, ...Unit[]] = [
  unit(1, "城东所 East", 20, 4, 4),
  unit(2, "城西所 West", 17, 7, 4),
  unit(3, "开发区所 Zone", 13, 5, 3),
  unit(4, "河口所 Rivermouth", 10, 14, 2),
  unit(5, "山前所 Foothill", 8, 9, 2),
  unit(6, "食品科 Food", 9, 3, 2),
  unit(7, "特设科 Equipment", 6, 6, 2),
  unit(8, "执法大队 Brigade", 11, 11, 4),
];

export const city = { clerk: "city-clerk-1", officer: "city-officer-1" } as const;
export const district = { dispatcher: "district-12345", clerk: "district-clerk-2" } as const;

export function ownersIn({ leader, head }: Unit, handler: string): Owners {
  return { bureauLeader: leader, sectionHead: head, handler };
}

/** A field of supervision (M14), how often it comes up in each quarter, and what people say about it. */
export interface Field {
  readonly topic: string;
  readonly byQuarter: readonly [number, number, number, number];
  readonly words: readonly [string, ...string[]];
}

export const fields: readonly Field[] = [
  {
    topic: "food 食品",
    byQuarter: [20, 26, 34, 22],
    words: ["购买的熟食有异味", "餐馆用餐后腹泻", "预包装食品已过保质期", "外卖中有异物"],
  },
  {
    topic: "consumer rights 消费维权",
    byQuarter: [24, 22, 20, 26],
    words: ["预付卡商家不予退款", "健身房停业不退费", "家电维修后故障依旧", "网购商品拒绝七日无理由退货"],
  },
  {
    topic: "product quality 产品质量",
    byQuarter: [12, 12, 11, 13],
    words: ["电动车电池续航严重不足", "新房地板开裂起翘", "机器设备与约定不符"],
  },
  {
    topic: "price 价格",
    byQuarter: [14, 9, 8, 12],
    words: ["停车场未明码标价", "物业按最高档收费", "超市结算价高于标价"],
  },
  { topic: "drugs 药品", byQuarter: [12, 8, 7, 14], words: ["药店无处方销售处方药", "网上药店发错药品"] },
  {
    topic: "special equipment 特种设备",
    byQuarter: [6, 9, 12, 6],
    words: ["小区电梯多次困人", "家用电梯未见检验标志", "叉车无牌作业"],
  },
  { topic: "advertising 广告", byQuarter: [5, 6, 5, 5], words: ["宣传用语为“最佳疗效”", "售楼广告承诺学区"] },
  { topic: "metrology 计量", byQuarter: [4, 4, 3, 5], words: ["加油站加油量不足", "市场电子秤缺斤短两"] },
  { topic: "IP 知识产权", byQuarter: [2, 2, 2, 2], words: ["销售假冒注册商标的运动鞋"] },
];

/**
 * What people call for, as a city counted it: the 38,447 requests to the 12345 hotline of Yichun 宜春 in May 2023, by their kind
 * (its bulletin no. 5 of 2023, 19 June: jxyc12345.cn/yxtb/rxyb/2023/06/19191628541989.html), which sets none apart as enterprises'
 * (企业诉求, `assumed`). The page does not say how it was in Jiyang.
 */
export const kinds: readonly (readonly [Kind, number])[] = [
  ["consultation", 19_651],
  ["complaint", 15_042],
  ["report", 2_513],
  ["suggestion", 649],
  ["help", 592],
  ["enterprise", 1_500],
];

/** How many consultations are answered at once, in percent: in that month 20,334 requests were, more than there were consultations. */
export const answeredAtOnce = 97;

export const families = ["赵", "钱", "孙", "李", "周", "吴", "郑", "王", "冯", "陈"] as const;
