import type { Bilingual } from "@caseloop/law";

/** Who takes part in the stories, by the ids on record. The page names two callers by their family names; everybody else is invented. */
export const cast: Readonly<Record<string, Bilingual>> = {
  // the city, the district, the bureau
  "city-clerk": { zh: "市热线回访员", en: "the city's callback clerk" },
  "district-12345": { zh: "区热线办派单员", en: "the district hotline office" },
  "district-clerk": { zh: "区热线办回访员", en: "the district's callback clerk" },
  "leader-1": { zh: "局主要负责人", en: "the head of the bureau" },
  "leader-2": { zh: "分管局领导", en: "the deputy leader in charge" },
  "reviewer-1": { zh: "案件审核员", en: "the case reviewer" },

  // A: the exoskeleton order
  "jiyang-station": { zh: "济阳市场监管所", en: "Jiyang station" },
  "jiyang-head": { zh: "济阳所所长", en: "the head of Jiyang station" },
  "jiyang-desk": { zh: "济阳所接待窗口", en: "the front desk of Jiyang station" },
  "jiyang-officer-1": { zh: "济阳所执法人员甲", en: "Jiyang officer 1" },
  "jiyang-officer-2": { zh: "济阳所执法人员乙", en: "Jiyang officer 2" },
  "jiyang-mediator": { zh: "济阳所调解员", en: "the Jiyang mediator" },
  "exoskeleton-buyer": { zh: "臧先生", en: "Mr Zang" },
  "exoskeleton-maker": { zh: "机甲公司", en: "the exoskeleton maker" },

  // B: the tooth
  "jibei-station": { zh: "济北市场监管所", en: "Jibei station" },
  "jibei-head": { zh: "济北所所长", en: "the head of Jibei station" },
  "jibei-desk": { zh: "济北所值班电话", en: "the telephone desk of Jibei station" },
  "jibei-officer-1": { zh: "济北所执法人员甲", en: "Jibei officer 1" },
  "jibei-officer-2": { zh: "济北所执法人员乙", en: "Jibei officer 2" },
  "tooth-diner": { zh: "吴先生", en: "Mr Wu" },
  "tooth-restaurant": { zh: "餐馆老板", en: "the restaurant" },

  // C: the property company
  "price-section": { zh: "价格监督检查科", en: "the price section" },
  "price-head": { zh: "价格监督检查科科长", en: "the head of the price section" },
  "price-officer-1": { zh: "价格科执法人员甲", en: "price officer 1" },
  "price-officer-2": { zh: "价格科执法人员乙", en: "price officer 2" },
  "property-1": { zh: "物业公司甲", en: "property company A" },
  "property-2": { zh: "物业公司乙", en: "property company B" },
  "property-3": { zh: "物业公司丙", en: "property company C" },
};
