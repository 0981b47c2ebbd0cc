import { basis, inForce, type LegalBasis } from "./act.ts";
import { penaltyLaw, penaltyProcedure } from "./acts.ts";
import type { LegalClock } from "./clock.ts";
import { compulsionLaw, litigationLaw, publicationRules } from "./enforcement.ts";
import { type Fen, yuan } from "./money.ts";
import { hours, naturalDays, workingDays } from "./term.ts";
import type { Day } from "./time.ts";

/** 以月计算的期间: a clock in calendar months, with the rule it comes from. */
export interface MonthClock {
  readonly months: number;
  readonly basis: LegalBasis;
}

/** An amount in fen that differs for a natural person 自然人 and an entity 法人或者其他组织. */
export interface AmountByParty {
  readonly person: Fen;
  readonly entity: Fen;
  readonly basis: LegalBasis;
}

/** The articles that steps without a clock of their own rest on. */
export interface PenaltyRules {
  /** 立案 */
  readonly filing: LegalBasis;
  /** 可以不予立案 */
  readonly notFiling: LegalBasis;
  /** 终止调查 */
  readonly termination: LegalBasis;
  /** 违法事实不能成立 */
  readonly notProven: LegalBasis;
  /** 移送有管辖权的部门 */
  readonly handingOver: LegalBasis;
  /** 负责人集体讨论 */
  readonly discussion: LegalBasis;
  /** 移送司法机关 */
  readonly crime: LegalBasis;
  /** 暂缓或者分期缴纳 */
  readonly instalments: LegalBasis;
}

/**
 * The clocks and figures of a penalty case 行政处罚案件 under the editions in force on one day. Every figure of the
 * procedure was read in the text as amended in 2022; before 2021-07-15 the same figures stand without an article, `assumed`.
 */
export interface PenaltyClocks {
  readonly rules: PenaltyRules;
  /** Check a clue 核查, from its discovery or receipt. */
  readonly check: LegalClock;
  /** Review 审核 of a concluded case, from receipt; the extension has no length of its own. */
  readonly review: LegalClock & { readonly extendable: LegalBasis };
  /** Statement, defence or request for a hearing 陈述、申辩、要求听证, from service of the notice. */
  readonly defence: LegalClock;
  /** Between telling the party of a hearing and holding it. */
  readonly hearingNotice: LegalClock;
  /** Decide 作出处理决定, from filing; one extension by the head, more only by collective decision that fixes the length. */
  readonly decision: LegalClock & { readonly collective: LegalBasis };
  /** Time that is not counted 不计入办案期限. */
  readonly excluded: { readonly check: LegalBasis; readonly decision: LegalBasis; readonly seizure: LegalBasis };
  /** Deal with evidence registered for preservation 先行登记保存. */
  readonly preservation: LegalClock;
  /** Sealing and seizure 查封、扣押. */
  readonly seizure: LegalClock;
  /** Report a measure taken on the spot to the head 当场采取措施后报告. */
  readonly urgentReport: LegalClock;
  /** Deliver a decision 送达 to a party who was absent. */
  readonly service: LegalClock;
  /** Service by public announcement 公告送达 takes effect after. */
  readonly announcement: LegalClock;
  /** Pay 缴纳罚没款, from service. */
  readonly payment: LegalClock;
  /** 加处罚款: per cent of the fine a day, never more than the fine. */
  readonly surcharge: { readonly percentPerDay: number; readonly basis: LegalBasis; readonly assumed?: true };
  /** Days of reconsideration and litigation carry no surcharge. */
  readonly surchargeStays: LegalBasis;
  /** Hand in a fine collected on the spot 当场收缴. */
  readonly handIn: LegalClock;
  /** File the papers of a summary decision 归档. */
  readonly summaryRecord: LegalClock;
  /** Perform after a written demand 催告. */
  readonly demand: LegalClock;
  /** 起诉期限: go to court directly, from service. */
  readonly litigation: MonthClock;
  /** Go to court against a decision on reconsideration. */
  readonly afterReconsideration: LegalClock;
  /** Apply to a court for execution 申请人民法院强制执行, once the time for remedies has passed. */
  readonly courtApplication: MonthClock;
  /** Close 结案, once nothing is left to do. */
  readonly closing: LegalClock;
  /** 公示, from 2021-09-01: ordinary-procedure decisions, from the decision, and how long they stay public. */
  readonly publication?: {
    readonly publish: LegalClock;
    /** Take a changed or withdrawn decision down. */
    readonly takeDown: LegalClock;
    /** Only public criticism, or a fine that the province calls low. */
    readonly short: MonthClock;
    readonly long: MonthClock;
    /** A mere warning is not published. */
    readonly warningOnly: LegalBasis;
  };
  /** 简易程序: fines up to these, or a warning, may be decided on the spot. */
  readonly summary: AmountByParty;
  /** 听证: fines from these up carry the right to a hearing; no article states them for this bureau, so the right is cited. */
  readonly hearing: AmountByParty;
}

