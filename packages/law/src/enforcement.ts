import { type Act, defineAct, successive } from "./act.ts";

/* Acts on what surrounds a penalty: coercion, publication, the way to court. Articles were read in published copies. */

/** 行政强制法. */
export const compulsionLaw: Act = defineAct({
  id: "compulsion-law",
  title: { zh: "中华人民共和国行政强制法", en: "Administrative Compulsion Law" },
  editions: successive({ edition: "2011", promulgated: "2011-06-30", from: "2012-01-01" }),
});

/** 行政诉讼法; the day the wording of 2017 came into force is from general knowledge. */
export const litigationLaw: Act = defineAct({
  id: "litigation-law",
  title: { zh: "中华人民共和国行政诉讼法", en: "Administrative Litigation Law" },
  editions: successive({ edition: "2017", promulgated: "2017-06-27", from: "2017-07-01", assumed: true }),
});

/** 市场监督管理行政处罚信息公示规定. */
export const publicationRules: Act = defineAct({
  id: "samr-penalty-publication",
  title: {
    zh: "市场监督管理行政处罚信息公示规定",
    en: "Provisions on the Publication of Administrative Penalty Information for Market Regulation",
  },
  editions: successive({
    edition: "2021",
    number: { zh: "总局令第45号", en: "SAMR Order No. 45" },
    promulgated: "2021-07-30",
    from: "2021-09-01",
  }),
});
