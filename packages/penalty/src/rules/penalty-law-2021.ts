import { tiers } from "../discretion/outcome.ts";
import { defineRuleSet, type RuleSet } from "../discretion/ruleset.ts";
import { generalFacts } from "./general-facts.ts";

const must = { do: "lighten", force: "must" } as const;
const none = { do: "spare", outcome: "not_imposed", force: "must" } as const;

/** 行政处罚法 as revised in 2021, in force from 2021-07-15. */
export const penaltyLaw2021: RuleSet = defineRuleSet({
  id: "cn-administrative-penalty-law-2021",
  series: "cn-administrative-penalty-law",
  version: "1",
  role: "general",
  jurisdiction: "CN",
  zh: "中华人民共和国行政处罚法（2021年修订）",
  en: "Administrative Penalty Law (2021 revision)",
  act: "penalty-law",
  edition: "2021",
  effective: { from: "2021-07-15" },
  facts: generalFacts,
  rules: [
    {
      id: "limitation",
      stage: "limitation",
      article: "36¶1",
      when: {
        all: [
          { fact: "safetyAtStake", op: "is", value: false },
          { fact: "discovered", op: "after", value: { fact: "actEnded", years: 2 } },
        ],
      },
      effect: none,
      zh: "违法行为在二年内未被发现的，不再给予行政处罚。",
      en: "An act not discovered within two years is no longer punished.",
    },
    {
      id: "limitation-safety",
      stage: "limitation",
      article: "36¶1",
      when: {
        all: [
          { fact: "safetyAtStake", op: "is", value: true },
          { fact: "discovered", op: "after", value: { fact: "actEnded", years: 5 } },
        ],
      },
      effect: none,
      zh: "涉及公民生命健康安全、金融安全且有危害后果的，期限为五年。",
      en: "Five years where life, health or financial safety was harmed.",
    },
    {
      id: "not-competent",
      stage: "jurisdiction",
      article: "22",
      when: { fact: "competent", op: "is", value: false },
      effect: { do: "send", to: "competent" },
      zh: "行政处罚由违法行为发生地的行政机关管辖。",
      en: "Penalties are for the body of the place where the act was done.",
    },
    {
      id: "crime",
      stage: "crime",
      article: "27¶1",
      when: { fact: "crimeSuspected", op: "is", value: true },
      effect: { do: "send", to: "police" },
      zh: "违法行为涉嫌犯罪的，应当及时将案件移送司法机关。",
      en: "A suspected crime is handed over without delay.",
    },
    {
      id: "not-proven",
      stage: "proof",
      article: "57¶1(3)",
      when: { fact: "actProven", op: "is", value: false },
      effect: none,
      zh: "违法事实不能成立的，不予行政处罚。",
      en: "Where the unlawful act cannot be established, no penalty is imposed.",
    },
    {
      id: "under-14",
      stage: "mandatory",
      article: "30",
      when: {
        all: [
          { fact: "party", op: "is", value: "person" },
          { fact: "age", op: "<", value: 14 },
        ],
      },
      effect: { ...none, obligations: ["guardianDiscipline"] },
      zh: "不满十四周岁的未成年人有违法行为的，不予行政处罚，责令监护人加以管教。",
      en: "Nobody under 14 is punished; the guardian is ordered to discipline them.",
    },
    {
      id: "incapable",
      stage: "mandatory",
      article: "31",
      when: {
        all: [
          { fact: "party", op: "is", value: "person" },
          { fact: "capacity", op: "is", value: "none" },
        ],
      },
      effect: { ...none, obligations: ["guardianCare"] },
      zh: "在不能辨认或者不能控制自己行为时有违法行为的，不予行政处罚，但应当责令其监护人严加看管和治疗。",
      en: "Whoever could not understand or control the act is not punished; the guardian is ordered to provide care.",
    },
    {
      id: "minor-corrected-harmless",
      stage: "mandatory",
      article: "33¶1",
      when: {
        all: [
          { fact: "minor", op: "is", value: true },
          { fact: "corrected", op: "is", value: true },
          { fact: "harm", op: "is", value: "none" },
        ],
      },
      effect: none,
      zh: "违法行为轻微并及时改正，没有造成危害后果的，不予行政处罚。",
      en: "A minor act, corrected in time and without harm, is not punished.",
    },
    {
      id: "faultless",
      stage: "mandatory",
      article: "33¶2",
      when: {
        all: [
          { fact: "faultless", op: "is", value: true },
          { fact: "faultRegardless", op: "is", value: false },
        ],
      },
      effect: none,
      zh: "当事人有证据足以证明没有主观过错的，不予行政处罚。法律、行政法规另有规定的，从其规定。",
      en: "A party that proves it was not at fault is not punished, unless a law or administrative regulation says otherwise.",
    },
    {
      id: "first-slight-corrected",
      stage: "optional",
      article: "33¶1",
      when: {
        all: [
          { fact: "firstOffence", op: "is", value: true },
          { fact: "harm", op: "in", value: ["none", "slight"] },
          { fact: "corrected", op: "is", value: true },
        ],
      },
      effect: { do: "spare", outcome: "not_imposed", force: "may" },
      zh: "初次违法且危害后果轻微并及时改正的，可以不予行政处罚。",
      en: "A first offence with slight harm, corrected in time, may go unpunished.",
    },
    {
      id: "aged-14-to-17",
      stage: "factor",
      article: "30",
      when: {
        all: [
          { fact: "party", op: "is", value: "person" },
          { fact: "age", op: ">=", value: 14 },
          { fact: "age", op: "<", value: 18 },
        ],
      },
      effect: must,
      zh: "已满十四周岁不满十八周岁的未成年人有违法行为的，应当从轻或者减轻行政处罚。",
      en: "From 14 to 17 years of age, the penalty is lightened or mitigated.",
    },
    {
      id: "partly-capable",
      stage: "factor",
      article: "31",
      when: {
        all: [
          { fact: "party", op: "is", value: "person" },
          { fact: "capacity", op: "is", value: "partial" },
        ],
      },
      effect: { do: "lighten", force: "may" },
      zh: "尚未完全丧失辨认或者控制自己行为能力的，可以从轻或者减轻行政处罚。",
      en: "Where that ability was not wholly lost, the penalty may be lightened or mitigated.",
    },
    {
      id: "harm-reduced",
      stage: "factor",
      article: "32(1)",
      when: { fact: "harmReduced", op: "is", value: true },
      effect: must,
      zh: "主动消除或者减轻违法行为危害后果的，应当从轻或者减轻行政处罚。",
      en: "Whoever removed or reduced the harm is punished more lightly.",
    },
    {
      id: "coerced-or-induced",
      stage: "factor",
      article: "32(2)",
      when: {
        any: [
          { fact: "coerced", op: "is", value: true },
          { fact: "induced", op: "is", value: true },
        ],
      },
      effect: must,
      zh: "受他人胁迫或者诱骗实施违法行为的，应当从轻或者减轻行政处罚。",
      en: "Whoever was coerced or induced is punished more lightly.",
    },
    {
      id: "confessed",
      stage: "factor",
      article: "32(3)",
      when: { fact: "confessed", op: "is", value: true },
      effect: must,
      zh: "主动供述行政机关尚未掌握的违法行为的，应当从轻或者减轻行政处罚。",
      en: "Whoever confessed an act not yet known is punished more lightly.",
    },
    {
      id: "meritorious",
      stage: "factor",
      article: "32(4)",
      when: { fact: "meritorious", op: "is", value: true },
      effect: must,
      zh: "配合行政机关查处违法行为有立功表现的，应当从轻或者减轻行政处罚。",
      en: "Whoever rendered meritorious service is punished more lightly.",
    },
    {
      id: "other-mitigation",
      stage: "factor",
      article: "32(5)",
      when: { fact: "otherMitigation", op: "is", value: true },
      effect: must,
      zh: "法律、法规、规章规定其他应当从轻或者减轻行政处罚的，从其规定。",
      en: "Other grounds set by laws, regulations and rules lighten the penalty.",
    },
    {
      id: "emergency",
      stage: "factor",
      article: "49",
      when: { fact: "emergencyBreach", op: "is", value: true },
      effect: { do: "aggravate", force: "must" },
      zh: "违反突发事件应对措施的行为，依法快速、从重处罚。",
      en: "A breach of emergency measures is punished more heavily.",
    },
  ],
  duties: [
    {
      do: "correct",
      article: "28¶1",
      outcomes: ["not_imposed", "exempt", ...tiers],
      stages: ["mandatory", "exemption", "optional"],
    },
    {
      do: "educate",
      article: "33¶3",
      outcomes: ["not_imposed"],
      stages: ["limitation", "mandatory", "optional"],
    },
    { do: "restitute", article: "28¶2", outcomes: [...tiers], amount: { of: "refundsDue" } },
    {
      do: "confiscateGains",
      article: "28¶2",
      outcomes: [...tiers],
      amount: { of: "unlawfulGains", less: "refundsDue" },
    },
  ],
});