const known = new Map<string, PenaltyClocks>();

/** The clocks of penalty cases as in force on that day; throws `ActNotInForce` before 2019-04-01. */
export function penaltyClocks(day: Day): PenaltyClocks {
  const published = day >= "2021-09-01";
  const key = [penaltyProcedure, penaltyLaw].map((act) => inForce(act, day).edition).join(" ") + published;
  const clocks = known.get(key) ?? Object.freeze(clocksOn(day, published));
  known.set(key, clocks);
  return clocks;
}

function clocksOn(day: Day, published: boolean): PenaltyClocks {
  // The editions before 2021 number their articles otherwise, which nobody has looked up.
  const old = day < "2021-07-15";
  const assumed = old ? ({ assumed: true } as const) : {};
  const procedure = (article: string): LegalBasis => basis(penaltyProcedure, old ? undefined : article, day);
  const law = (article: string): LegalBasis => basis(penaltyLaw, old ? undefined : article, day);
  const rule = (term: LegalClock["term"], article: string): LegalClock => ({
    term,
    basis: procedure(article),
    ...assumed,
  });
  const byHead = (term: LegalClock["term"], article: string) =>
    ({ extension: { term, basis: procedure(article), approval: "head" } }) as const;
  return {
    rules: {
      filing: procedure("19"),
      notFiling: procedure("20"),
      termination: procedure("47"),
      notProven: procedure("60¶1(3)"),
      handingOver: procedure("60¶1(4)"),
      discussion: procedure("60¶2"),
      crime: law("27"),
      instalments: procedure("74"),
    },
    check: { ...rule(workingDays(15), "18"), ...byHead(workingDays(15), "18") },
    review: { ...rule(workingDays(10), "55"), extendable: procedure("55") },
    defence: rule(workingDays(5), "57"),
    hearingNotice: { term: workingDays(7), basis: law("64(2)"), ...assumed },
    decision: { ...rule(naturalDays(90), "64"), ...byHead(naturalDays(30), "64"), collective: procedure("64") },
    excluded: { check: procedure("18¶2"), decision: procedure("64¶2"), seizure: procedure("38¶3") },
    preservation: rule(workingDays(7), "35"),
    seizure: { ...rule(naturalDays(30), "38"), ...byHead(naturalDays(30), "38") },
    urgentReport: rule(hours(24), "36"),
    service: rule(workingDays(7), "81"),
    announcement: rule(naturalDays(30), "82(5)"),
    payment: rule(naturalDays(15), "72"),
    surcharge: { percentPerDay: 3, basis: procedure("75"), ...assumed },
    surchargeStays: law("73"),
    handIn: rule(workingDays(2), "73"),
    summaryRecord: rule(workingDays(7), "70"),
    demand: { term: workingDays(10), basis: basis(compulsionLaw, "54", day) },
    litigation: { months: 6, basis: basis(litigationLaw, "46", day) },
    afterReconsideration: { term: naturalDays(15), basis: basis(litigationLaw, "45", day) },
    courtApplication: { months: 3, basis: basis(compulsionLaw, "53", day) },
    closing: rule(workingDays(15), "77"),
    ...(published && { publication: publicationOn(day) }),
    summary: { person: yuan("200"), entity: yuan("3000"), basis: procedure("66") },
    hearing: { person: yuan("10000"), entity: yuan("100000"), basis: law("63") },
  };
}

function publicationOn(day: Day): NonNullable<PenaltyClocks["publication"]> {
  return {
    publish: { term: workingDays(20), basis: basis(publicationRules, "9", day) },
    takeDown: { term: workingDays(3), basis: basis(publicationRules, "11", day) },
    short: { months: 3, basis: basis(publicationRules, "13", day) },
    long: { months: 36, basis: basis(publicationRules, "13", day) },
    warningOnly: basis(publicationRules, "2", day),
  };
}
