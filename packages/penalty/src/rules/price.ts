import { defineRuleSet, type RuleSet } from "../discretion/ruleset.ts";
import { pricePenalties } from "./acts.ts";
import { gains } from "./gains.ts";
import { generalFacts } from "./general-facts.ts";

const { unlawfulGains, refundsDue } = generalFacts;
const heavier = { do: "aggravate", force: "must" } as const;

/** 价格违法行为行政处罚规定 art. 7, 13 and 17, in force since 2010-12-04. */
export const pricePenalties2010: RuleSet = defineRuleSet({
  id: "cn-price-penalties-2010",
  series: "cn-price-penalties",
  version: "1",
  role: "special",
  jurisdiction: "CN",
  zh: "价格违法行为行政处罚规定（2010年修订）",
  en: "Provisions on Administrative Penalties for Price Violations (2010)",
  act: pricePenalties.id,
  edition: "2010",
  effective: { from: "2010-12-04" },
  facts: {
    hasGains: { kind: "flag", zh: "有违法所得且能够确定", en: "there are unlawful gains and they can be determined" },
    graveInfluence: {
      kind: "flag",
      zh: "价格违法行为严重或者社会影响较大",
      en: "grave, or of considerable public effect",
    },
    repeated: { kind: "flag", zh: "屡查屡犯", en: "again and again after being found out" },
    evidenceTampered: {
      kind: "flag",
      zh: "伪造、涂改或者转移、销毁证据",
      en: "forged, altered, moved or destroyed evidence",
    },
    assetsMoved: { kind: "flag", zh: "转移有关资金或者商品", en: "moved the money or goods concerned" },
    refundRefused: { kind: "flag", zh: "拒不退还多付价款", en: "refused to pay back what was overpaid" },
    unlawfulGains,
    refundsDue,
  },
  rules: [
    {
      id: "price-grave",
      stage: "factor",
      article: "17¶2(1)",
      when: { fact: "graveInfluence", op: "is", value: true },
      effect: heavier,
      zh: "价格违法行为严重或者社会影响较大的，应当从重处罚。",
      en: "Grave acts, or acts of considerable public effect, are punished more heavily.",
    },
    {
      id: "price-repeated",
      stage: "factor",
      article: "17¶2(2)",
      when: { fact: "repeated", op: "is", value: true },
      effect: heavier,
      zh: "屡查屡犯的，应当从重处罚。",
      en: "Whoever does it again and again is punished more heavily.",
    },
    {
      id: "price-evidence",
      stage: "factor",
      article: "17¶2(3)",
      when: { fact: "evidenceTampered", op: "is", value: true },
      effect: heavier,
      zh: "伪造、涂改或者转移、销毁证据的，应当从重处罚。",
      en: "Whoever tampers with evidence is punished more heavily.",
    },
    {
      id: "price-assets",
      stage: "factor",
      article: "17¶2(4)",
      when: { fact: "assetsMoved", op: "is", value: true },
      effect: heavier,
      zh: "转移与价格违法行为有关的资金或者商品的，应当从重处罚。",
      en: "Whoever moves the money or goods concerned is punished more heavily.",
    },
    {
      id: "price-refund-refused",
      stage: "factor",
      article: "17¶2(5)",
      when: { fact: "refundRefused", op: "is", value: true },
      effect: heavier,
      zh: "拒不退还消费者或者其他经营者多付价款的，应当从重处罚。",
      en: "Whoever refuses to pay back what was overpaid is punished more heavily.",
    },
  ],
  norms: [
    {
      id: "price-7",
      article: "7",
      zh: "利用虚假的或者使人误解的价格手段诱骗交易",
      en: "luring others into a deal by false or misleading prices",
      clauses: [
        {
          when: { fact: "hasGains", op: "is", value: true },
          fine: { multiple: { of: "unlawfulGains", max: 500 } },
        },
        {
          when: { fact: "hasGains", op: "is", value: false },
          fine: { fixed: { min: 5_000_000, max: 50_000_000 } },
        },
      ],
      duties: [gains],
    },
    {
      id: "price-13",
      article: "13",
      zh: "违反明码标价规定",
      en: "not marking prices as required",
      clauses: [{ fine: { fixed: { max: 500_000 }, optional: true } }],
      duties: [gains],
    },
  ],
});
