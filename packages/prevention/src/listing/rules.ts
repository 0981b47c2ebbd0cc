import {
  type Act,
  basis,
  type Calendar,
  type Day,
  defineAct,
  type LegalBasis,
  type LegalClock,
  type MonthClock,
  penaltyClocks,
  successive,
  workingDays,
} from "@caseloop/law";

/** 市场监督管理严重违法失信名单管理办法. */
export const dishonestyListMeasures: Act = defineAct({
  id: "samr-dishonesty-list",
  title: {
    zh: "市场监督管理严重违法失信名单管理办法",
    en: "Measures for the List of the Untrustworthy with Serious Violations in Market Regulation",
  },
  editions: successive({
    edition: "2021",
    number: { zh: "总局令第44号", en: "SAMR Order No. 44" },
    promulgated: "2021-07-30",
    from: "2021-09-01",
  }),
});

type AssumedMonths = MonthClock & { readonly assumed?: true };

/** 黑榜规则: how a black-list entry comes about and ends; a host replaces it for a list of its own. */
export interface ListingRules {
  readonly basis: LegalBasis;
  /** 告知后的陈述申辩 */
  readonly objection: LegalClock;
  /** 公示, from the decision to enter. */
  readonly publish: LegalClock;
  /** How long an entry stands. */
  readonly stands: AssumedMonths;
  /** From when the party may ask to be removed early 信用修复. */
  readonly repairAfter: AssumedMonths;
  /** Accept such an application or not, from receipt. */
  readonly accept: LegalClock;
  /** Decide on it, from acceptance. */
  readonly decide: LegalClock;
  /** 停止公示, from the decision that removes. */
  readonly takeDown: LegalClock;
}

/** What decisions on list entries need from outside. */
export interface ListingContext {
  readonly calendar: Calendar;
  readonly rules: (day: Day) => ListingRules;
}

/**
 * The list of Order 44 as in force on that day. The window to object is that of a penalty, with which the notice is given; the other
 * figures nobody has read in the text yet, so they are `assumed` and cite no article. Throws `ActNotInForce` before 2021-09-01.
 */
export function listingRules(day: Day): ListingRules {
  const rule = basis(dishonestyListMeasures, undefined, day);
  const clock = (n: number): LegalClock => ({ term: workingDays(n), basis: rule, assumed: true });
  const months = (n: number): AssumedMonths => ({ months: n, basis: rule, assumed: true });
  return {
    basis: basis(dishonestyListMeasures, "2", day),
    objection: penaltyClocks(day).defence,
    publish: clock(20),
    stands: months(36),
    repairAfter: months(12),
    accept: clock(2),
    decide: clock(15),
    takeDown: clock(3),
  };
}
