import type { Bilingual } from "@caseloop/law";
import type { Field } from "@caseloop/penalty";
import type { answers as answerCodes, channels as channelCodes, Kind, means as meansCodes } from "@caseloop/ticket";

/** What the codes on record are called; a code without a name does not compile. */
type Names<Code extends string> = Readonly<Record<Code, Bilingual>>;

/** 诉求类型 */
export const kinds: Names<Kind> = {
  consultation: { en: "a consultation", zh: "咨询" },
  complaint: { en: "a complaint", zh: "投诉" },
  report: { en: "a report", zh: "举报" },
  suggestion: { en: "a suggestion", zh: "建议" },
  help: { en: "a call for help", zh: "求助" },
  enterprise: { en: "an enterprise's request", zh: "企业诉求" },
};

/** 八大领域 */
export const fields: Names<Field> = {
  food: { en: "food", zh: "食品" },
  drugs: { en: "drugs", zh: "药品" },
  specialEquipment: { en: "special equipment", zh: "特种设备" },
  productQuality: { en: "product quality", zh: "产品质量" },
  intellectualProperty: { en: "intellectual property", zh: "知识产权" },
  price: { en: "price", zh: "价格" },
  advertising: { en: "advertising", zh: "广告" },
  metrology: { en: "metrology", zh: "计量" },
};

/** 来源渠道 */
export const channels: Names<(typeof channelCodes)[number]> = {
  phone: { en: "by phone", zh: "来电" },
  walkIn: { en: "by a visit to the station", zh: "来访" },
  web: { en: "over the web", zh: "网络" },
  app: { en: "over the app", zh: "移动端" },
  letter: { en: "by letter", zh: "来信" },
  outreach: { en: "on an outreach visit", zh: "走访" },
  otherSystem: { en: "from another system", zh: "其他系统" },
};

/** 告知方式 */
export const means: Names<(typeof meansCodes)[number]> = {
  phone: { en: "by phone", zh: "电话" },
  message: { en: "by message", zh: "短信" },
  letter: { en: "by letter", zh: "书面" },
  inPerson: { en: "in person", zh: "当面" },
  portal: { en: "on the portal", zh: "平台" },
  publicNotice: { en: "by public notice", zh: "公示" },
};

/** 满意度 */
export const answers: Names<(typeof answerCodes)[number]> = {
  satisfied: { en: "satisfied", zh: "满意" },
  neutral: { en: "neutral", zh: "一般" },
  dissatisfied: { en: "dissatisfied", zh: "不满意" },
  unreachable: { en: "not reached", zh: "未联系上" },
  declined: { en: "no answer given", zh: "拒绝评价" },
  notAsked: { en: "nobody to ask", zh: "无回访对象" },
};
