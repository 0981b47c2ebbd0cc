import { loadClocks } from "./profile.ts";

const complaint = (...types: readonly string[]) => types.map((type) => `complaint.${type}`);
const report = (...types: readonly string[]) => types.map((type) => `report.${type}`);
const taking = (field: string, events: readonly string[]) => events.map((event) => ({ event, field: `data.${field}` }));

const dayBefore = {
  id: "dayBefore",
  zh: "期限前一个工作日",
  en: "one working day before",
  before: { unit: "workingDay", n: 1 },
};
const notices = [
  { id: "half", zh: "时限过半", en: "half of the time has passed", percent: 50 },
  { id: "threeQuarters", zh: "时限已过四分之三", en: "three quarters have passed", percent: 75 },
  dayBefore,
];

/** The clocks of complaints 投诉 and reports 举报; their limits are those the tracks record, under the order of the day. */
const clocks = (testing: { readonly act: string; readonly article?: string }) => [
  {
    ...{ id: "accept", zh: "受理", en: "accept or refuse", notices: [dayBefore] },
    takes: taking("acceptBy", complaint("Opened")),
    start: "complaint.Opened",
    stop: complaint("Accepted", "Refused", "TakenAsOrdinary"),
    cancel: complaint("SelfSettled", "Ended"),
  },
  {
    ...{ id: "mediation", zh: "调解", en: "mediation", notices },
    takes: taking("mediateBy", complaint("Accepted", "TestingFinished")),
    start: "complaint.Accepted",
    stop: complaint("Agreed", "SelfSettled", "Ended"),
    pauses: [
      {
        ...{ id: "testing", zh: "检定、检验、检测、鉴定", en: "testing", basis: testing },
        from: "complaint.TestingStarted",
        to: "complaint.TestingFinished",
      },
    ],
  },
  {
    ...{ id: "tellParties", zh: "告知双方", en: "tell the parties that it ended", notices: [dayBefore] },
    takes: taking("tellBy", complaint("SelfSettled", "Ended")),
    start: complaint("SelfSettled", "Ended"),
    stop: "complaint.PartiesTold",
  },
  {
    ...{ id: "check", zh: "核查立案", en: "check and decide on filing", notices },
    takes: taking("checkBy", report("Received", "RepeatMerged", "ExtensionGranted")),
    start: "report.Received",
    stop: report("CaseFiled", "NotFiled", "Transferred"),
    reset: "report.RepeatMerged",
  },
  {
    ...{ id: "tellReporter", zh: "告知举报人", en: "tell the named reporter", notices: [dayBefore] },
    takes: taking("tellBy", report("CaseFiled", "NotFiled")),
    start: report("CaseFiled", "NotFiled"),
    stop: "report.ReporterTold",
  },
  {
    ...{ id: "jurisdiction", zh: "管辖争议", en: "settle jurisdiction", notices: [dayBefore] },
    takes: taking("settleBy", report("JurisdictionDisputed")),
    start: "report.JurisdictionDisputed",
    stop: "report.JurisdictionSettled",
    cancel: report("CaseFiled", "NotFiled", "Transferred"),
  },
];

/**
 * 投诉举报: Order 20 from 2020-01-01 to 2026-04-14, Order 121 from 2026-04-15. What runs when an order ends runs on under its own;
 * a report that is merged with a repetition (Order 121 art. 35) counts anew.
 */
export const complaintProfile = loadClocks([
  {
    id: "samr-complaints",
    version: "order-20",
    effective: { from: "2020-01-01", to: "2026-04-14" },
    rules: { clocks: clocks({ act: "samr-complaints" }) },
  },
  {
    id: "samr-complaints",
    version: "order-121",
    effective: { from: "2026-04-15" },
    rules: { clocks: clocks({ act: "samr-complaints", article: "22" }).filter(({ id }) => id !== "tellReporter") },
  },
]);
