import type { Bilingual } from "./act.ts";

/** 不予受理情形: one ground on which a complaint must be refused; the texts condense the article, they do not quote it. */
export interface RefusalGround extends Bilingual {
  readonly code: RefusalCode;
  /** Article and item. */
  readonly article: string;
}

export type RefusalCode =
  | "not-our-duty"
  | "already-handled"
  | "not-a-consumer-dispute"
  | "after-three-years"
  | "material-missing"
  | "material-missing-or-false"
  | "impersonation"
  | "other-law";

const first4: readonly Omit<RefusalGround, "article">[] = [
  {
    code: "not-our-duty",
    zh: "不属于市场监管部门职责，或者本机关没有处理权限",
    en: "Not the duty of market regulation, or not within this bureau's power",
  },
  {
    code: "already-handled",
    zh: "法院、仲裁机构、行政机关或者调解组织已受理或处理过同一消费者权益争议",
    en: "A court, arbitrator, authority or mediation body has accepted or handled the same consumer dispute",
  },
  {
    code: "not-a-consumer-dispute",
    zh: "不是为生活消费需要，或者不能证明与被投诉人存在消费者权益争议",
    en: "Not bought for daily consumption, or no consumer dispute with the other side shown",
  },
  {
    code: "after-three-years",
    zh: "自知道或者应当知道权益受侵害之日起超过三年（法律另有规定的除外）",
    en: "More than three years since the complainant knew or should have known, unless a law says otherwise",
  },
];

const otherLaw = {
  code: "other-law",
  zh: "法律、法规、规章规定不予受理的其他情形",
  en: "Another case in which a law, regulation or rule forbids acceptance",
} as const;

const numbered = (article: string, grounds: readonly Omit<RefusalGround, "article">[]): readonly RefusalGround[] =>
  Object.freeze(grounds.map((ground, index) => Object.freeze({ ...ground, article: `${article}(${index + 1})` })));

/** The six grounds of Order 20 art. 15. */
export const order20Grounds: readonly RefusalGround[] = numbered("15", [
  ...first4,
  { code: "material-missing", zh: "未提供规定的材料", en: "The required material was not given" },
  otherLaw,
]);

/** The seven grounds of Order 121 art. 16; the order of items 5 and 6 is taken from second-hand accounts of the article. */
export const order121Grounds: readonly RefusalGround[] = numbered("16", [
  ...first4,
  {
    code: "material-missing-or-false",
    zh: "未提供规定的材料，或者提供虚假材料",
    en: "The required material was not given, or is false",
  },
  {
    code: "impersonation",
    zh: "冒用他人名义，或者拒不配合核验真实身份信息",
    en: "Another person's name was used, or the complainant refuses to have their identity checked",
  },
  otherLaw,
]);
