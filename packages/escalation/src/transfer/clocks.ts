import { basis, type Calendar, type Day, hours, type LegalClock, naturalDays, transferProvisions } from "@caseloop/law";

/** The clocks of a transfer 移送 of suspected crime, by the day on which each starts. */
export interface TransferClocks {
  /** The head decides 负责人审批, from the report. */
  readonly decide: LegalClock;
  /** The case is handed to the police 移送, from the approval. */
  readonly handOver: LegalClock;
  /** Police without jurisdiction pass it on 转送, from their receipt. */
  readonly passOn: LegalClock;
  /** The police decide on filing 立案审查, from their receipt. */
  readonly file: LegalClock;
  /** The seized items and the rest of the file follow 移交涉案物品, from the notice of filing. */
  readonly handItems: LegalClock;
  /** Reconsideration is asked for 提请复议, from the notice of refusal. */
  readonly askReconsideration: LegalClock;
  /** The police decide on it 复议决定, from the request. */
  readonly reconsider: LegalClock;
  /** The procuratorate is asked to supervise the filing 建议立案监督, from the notice on reconsideration. */
  readonly suggest: LegalClock;
}

/**
 * 行政执法机关移送涉嫌犯罪案件的规定: art. 5, 7, 8, 9 and 12, the same in both editions; throws `ActNotInForce` before 2001-07-09.
 * The text says 三日 without saying of what kind: that they are natural days is assumed (行政处罚法 art. 85 counts its own in working days).
 */
export function transferClocks(day: Day): TransferClocks {
  const article = (text: string) => basis(transferProvisions, text, day);
  const days = (text: string): LegalClock => ({ term: naturalDays(3), basis: article(text), assumed: true });
  const oneDay = (text: string): LegalClock => ({ term: hours(24), basis: article(text) });
  return {
    decide: days("5¶2"),
    handOver: oneDay("5¶2"),
    passOn: oneDay("7"),
    file: days("8"),
    handItems: days("12"),
    askReconsideration: days("9¶1"),
    reconsider: days("9¶2"),
    suggest: days("9¶2"),
  };
}

/** What decisions on transfers need from outside. */
export interface TransferContext {
  readonly calendar: Calendar;
  readonly clocks: (day: Day) => TransferClocks;
}
