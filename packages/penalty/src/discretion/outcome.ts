/**
 * 处罚结果, from the mildest to the gravest: 不予, 免予, 减轻 (below the statutory minimum, or a lighter kind), 从轻, 一般, 从重.
 */
export const outcomes = ["not_imposed", "exempt", "mitigated", "lighter", "ordinary", "heavier"] as const;
export type Outcome = (typeof outcomes)[number];

/** 裁量档次: the outcomes in which a penalty is imposed. */
export const tiers = ["mitigated", "lighter", "ordinary", "heavier"] as const;
export type Tier = (typeof tiers)[number];

/** Where the case goes instead: to the police 移送公安机关, or to whoever is competent 移送有管辖权的机关. */
export const destinations = ["police", "competent"] as const;
export type Destination = (typeof destinations)[number];

/** The steps of a decision in their order of precedence; each rule belongs to one. */
export const stages = [
  /** 时效 */
  "limitation",
  /** 管辖 */
  "jurisdiction",
  /** 涉嫌犯罪 */
  "crime",
  /** 违法事实不能成立 */
  "proof",
  /** 应当不予处罚 */
  "mandatory",
  /** 免予处罚, by a special law */
  "exemption",
  /** 可以不予处罚 */
  "optional",
  /** 从轻、减轻、从重情节 */
  "factor",
] as const;
export type Stage = (typeof stages)[number];

/** 附带义务: what goes with an outcome; a fine is never the whole of a decision. */
export const obligations = [
  /** 责令改正 */
  "correct",
  /** 教育 */
  "educate",
  /** 退赔、退还 */
  "restitute",
  /** 没收违法所得, net of what must be paid back */
  "confiscateGains",
  /** 没收违法物品 */
  "confiscateGoods",
  /** 责令监护人管教 */
  "guardianDiscipline",
  /** 责令监护人看管和治疗 */
  "guardianCare",
] as const;
export type Obligation = (typeof obligations)[number];

/** 程序关口: what must have happened before the decision. */
export const gates = [
  /** 法制审核 */
  "legalReview",
  /** 负责人集体讨论 */
  "collectiveDiscussion",
  /** 告知听证权利 */
  "hearingRight",
] as const;
export type Gate = (typeof gates)[number];
