import { foodSafetyLaw } from "@caseloop/law";
import { defineRuleSet, type RuleSet } from "../discretion/ruleset.ts";
import { gains } from "./gains.ts";
import { generalFacts } from "./general-facts.ts";

const { unlawfulGains, refundsDue } = generalFacts;
const goodsBelow = (fen: number) => ({ fact: "goodsValue", op: "<", value: fen }) as const;
const goodsFrom = (fen: number) => ({ fact: "goodsValue", op: ">=", value: fen }) as const;
const TEN_THOUSAND_YUAN = 1_000_000;

/** 食品安全法 art. 124, 125 and 136 in one edition; figures by the text of 2021, which those of 2015 and 2018 share. */
function foodSafety(edition: string, effective: { readonly from: string; readonly to: string }): RuleSet {
  return defineRuleSet({
    id: `cn-food-safety-law-${edition}`,
    series: "cn-food-safety-law",
    version: "1",
    role: "special",
    jurisdiction: "CN",
    zh: `中华人民共和国食品安全法（${edition}年）`,
    en: `Food Safety Law (${edition})`,
    act: foodSafetyLaw.id,
    edition,
    effective,
    assumed: true,
    facts: {
      goodsValue: { kind: "money", zh: "货值金额", en: "value of the goods" },
      purchaseChecked: { kind: "flag", zh: "履行了进货查验等义务", en: "made the purchase checks it owed" },
      provedUnaware: { kind: "flag", zh: "有充分证据证明不知情", en: "has fully proved that it did not know" },
      sourceNamed: { kind: "flag", zh: "如实说明进货来源", en: "named its source truthfully" },
      unlawfulGains,
      refundsDue,
    },
    rules: [
      {
        id: "food-unaware-dealer",
        stage: "exemption",
        article: "136",
        when: {
          all: [
            { fact: "purchaseChecked", op: "is", value: true },
            { fact: "provedUnaware", op: "is", value: true },
            { fact: "sourceNamed", op: "is", value: true },
          ],
        },
        effect: { do: "spare", outcome: "exempt", force: "may", obligations: ["confiscateGoods"] },
        zh: "履行了进货查验等义务，有充分证据证明其不知情，并能如实说明进货来源的，可以免予处罚，但应当依法没收其不符合食品安全标准的食品。",
        en: "A dealer that made its checks, proves it did not know and names its source may be exempt; the food is still confiscated.",
      },
    ],
    norms: [
      {
        id: "food-124",
        article: "124¶1",
        zh: "生产经营超过保质期等不符合食品安全要求的食品",
        en: "producing or dealing in food past its shelf life, or unsafe in another way of art. 124",
        clauses: [
          { when: goodsBelow(TEN_THOUSAND_YUAN), fine: { fixed: { min: 5_000_000, max: 10_000_000 } } },
          { when: goodsFrom(TEN_THOUSAND_YUAN), fine: { multiple: { of: "goodsValue", min: 1000, max: 2000 } } },
        ],
        duties: [gains, { do: "confiscateGoods" }],
      },
      {
        id: "food-125",
        article: "125¶1",
        zh: "生产经营标签、说明书不符合规定等的食品",
        en: "producing or dealing in food with unlawful labels, or in another way of art. 125",
        clauses: [
          { when: goodsBelow(TEN_THOUSAND_YUAN), fine: { fixed: { min: 500_000, max: 5_000_000 } } },
          { when: goodsFrom(TEN_THOUSAND_YUAN), fine: { multiple: { of: "goodsValue", min: 500, max: 1000 } } },
        ],
        duties: [gains, { do: "confiscateGoods" }],
      },
    ],
  });
}

/** From 2015-10-01 to 2025-11-30; the figures of the edition in force since 2025-12-01 were not confirmed, so it is not covered. */
export const foodSafetySets: readonly RuleSet[] = foodSafetyLaw.editions.flatMap(
  ({ edition, inForce: { from, to } }) => (to === undefined ? [] : foodSafety(edition, { from, to })),
);
