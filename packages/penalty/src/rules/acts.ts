import { type Act, defineAct, successive } from "@caseloop/law";

/* Acts that norms are taken from and that the law package does not carry; `assumed` marks a date nobody has looked up yet. */

/** 价格违法行为行政处罚规定. */
export const pricePenalties: Act = defineAct({
  id: "price-penalties",
  title: { zh: "价格违法行为行政处罚规定", en: "Provisions on Administrative Penalties for Price Violations" },
  editions: successive({ edition: "2010", promulgated: "2010-12-04", from: "2010-12-04" }),
});

/** 广告法. */
export const advertisingLaw: Act = defineAct({
  id: "advertising-law",
  title: { zh: "中华人民共和国广告法", en: "Advertising Law" },
  editions: successive(
    { edition: "2015", promulgated: "2015-04-24", from: "2015-09-01" },
    { edition: "2018", promulgated: "2018-10-26", from: "2018-10-26", assumed: true },
    { edition: "2021", promulgated: "2021-04-29", from: "2021-04-29", assumed: true },
  ),
});

/** 计量法实施细则. */
export const metrologyRules: Act = defineAct({
  id: "metrology-rules",
  title: { zh: "中华人民共和国计量法实施细则", en: "Rules for the Implementation of the Metrology Law" },
  editions: successive(
    { edition: "2018", promulgated: "2018-03-19", from: "2018-03-19", assumed: true },
    { edition: "2022", promulgated: "2022-03-29", from: "2022-05-01", assumed: true },
  ),
});

/** 产品质量法. */
export const productQualityLaw: Act = defineAct({
  id: "product-quality-law",
  title: { zh: "中华人民共和国产品质量法", en: "Product Quality Law" },
  editions: successive({ edition: "2018", promulgated: "2018-12-29", from: "2018-12-29", assumed: true }),
});

/** 山东省市场监管领域减轻处罚清单: in force from 2024-11-21. */
export const shandongMitigation: Act = defineAct({
  id: "shandong-mitigation-list",
  title: { zh: "山东省市场监管领域减轻处罚清单", en: "Shandong List of Mitigated Penalties in Market Regulation" },
  editions: successive({ edition: "2024", from: "2024-11-21" }),
});
