import { type Act, defineAct, successive } from "./act.ts";

/*
 * Local regulations and practice behind the hotline's rules; `assumed` marks an edition whose title or date could not
 * be confirmed.
 */

/** 济南市12345市民服务热线条例 [JN]. */
export const jinanHotline: Act = defineAct({
  id: "jinan-hotline",
  title: { zh: "济南市12345市民服务热线条例", en: "Jinan Regulation on the 12345 Citizen Service Hotline" },
  editions: successive({ edition: "2018", promulgated: "2018-07-27", from: "2018-09-01" }),
});

/** 北京市接诉即办工作条例 [BJ]. */
export const beijingResponse: Act = defineAct({
  id: "beijing-response",
  title: { zh: "北京市接诉即办工作条例", en: "Beijing Regulation on Swift Response to Public Complaints" },
  editions: successive({ edition: "2021", promulgated: "2021-09-24", from: "2021-09-24" }),
});

/** Weifang's hotline rules of 2021 [WF]; neither the full title nor the day is confirmed. */
export const weifangHotline: Act = defineAct({
  id: "weifang-hotline",
  title: { zh: "潍坊市12345热线规定", en: "Weifang Rules on the 12345 Hotline" },
  editions: successive({ edition: "2021", from: "2021-01-01", assumed: true }),
});

/** 山东热线办理惯例 [SD]: practice, not law; the day from which it counts is assumed. */
export const shandongPractice: Act = defineAct({
  id: "shandong-practice",
  title: { zh: "山东省热线办理惯例", en: "Shandong hotline practice" },
  editions: successive({ edition: "2018", from: "2018-09-01", assumed: true }),
});

/** 济阳 "2110" notice of 2023-05-24 on requests of enterprises (M2): its day is known, its content is assumed. */
export const jiyang2110: Act = defineAct({
  id: "jiyang-2110",
  title: { zh: "济阳区“2110”企业诉求办理机制", en: 'Jiyang "2110" mechanism for enterprise requests' },
  editions: successive({ edition: "2023", promulgated: "2023-05-24", from: "2023-05-24", assumed: true }),
});
