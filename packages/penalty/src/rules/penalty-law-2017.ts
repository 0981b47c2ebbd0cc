import { tiers } from "../discretion/outcome.ts";
import { defineRuleSet, type RuleSet } from "../discretion/ruleset.ts";
import { generalFacts } from "./general-facts.ts";

const must = { do: "lighten", force: "must" } as const;
const none = { do: "spare", outcome: "not_imposed", force: "must" } as const;

/**
 * 行政处罚法 as amended in 2017, in force to 2021-07-14: no rule yet on fault, first offences, five years or emergencies.
 * `assumed`: its date in force and the number of the article on unproven acts come from general knowledge.
 */
export const penaltyLaw2017: RuleSet = defineRuleSet({
  id: "cn-administrative-penalty-law-2017",
  series: "cn-administrative-penalty-law",
  version: "1",
  role: "general",
  jurisdiction: "CN",
  zh: "中华人民共和国行政处罚法（2017年修正）",
  en: "Administrative Penalty Law (2017 amendment)",
  act: "penalty-law",
  edition: "2017",
  effective: { from: "2018-01-01", to: "2021-07-14" },
  assumed: true,
  facts: generalFacts,
  rules: [
    {
      id: "limitation",
      stage: "limitation",
      article: "29¶1",
      when: { fact: "discovered", op: "after", value: { fact: "actEnded", years: 2 } },
      effect: none,
      zh: "违法行为在二年内未被发现的，不再给予行政处罚。",
      en: "An act not discovered within two years is no longer punished.",
    },
    {
      id: "not-competent",
      stage: "jurisdiction",
      article: "20",
      when: { fact: "competent", op: "is", value: false },
      effect: { do: "send", to: "competent" },
      zh: "行政处罚由违法行为发生地的行政机关管辖。",
      en: "Penalties are for the body of the place where the act was done.",
    },
    {
      id: "crime",
      stage: "crime",
      article: "22",
      when: { fact: "crimeSuspected", op: "is", value: true },
      effect: { do: "send", to: "police" },
      zh: "违法行为构成犯罪的，行政机关必须将案件移送司法机关。",
      en: "A crime is handed over.",
    },
    {
      id: "not-proven",
      stage: "proof",
      article: "38",
      when: { fact: "actProven", op: "is", value: false },
      effect: none,
      zh: "违法事实不能成立的，不得给予行政处罚。",
      en: "Where the unlawful act cannot be established, no penalty may be imposed.",
    },
    {
      id: "under-14",
      stage: "mandatory",
      article: "25",
      when: {
        all: [
          { fact: "party", op: "is", value: "person" },
          { fact: "age", op: "<", value: 14 },
        ],
      },
      effect: { ...none, obligations: ["guardianDiscipline"] },
      zh: "不满十四周岁的人有违法行为的，不予行政处罚，责令监护人加以管教。",
      en: "Nobody under 14 is punished; the guardian is ordered to discipline them.",
    },
    {
      id: "incapable",
      stage: "mandatory",
      article: "26",
      when: {
        all: [
          { fact: "party", op: "is", value: "person" },
          { fact: "capacity", op: "is", value: "none" },
        ],
      },
      effect: { ...none, obligations: ["guardianCare"] },
      zh: "精神病人在不能辨认或者不能控制自己行为时有违法行为的，不予行政处罚，但应当责令其监护人严加看管和治疗。",
      en: "Whoever could not understand or control the act is not punished; the guardian is ordered to provide care.",
    },
    {
      id: "minor-corrected-harmless",
      stage: "mandatory",
      article: "27¶2",
      when: {
        all: [
          { fact: "minor", op: "is", value: true },
          { fact: "corrected", op: "is", value: true },
          { fact: "harm", op: "is", value: "none" },
        ],
      },
      effect: none,
      zh: "违法行为轻微并及时纠正，没有造成危害后果的，不予行政处罚。",
      en: "A minor act, put right in time and without harm, is not punished.",
    },
    {
      id: "aged-14-to-17",
      stage: "factor",
      article: "25",
      when: {
        all: [
          { fact: "party", op: "is", value: "person" },
          { fact: "age", op: ">=", value: 14 },
          { fact: "age", op: "<", value: 18 },
        ],
      },
      effect: must,
      zh: "已满十四周岁不满十八周岁的人有违法行为的，从轻或者减轻行政处罚。",
      en: "From 14 to 17 years of age, the penalty is lightened or mitigated.",
    },
    {
      id: "harm-reduced",
      stage: "factor",
      article: "27¶1(1)",
      when: { fact: "harmReduced", op: "is", value: true },
      effect: must,
      zh: "主动消除或者减轻违法行为危害后果的，应当从轻或者减轻行政处罚。",
      en: "Whoever removed or reduced the harm is punished more lightly.",
    },
    {
      id: "coerced",
      stage: "factor",
      article: "27¶1(2)",
      when: { fact: "coerced", op: "is", value: true },
      effect: must,
      zh: "受他人胁迫有违法行为的，应当从轻或者减轻行政处罚。",
      en: "Whoever was coerced is punished more lightly.",
    },
    {
      id: "meritorious",
      stage: "factor",
      article: "27¶1(3)",
      when: { fact: "meritorious", op: "is", value: true },
      effect: must,
      zh: "配合行政机关查处违法行为有立功表现的，应当从轻或者减轻行政处罚。",
      en: "Whoever rendered meritorious service is punished more lightly.",
    },
    {
      id: "other-mitigation",
      stage: "factor",
      article: "27¶1(4)",
      when: { fact: "otherMitigation", op: "is", value: true },
      effect: must,
      zh: "其他依法从轻或者减轻行政处罚的，从轻或者减轻。",
      en: "Other grounds set by law lighten the penalty.",
    },
  ],
  duties: [
    {
      do: "correct",
      article: "23",
      outcomes: ["not_imposed", "exempt", ...tiers],
      stages: ["mandatory", "exemption", "optional"],
    },
  ],
});
