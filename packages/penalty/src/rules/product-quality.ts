import { defineRuleSet, type RuleSet } from "../discretion/ruleset.ts";
import { productQualityLaw } from "./acts.ts";
import { gains } from "./gains.ts";
import { generalFacts } from "./general-facts.ts";

const { unlawfulGains, refundsDue } = generalFacts;

/** 产品质量法 art. 49, 50, 52 and 55, by the text of 2018. */
export const productQualityLaw2018: RuleSet = defineRuleSet({
  id: "cn-product-quality-law-2018",
  series: "cn-product-quality-law",
  version: "1",
  role: "special",
  jurisdiction: "CN",
  zh: "中华人民共和国产品质量法（2018年修正）",
  en: "Product Quality Law (2018 amendment)",
  act: productQualityLaw.id,
  edition: "2018",
  effective: { from: "2018-12-29" },
  assumed: true,
  facts: {
    productValue: { kind: "money", zh: "产品货值金额", en: "value of the products, sold and unsold" },
    dealer: { kind: "flag", zh: "当事人是销售者", en: "the party is a dealer" },
    dealerUnaware: {
      kind: "flag",
      zh: "有充分证据证明不知道为禁止销售的产品",
      en: "has fully proved it did not know that the products must not be sold",
    },
    supplierNamed: { kind: "flag", zh: "如实说明产品进货来源", en: "named the supplier truthfully" },
    unlawfulGains,
    refundsDue,
  },
  rules: [
    {
      id: "product-unaware-dealer",
      stage: "factor",
      article: "55",
      when: {
        all: [
          { fact: "dealer", op: "is", value: true },
          { fact: "dealerUnaware", op: "is", value: true },
          { fact: "supplierNamed", op: "is", value: true },
        ],
      },
      effect: { do: "lighten", force: "may" },
      zh: "有充分证据证明其不知道该产品为禁止销售的产品并如实说明其进货来源的，可以从轻或者减轻处罚。",
      en: "A dealer that proves it did not know and names its supplier may be punished more lightly.",
    },
  ],
  norms: [
    {
      id: "product-49",
      article: "49",
      zh: "生产、销售不符合保障人体健康和人身、财产安全标准的产品",
      en: "making or selling products below the standards for health and safety",
      clauses: [{ fine: { multiple: { of: "productValue", min: 100, max: 300 } } }],
      duties: [gains, { do: "confiscateGoods" }],
    },
    {
      id: "product-50",
      article: "50",
      zh: "掺杂掺假、以假充真、以次充好、以不合格冒充合格",
      en: "adulterating, or passing off bad products as good",
      clauses: [{ fine: { multiple: { of: "productValue", min: 50, max: 300 } } }],
      duties: [gains, { do: "confiscateGoods" }],
    },
    {
      id: "product-52",
      article: "52",
      zh: "销售失效、变质的产品",
      en: "selling products that are expired or spoilt",
      clauses: [{ fine: { multiple: { of: "productValue", max: 200 } } }],
      duties: [gains, { do: "confiscateGoods" }],
    },
  ],
});
