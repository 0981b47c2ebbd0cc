import { type Act, basis, inForce, type LegalBasis } from "./act.ts";
import { complaintMeasures, penaltyProcedure } from "./acts.ts";
import type { LegalClock } from "./clock.ts";
import { order20Grounds, order121Grounds, type RefusalGround } from "./grounds.ts";
import { naturalDays, workingDays } from "./term.ts";
import type { Day } from "./time.ts";

/** The clocks of complaints 投诉 and reports 举报 under the order in force on one day. */
export interface ComplaintClocks {
  readonly order: "20" | "121";
  /** Accept or refuse a complaint 受理/不予受理, from its receipt. */
  readonly accept: LegalClock;
  readonly refusalGrounds: readonly RefusalGround[];
  /** Whether a refusal must state its reasons and other remedies. */
  readonly refusalNeedsReasons: boolean;
  /** Mediation 调解, from acceptance. */
  readonly mediation: LegalClock;
  /** Tell both parties that mediation ended 告知, from its end. */
  readonly tellParties: LegalClock;
  /** Testing 检定检验检测鉴定 is excluded from the mediation clock; the article where confirmed. */
  readonly testingExcluded: LegalBasis;
  /** Check a report and decide on filing 核查立案, from its receipt. */
  readonly reportCheck: LegalClock;
  /** Tell a named reporter 实名举报人 whether a case is filed, from that decision; Order 121 has no such clause. */
  readonly tellNamedReporter?: LegalClock;
  /** Settle a dispute of jurisdiction 管辖争议, from its rise. */
  readonly jurisdictionDispute: LegalClock;
  /** The same report again 重复举报: same facts are not handled again, new facts may be merged and restart the clock. */
  readonly repeatedReport?: LegalBasis;
}

function order20(day: Day): ComplaintClocks {
  const article = (text?: string): LegalBasis => basis(complaintMeasures, text, day);
  // The check of clues was art. 17 of the procedure before 2021 (assumed), and is art. 18 since.
  const before2021 = inForce(penaltyProcedure, day).edition === "2018";
  const check = basis(penaltyProcedure, before2021 ? "17" : "18", day);
  return {
    order: "20",
    accept: { term: workingDays(7), basis: article("14") },
    refusalGrounds: order20Grounds,
    refusalNeedsReasons: false,
    mediation: { term: workingDays(45), basis: article("21(5)") },
    tellParties: { term: workingDays(7), basis: article("21") },
    testingExcluded: article(),
    reportCheck: {
      term: workingDays(15),
      basis: check,
      extension: { term: workingDays(15), basis: check, approval: "head" },
      ...(before2021 ? { assumed: true as const } : {}),
    },
    tellNamedReporter: { term: workingDays(5), basis: article("31") },
    jurisdictionDispute: { term: workingDays(7), basis: article() },
  };
}

function order121(day: Day): ComplaintClocks {
  const article = (text: string): LegalBasis => basis(complaintMeasures, text, day);
  return {
    order: "121",
    accept: { term: workingDays(7), basis: article("15") },
    refusalGrounds: order121Grounds,
    refusalNeedsReasons: true,
    mediation: { term: naturalDays(60), basis: article("23(5)") },
    tellParties: { term: workingDays(7), basis: article("23"), assumed: true },
    testingExcluded: article("22"),
    reportCheck: {
      term: workingDays(15),
      basis: article("27"),
      extension: { term: workingDays(15), basis: article("27"), approval: "head" },
    },
    jurisdictionDispute: { term: workingDays(7), basis: article("33") },
    repeatedReport: article("35"),
  };
}

const made = new Map<string, ComplaintClocks>();
const editionOf = (act: Act, day: Day): string => inForce(act, day).edition;

/**
 * The clocks of the order in force on that day: Order 20 from 2020-01-01, Order 121 from 2026-04-15; throws
 * `ActNotInForce` before.
 */
export function complaintClocks(day: Day): ComplaintClocks {
  const key = `${editionOf(complaintMeasures, day)} ${editionOf(penaltyProcedure, day)}`;
  const known = made.get(key);
  if (known) return known;
  const clocks = Object.freeze(editionOf(complaintMeasures, day) === "2025" ? order121(day) : order20(day));
  made.set(key, clocks);
  return clocks;
}
