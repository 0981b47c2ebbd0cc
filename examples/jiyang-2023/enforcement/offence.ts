import type { Field } from "@caseloop/penalty";
import type { Chance } from "../stage/chance.ts";

type Fact = boolean | number | string;

/** 违法行为: what a party did, as far as the norm it broke asks. */
export interface Offence {
  readonly field: Field;
  readonly norm: string;
  /** The facts this norm asks for, beside the general ones. */
  readonly facts: Readonly<Record<string, Fact>>;
  /** 罚款, in fen; absent where none is imposed. */
  readonly fine?: number;
  /** 没收违法所得, in fen. */
  readonly confiscated: number;
  /** Whether the goods are confiscated with a penalty. */
  readonly goods: boolean;
  readonly words: string;
}

const food = { purchaseChecked: false, provedUnaware: false, sourceNamed: false };
const priced = {
  hasGains: false,
  graveInfluence: false,
  repeated: false,
  evidenceTampered: false,
  assetsMoved: false,
  refundRefused: false,
};
const product = { dealer: true, dealerUnaware: false, supplierNamed: false };

/** The statutory minimum of Food Safety Law art. 124 and of art. 7 on prices, in fen: ¥50,000. */
export const usualFloor = 5_000_000;

/** An offence whose statutory minimum is that sum; its fine, where there is one, lies below. */
export function withFloor(floor: number, field: Field): Omit<Offence, "fine"> {
  const base = { field, confiscated: 0 };
  if (floor === 0) return { ...base, norm: "metrology-43", facts: {}, goods: false, words: "计量器具未按规定检定" };
  if (floor === usualFloor && field === "food")
    return {
      ...base,
      norm: "food-124",
      facts: { ...food, goodsValue: 60_000 },
      goods: true,
      words: "销售超过保质期的食品",
    };
  if (floor === usualFloor && (field === "price" || field === "advertising"))
    return { ...base, norm: "price-7", facts: priced, goods: false, words: "使用使人误解的价格手段" };
  return {
    ...base,
    norm: "product-49",
    facts: { ...product, productValue: floor },
    goods: true,
    words: "销售不符合安全标准的产品",
  };
}

/** An offence that is worth that sum in fine and confiscation, by a norm whose fine follows a value. */
export function worth(sum: number, field: Field): Offence {
  if (field === "price" && sum >= 1000) {
    const gains = Math.floor(sum / 3.5);
    const facts = { ...priced, hasGains: true, unlawfulGains: gains };
    return { field, norm: "price-7", facts, fine: sum - gains, confiscated: gains, goods: false, words: "虚构原价" };
  }
  if (field === "metrology" && sum >= 1000) {
    const gains = Math.floor(sum / 1.3);
    const facts = { unlawfulGains: gains };
    return {
      ...{ field, norm: "metrology-41", facts, fine: sum - gains, confiscated: gains, goods: true },
      words: "销售非法定计量单位的计量器具",
    };
  }
  if (field === "advertising" && sum >= 1000) {
    const facts = { adFee: Math.round(sum / 4), feeKnown: true, adGrave: false };
    return { field, norm: "advertising-55", facts, fine: sum, confiscated: 0, goods: false, words: "发布虚假广告" };
  }
  const [norm, productValue, words] =
    field === "food" || field === "drugs"
      ? (["product-52", sum, "销售变质的产品"] as const)
      : (["product-50", Math.round(sum / 1.75), "以次充好"] as const);
  return { field, norm, facts: { ...product, productValue }, fine: sum, confiscated: 0, goods: true, words };
}

/** An offence of a field with a fine inside the ordinary band of a norm in fixed sums; none where the field has no such norm. */
export function inFixedBand(field: Field, chance: Chance): Offence | undefined {
  const base = { field, confiscated: 0, goods: false };
  const fine = (from: number, to: number) => chance.int(Math.ceil(from / 10_000), Math.floor(to / 10_000)) * 10_000;
  switch (field) {
    case "food":
      return {
        ...{ ...base, norm: "food-125", facts: { ...food, goodsValue: 50_000 }, goods: true },
        ...{ fine: fine(1_850_001, 3_649_999), words: "销售标签不符合规定的食品" },
      };
    case "price":
    case "drugs":
      return { ...base, norm: "price-13", facts: priced, fine: fine(150_001, 349_999), words: "未按规定明码标价" };
    case "advertising":
      return {
        ...base,
        norm: "advertising-59",
        facts: {},
        fine: fine(3_000_001, 6_999_999),
        words: "引证内容不符合规定",
      };
    case "metrology":
      return { ...base, norm: "metrology-43", facts: {}, fine: fine(30_001, 69_999), words: "计量器具未按规定检定" };
    default:
      return undefined;
  }
}
