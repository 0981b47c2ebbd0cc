import { penaltyProcedure } from "@caseloop/law";
import { tiers } from "../discretion/outcome.ts";
import { defineRuleSet, type RuleSet } from "../discretion/ruleset.ts";
import { shandongMitigation } from "./acts.ts";
import { generalFacts } from "./general-facts.ts";

const { party } = generalFacts;

/** 听证: a fine from ¥10,000 on for a person, from ¥100,000 on for an entity, gives the right to a hearing; the article was not confirmed. */
function hearing(edition: string, effective: { readonly from: string; readonly to?: string }): RuleSet {
  return defineRuleSet({
    id: `cn-market-penalty-procedure-${edition}`,
    series: "cn-market-penalty-procedure",
    version: "1",
    role: "local",
    jurisdiction: "CN",
    zh: `市场监督管理行政处罚程序规定（${edition}年）`,
    en: `Provisions on the Procedures for Penalties for Market Regulation (${edition})`,
    act: penaltyProcedure.id,
    edition,
    effective,
    assumed: true,
    facts: { party },
    gates: [
      {
        gate: "hearingRight",
        outcomes: [...tiers],
        when: { fact: "party", op: "is", value: "person" },
        fineFrom: 1_000_000,
        zh: "拟对自然人处一万元以上罚款的，应当告知听证权利。",
        en: "A person to be fined ¥10,000 or more is told of the right to a hearing.",
      },
      {
        gate: "hearingRight",
        outcomes: [...tiers],
        when: { fact: "party", op: "is", value: "entity" },
        fineFrom: 10_000_000,
        zh: "拟对法人或者其他组织处十万元以上罚款的，应当告知听证权利。",
        en: "An entity to be fined ¥100,000 or more is told of the right to a hearing.",
      },
    ],
  });
}

export const hearingSets: readonly RuleSet[] = penaltyProcedure.editions.map(({ edition, inForce }) =>
  hearing(edition, inForce),
);

/** 山东省市场监管领域减轻处罚清单: mitigated cases need legal review and collective discussion, from 2024-11-21. */
export const shandongMitigation2024: RuleSet = defineRuleSet({
  id: "sd-mitigation-list-2024",
  series: "sd-mitigation-list",
  version: "1",
  role: "local",
  jurisdiction: "CN-SD",
  zh: "山东省市场监管领域减轻处罚清单",
  en: "Shandong List of Mitigated Penalties in Market Regulation",
  act: shandongMitigation.id,
  edition: "2024",
  effective: { from: "2024-11-21" },
  facts: { party },
  gates: [
    {
      gate: "legalReview",
      outcomes: ["mitigated"],
      zh: "减轻处罚案件应当经过法制审核。",
      en: "Mitigated cases need legal review.",
    },
    {
      gate: "collectiveDiscussion",
      outcomes: ["mitigated"],
      zh: "减轻处罚案件应当经负责人集体讨论决定。",
      en: "Mitigated cases are decided by the heads in collective discussion.",
    },
  ],
});
