import { type Act, defineAct, successive } from "./act.ts";

/*
 * National acts. A date without `assumed` stands in domain knowledge given to the project or in a published copy of the
 * text; `assumed` marks an edition with a date from general knowledge that nobody has looked up yet.
 */

/** SAMR order number in both languages. */
const order = (n: number) => ({ zh: `总局令第${n}号`, en: `SAMR Order No. ${n}` });
const presidential = (n: number, zh: string) => ({ zh: `主席令第${zh}号`, en: `Presidential Order No. ${n}` });

const interimMeasures = {
  zh: "市场监督管理投诉举报处理暂行办法",
  en: "Interim Measures for Handling Complaints and Reports concerning Market Regulation",
};

/**
 * 投诉举报处理办法: Order 20 with its two amendments (2020-01-01 to 2026-04-14), replaced by Order 121.
 * The amendments of 2022 keep the number of Order 20 and its clocks.
 */
export const complaintMeasures: Act = defineAct({
  id: "samr-complaints",
  title: {
    zh: "市场监督管理投诉举报处理办法",
    en: "Measures for Handling Complaints and Reports concerning Market Regulation",
  },
  editions: successive(
    { edition: "2019", title: interimMeasures, number: order(20), promulgated: "2019-11-30", from: "2020-01-01" },
    {
      edition: "2022-03",
      title: interimMeasures,
      number: order(20),
      promulgated: "2022-03-24",
      from: "2022-05-01",
      assumed: true,
    },
    { edition: "2022-09", title: interimMeasures, number: order(20), promulgated: "2022-09-29", from: "2022-11-01" },
    { edition: "2025", number: order(121), promulgated: "2025-12-30", from: "2026-04-15" },
  ),
});

/** 行政处罚法. */
export const penaltyLaw: Act = defineAct({
  id: "penalty-law",
  title: { zh: "中华人民共和国行政处罚法", en: "Administrative Penalty Law" },
  editions: successive(
    { edition: "2017", promulgated: "2017-09-01", from: "2018-01-01" },
    { edition: "2021", number: presidential(70, "七十"), promulgated: "2021-01-22", from: "2021-07-15" },
  ),
});

/** 市场监督管理行政处罚程序规定. */
export const penaltyProcedure: Act = defineAct({
  id: "samr-penalty-procedure",
  title: {
    zh: "市场监督管理行政处罚程序规定",
    en: "Provisions on the Procedures for Administrative Penalties for Market Regulation",
  },
  editions: successive(
    {
      edition: "2018",
      title: {
        zh: "市场监督管理行政处罚程序暂行规定",
        en: "Interim Provisions on the Procedures for Administrative Penalties for Market Regulation",
      },
      number: order(2),
      promulgated: "2018-12-21",
      from: "2019-04-01",
      assumed: true,
    },
    { edition: "2021", number: order(42), promulgated: "2021-07-02", from: "2021-07-15", assumed: true },
    { edition: "2022", number: order(61), promulgated: "2022-09-29", from: "2022-11-01" },
  ),
});

/** 食品安全法. */
export const foodSafetyLaw: Act = defineAct({
  id: "food-safety-law",
  title: { zh: "中华人民共和国食品安全法", en: "Food Safety Law" },
  editions: successive(
    { edition: "2015", promulgated: "2015-04-24", from: "2015-10-01" },
    { edition: "2018", promulgated: "2018-12-29", from: "2018-12-29" },
    { edition: "2021", promulgated: "2021-04-29", from: "2021-04-29" },
    { edition: "2025", number: presidential(56, "五十六"), promulgated: "2025-09-12", from: "2025-12-01" },
  ),
});

/** 行政执法机关移送涉嫌犯罪案件的规定, transfer of suspected crime. */
export const transferProvisions: Act = defineAct({
  id: "crime-transfer",
  title: {
    zh: "行政执法机关移送涉嫌犯罪案件的规定",
    en: "Provisions on the Transfer of Suspected Criminal Cases by Administrative Law Enforcement Organs",
  },
  editions: successive(
    {
      edition: "2001",
      number: { zh: "国务院令第310号", en: "State Council Order No. 310" },
      promulgated: "2001-07-09",
      from: "2001-07-09",
    },
    {
      edition: "2020",
      number: { zh: "国务院令第730号", en: "State Council Order No. 730" },
      promulgated: "2020-08-07",
      from: "2020-08-07",
    },
  ),
});
