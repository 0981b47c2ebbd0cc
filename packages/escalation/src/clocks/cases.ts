import { loadClocks } from "./profile.ts";

const events = (...types: readonly string[]) => types.map((type) => `case.${type}`);
const takes = (field: string, ...types: readonly string[]) =>
  events(...types).map((event) => ({ event, field: `data.${field}` }));

const notices = [
  { id: "half", zh: "时限过半", en: "half of the time has passed", percent: 50 },
  { id: "threeQuarters", zh: "时限已过四分之三", en: "three quarters have passed", percent: 75 },
  {
    ...{ id: "dayBefore", zh: "期限前一个工作日", en: "one working day before" },
    before: { unit: "workingDay", n: 1 },
  },
];

/** 不计入期限的时间 [64], each with its own beginning and end. */
const pauses = [
  ["testing", "检测、检验、检疫、鉴定", "testing"],
  ["identification", "认定", "identification"],
  ["refund", "责令退还多收价款", "refund"],
  ["suspension", "中止", "suspension"],
  ["hearing", "听证", "hearing"],
  ["announcement", "公告", "announcement"],
  ["police", "移送公安机关", "with the police"],
].map(([id, zh, en]) => {
  const forIt = { field: "data.for", is: id };
  return { id, zh, en, from: { all: ["case.ClockStopped", forIt] }, to: { all: ["case.ClockRestarted", forIt] } };
});

/**
 * The bureau's clocks in an enforcement case 行政处罚案件, from 2019-04-01; their limits are those the case records, each with its
 * article: check 15 + 15 working days [18], review 10 [55], decision 90 days and its extensions [64], defence and hearing 5 [57], service
 * 7 [81], publication 20. The party's time to pay and the terms of single measures are kept by the case alone. A withdrawn decision has
 * no limit for the second.
 */
export const caseProfile = loadClocks([
  {
    id: "case-procedure",
    version: "2019",
    effective: { from: "2019-04-01" },
    rules: {
      clocks: [
        {
          ...{ id: "check", zh: "线索核查", en: "check of a clue", notices, pauses },
          takes: [...takes("checkBy", "ClueOpened"), ...takes("due", "CheckExtended", "ClockRestarted")],
          start: "case.ClueOpened",
          stop: events("CaseFiled", "NotFiled"),
        },
        {
          ...{ id: "decision", zh: "处理决定", en: "decision", notices, pauses },
          takes: [
            ...takes("decideBy", "CaseFiled"),
            ...takes("due", "DecisionExtended", "DecisionExtendedCollectively", "ClockRestarted"),
          ],
          start: "case.CaseFiled",
          stop: events("PenaltyDecided", "Dismissed", "HandedOver", "Terminated"),
        },
        {
          ...{ id: "review", zh: "审核", en: "review", notices },
          takes: [...takes("reviewBy", "InvestigationConcluded", "HearingReported"), ...takes("due", "ReviewExtended")],
          start: events("InvestigationConcluded", "HearingReported"),
          reset: events("InvestigationConcluded", "HearingReported"),
          stop: "case.Reviewed",
          cancel: events("Dismissed", "HandedOver", "Terminated"),
        },
        {
          ...{ id: "defence", zh: "陈述申辩、要求听证", en: "defence or hearing request", lapses: true },
          takes: takes("defenceBy", "NoticeServed"),
          start: "case.NoticeServed",
          reset: "case.NoticeServed",
          stop: events("DefenceFiled", "HearingRequested", "RightsWaived"),
        },
        {
          ...{ id: "service", zh: "送达", en: "service of the decision", notices },
          takes: takes("serveBy", "PenaltyDecided"),
          start: "case.PenaltyDecided",
          stop: "case.DecisionServed",
          cancel: "case.DecisionWithdrawn",
        },
        {
          ...{ id: "publication", zh: "公示", en: "publication", notices },
          takes: takes("publishBy", "PenaltyDecided"),
          start: "case.PenaltyDecided",
          stop: "case.Published",
          cancel: "case.DecisionWithdrawn",
        },
        {
          ...{ id: "takeDown", zh: "撤下公示", en: "taking down what was published", notices },
          takes: takes("takeDownBy", "DecisionWithdrawn"),
          start: "case.DecisionWithdrawn",
          stop: "case.TakenDown",
        },
      ],
    },
  },
]);
