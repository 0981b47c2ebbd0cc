import { defineRuleSet, type RuleSet } from "../discretion/ruleset.ts";
import { advertisingLaw } from "./acts.ts";

const flag = (value: boolean) => ({ fact: "feeKnown", op: "is", value }) as const;
const grave = (value: boolean) => ({ fact: "adGrave", op: "is", value }) as const;

/** 广告法 art. 55 and 59, on the advertiser 广告主, by the text of 2021. */
export const advertisingLaw2021: RuleSet = defineRuleSet({
  id: "cn-advertising-law-2021",
  series: "cn-advertising-law",
  version: "1",
  role: "special",
  jurisdiction: "CN",
  zh: "中华人民共和国广告法（2021年修正）",
  en: "Advertising Law (2021 amendment)",
  act: advertisingLaw.id,
  edition: "2021",
  effective: { from: "2021-04-29" },
  assumed: true,
  facts: {
    adFee: { kind: "money", zh: "广告费用", en: "advertising fees" },
    feeKnown: {
      kind: "flag",
      zh: "广告费用能够计算且不明显偏低",
      en: "the fees can be worked out and are not plainly too low",
    },
    adGrave: {
      kind: "flag",
      zh: "两年内有三次以上违法行为或者有其他严重情节",
      en: "three or more violations within two years, or otherwise grave",
    },
  },
  norms: [
    {
      id: "advertising-55",
      article: "55¶1",
      zh: "发布虚假广告",
      en: "false advertising",
      clauses: [
        { when: { all: [grave(false), flag(true)] }, fine: { multiple: { of: "adFee", min: 300, max: 500 } } },
        { when: { all: [grave(false), flag(false)] }, fine: { fixed: { min: 20_000_000, max: 100_000_000 } } },
        { when: { all: [grave(true), flag(true)] }, fine: { multiple: { of: "adFee", min: 500, max: 1000 } } },
        { when: { all: [grave(true), flag(false)] }, fine: { fixed: { min: 100_000_000, max: 200_000_000 } } },
      ],
    },
    {
      id: "advertising-59",
      article: "59¶1",
      zh: "广告内容、引证内容不符合规定或者贬低他人商品、服务",
      en: "unlawful content or quotation, or disparaging another's goods or services",
      clauses: [{ fine: { fixed: { max: 10_000_000 } } }],
    },
  ],
});
