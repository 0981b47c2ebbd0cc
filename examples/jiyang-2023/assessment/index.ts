/** 考核 (M20): every month and the year are assessed by commands, locked, and once corrected. */
import { type EventStore, load } from "@caseloop/core";
import { addDays, type Calendar, type Day, editionOn, type Instant } from "@caseloop/law";
import {
  assessment,
  assumedRatePolicy,
  byUnit,
  closed,
  keptLedger,
  type Measured,
  measure,
  onTime,
  period,
  processSatisfaction,
  type Row,
  resultSatisfaction,
  scoresOver,
} from "@caseloop/metrics";
import { chance } from "../stage/chance.ts";
import { type Life, stepsOf } from "../stage/step.ts";
import { units as bureau } from "../tickets/bureau.ts";
import { monthly, yearly } from "./scheme.ts";

const months = Array.from({ length: 12 }, (_, at) => `2023-${String(at + 1).padStart(2, "0")}`);
const units = bureau.map(({ id }) => id);
const assessing = { ...assessment, context: { ...assessment.context, schemes: [monthly, yearly] } };
const [officer, leader, reviewer, office] = ["assessor-1", "leader-1", "reviewer-9", "区热线办"];

/** What is opened, counted and locked from the next day on, asked in the evening of every day with a log that is told up to `told`. */
export function assessments(store: EventStore, seed: string, calendar: Calendar) {
  const opens = new Map(months.map((month) => [calendar.workdayAfter(addDays(period(month).from, -1), 1), month]));
  const counts = new Map(months.map((month) => [calendar.workdayAfter(period(month).to, 4), month]));
  const ledger = keptLedger(store);
  const yearCounts = calendar.workdayAfter("2023-12-31", 6);
  return async (day: Day, at: Instant, told: Instant): Promise<readonly Life[]> => {
    await ledger.follow(); // every evening a little: the other desk does not wait for a month's worth
    const lives: Life[] = [];
    const [opened, counted] = [opens.get(day), counts.get(day)];
    const morning = calendar.afterOfficeTime(at, 600_000);
    if (opened !== undefined) lives.push(opening(opened, "jiyang-month", seed, morning));
    if (opened === "2023-01") lives.push(opening("2023", "jiyang-year", seed, morning));
    if (counted !== undefined) {
      const figures = count(await ledger.since(calendar.startOf(period(counted).from)), counted, told);
      lives.push(locking(counted, figures, seed, told, morning));
      if (counted === "2023-04") lives.push(correcting(counted, figures, seed, calendar.afterOfficeTime(morning, 3e8)));
    }
    if (day === yearCounts) lives.push(locking("2023", await meanOf(store), seed, told, morning));
    return lives;
  };
}

function* opening(id: string, scheme: string, seed: string, at: Instant): Life {
  const step = stepsOf(`${seed}/assessment-${id}/open`);
  yield step(assessing, id, at, officer, { type: "Open", data: { scheme, period: id, units, officer } });
}

/** 评议、锁定 */
function* locking(id: string, figures: readonly Measured[], seed: string, counted: Instant, at: Instant): Life {
  const name = `${seed}/assessment-${id}/lock`;
  const step = stepsOf(name);
  const luck = chance(name);
  for (const unit of units)
    yield step(assessing, id, at, reviewer, {
      type: "Review",
      data: { unit, indicator: "review", score: `${luck.int(78, 98)}`, reviewer, office, reason: "案卷抽查" },
    });
  yield step(assessing, id, at, officer, { type: "Lock", data: { officer, counted, figures: [...figures] } });
}

/** 更正: one late reply turns out to be a failure of the line, and counts as in time. */
function* correcting(id: string, figures: readonly Measured[], seed: string, at: Instant): Life {
  const step = stepsOf(`${seed}/assessment-${id}/correct`);
  for (const { unit, indicator, figure } of figures) {
    if (indicator !== "onTime" || figure.of !== "rate" || figure.numerator === figure.denominator) continue;
    const after = { ...figure, numerator: figure.numerator + 1 };
    const changes = [{ unit, indicator, figure: after }];
    const reason = "经复核，逾期系平台故障所致";
    yield step(assessing, id, at, officer, { type: "Correct", data: { changes, reason, officer, approver: leader } });
    return;
  }
}

function count(rows: readonly Row[], month: string, at: Instant): readonly Measured[] {
  const { rules } = editionOn(assumedRatePolicy, `${month}-01`);
  const metrics = [onTime, processSatisfaction, resultSatisfaction, closed];
  const scheme = editionOn(monthly, `${month}-01`).rules;
  return measure(rows, units, scheme, { metrics, dimension: byUnit, rules, period: period(month), at });
}

/** Each unit's locked months. */
async function meanOf(store: EventStore): Promise<readonly Measured[]> {
  const locked: { period: string; placings: Parameters<typeof scoresOver>[1][number]["placings"] }[] = [];
  for (const month of months) {
    const { state } = await load(store, assessing, month);
    locked.push({ period: month, placings: state.placings });
  }
  return units.map((unit) => ({ unit, indicator: "months", figure: scoresOver(unit, locked) }));
}
