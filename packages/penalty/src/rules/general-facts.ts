import type { FactDefinitions } from "../discretion/fact.ts";

/** What the Administrative Penalty Law asks of every case; special acts declare the ones they ask for again. */
export const generalFacts = {
  party: {
    kind: "choice",
    of: ["person", "entity"],
    zh: "当事人类型",
    en: "person, or legal person or other organisation",
  },
  actEnded: { kind: "day", zh: "违法行为发生或者终了之日", en: "day of the act, or of the end of a continuing one" },
  discovered: { kind: "day", zh: "违法行为被发现之日", en: "day the act was discovered" },
  safetyAtStake: {
    kind: "flag",
    zh: "涉及公民生命健康安全、金融安全且有危害后果",
    en: "life, health or financial safety is concerned and harm was done",
  },
  competent: { kind: "flag", zh: "本机关有管辖权", en: "this body is competent" },
  crimeSuspected: { kind: "flag", zh: "涉嫌犯罪", en: "a crime is suspected" },
  actProven: { kind: "flag", zh: "违法事实成立", en: "the unlawful act is established" },
  age: { kind: "whole", zh: "行为时年龄（周岁）", en: "age at the time of the act, in full years" },
  capacity: {
    kind: "choice",
    of: ["full", "partial", "none"],
    zh: "辨认或者控制自己行为的能力",
    en: "ability to understand or control one's acts",
  },
  minor: { kind: "flag", zh: "违法行为轻微", en: "the act is minor" },
  corrected: { kind: "flag", zh: "及时改正", en: "corrected in time" },
  harm: { kind: "choice", of: ["none", "slight", "considerable"], zh: "危害后果", en: "harm done" },
  firstOffence: { kind: "flag", zh: "初次违法", en: "first offence" },
  faultless: { kind: "flag", zh: "有证据足以证明没有主观过错", en: "the party has proved it was not at fault" },
  faultRegardless: {
    kind: "flag",
    zh: "法律、行政法规规定不以主观过错为要件",
    en: "a law or administrative regulation punishes without regard to fault",
  },
  harmReduced: { kind: "flag", zh: "主动消除或者减轻危害后果", en: "removed or reduced the harm of its own accord" },
  coerced: { kind: "flag", zh: "受他人胁迫", en: "coerced by another" },
  induced: { kind: "flag", zh: "受他人诱骗", en: "induced by another" },
  confessed: { kind: "flag", zh: "主动供述尚未掌握的违法行为", en: "confessed an act not yet known" },
  meritorious: { kind: "flag", zh: "配合查处有立功表现", en: "rendered meritorious service to the investigation" },
  otherMitigation: {
    kind: "flag",
    zh: "法律、法规、规章规定的其他从轻或者减轻情形",
    en: "another ground to lighten or mitigate, by a law, regulation or rule",
  },
  emergencyBreach: { kind: "flag", zh: "违反突发事件应对措施", en: "breached emergency measures" },
  unlawfulGains: { kind: "money", zh: "违法所得", en: "unlawful gains" },
  refundsDue: { kind: "money", zh: "依法应当退赔的款项", en: "what must be paid back by law" },
} as const satisfies FactDefinitions;
