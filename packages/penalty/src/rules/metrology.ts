import { defineRuleSet, type RuleSet } from "../discretion/ruleset.ts";
import { metrologyRules } from "./acts.ts";
import { gains } from "./gains.ts";
import { generalFacts } from "./general-facts.ts";

const { unlawfulGains, refundsDue } = generalFacts;

/** 计量法实施细则 art. 41, 43 and 46, whose figures the editions of 2018 and 2022 share. */
function metrology(edition: string, effective: { readonly from: string; readonly to?: string }): RuleSet {
  return defineRuleSet({
    id: `cn-metrology-rules-${edition}`,
    series: "cn-metrology-rules",
    version: "1",
    role: "special",
    jurisdiction: "CN",
    zh: `中华人民共和国计量法实施细则（${edition}年修订）`,
    en: `Rules for the Implementation of the Metrology Law (${edition})`,
    act: metrologyRules.id,
    edition,
    effective,
    assumed: true,
    facts: { unlawfulGains, refundsDue },
    norms: [
      {
        id: "metrology-41",
        article: "41",
        zh: "制造、销售和进口非法定计量单位的计量器具",
        en: "making, selling or importing instruments in units that are not legal",
        clauses: [{ fine: { multiple: { of: "unlawfulGains", min: 10, max: 50 }, optional: true } }],
        duties: [gains, { do: "confiscateGoods" }],
      },
      {
        id: "metrology-43",
        article: "43",
        zh: "强制检定的计量器具未按照规定申请检定或者检定不合格继续使用",
        en: "using an instrument subject to verification that was not verified, or failed",
        clauses: [{ fine: { fixed: { max: 100_000 }, optional: true } }],
      },
      {
        id: "metrology-46",
        article: "46",
        zh: "使用不合格计量器具或者破坏准确度和伪造数据，造成损失",
        en: "causing loss by faulty instruments, spoilt accuracy or forged data",
        clauses: [{ fine: { fixed: { max: 200_000 }, optional: true } }],
        duties: [{ do: "restitute", amount: { of: "refundsDue" } }, gains, { do: "confiscateGoods" }],
      },
    ],
  });
}

export const metrologySets: readonly RuleSet[] = metrologyRules.editions.map(({ edition, inForce }) =>
  metrology(edition, inForce),
);
