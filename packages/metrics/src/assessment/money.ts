import { CaseloopError } from "@caseloop/core";
import { basis, type LegalBasis, penaltyLaw } from "@caseloop/law";

/** An indicator names money: fines and confiscations are tied to no assessment, directly or in disguise (行政处罚法 74). */
export class MoneyInScore extends CaseloopError<
  "money-in-score",
  { field: string; received: string; word: string; basis: LegalBasis }
> {
  constructor(field: string, received: string, word: string) {
    super(
      "money-in-score",
      `${field} is ${JSON.stringify(received)} and names money (${word}); expected an indicator without it: fines are no performance target`,
      { field, received, word, basis: basis(penaltyLaw, "74", "2021-07-15") },
    );
  }
}

const chinese = /罚款|罚没|没收|金额|款项|收入|收缴|创收|缴款|案值|货值|经费|奖金|资金|[亿万千百]元|(?<![单多公])元$/;
const english = new Set([
  ...["fine", "fines", "fined", "money", "monetary", "amount", "amounts", "yuan", "fen", "rmb", "cny", "cash"],
  ...["revenue", "revenues", "income", "proceeds", "takings", "confiscation", "confiscations", "confiscated"],
]);

/** Throws `MoneyInScore` for the first word about money in the indicators of these documents, whatever else is wrong with them. */
export function refuseMoney(documents: unknown): void {
  if (!Array.isArray(documents)) return;
  documents.forEach((document, i) => {
    for (const [field, text] of texts(document?.rules?.indicators, `[${i}].rules.indicators`)) {
      const word = moneyIn(text);
      if (word !== undefined) throw new MoneyInScore(field, text, word);
    }
  });
}

function* texts(value: unknown, field: string): Generator<readonly [field: string, text: string]> {
  if (typeof value === "string") yield [field, value];
  else if (Array.isArray(value)) for (const [i, one] of value.entries()) yield* texts(one, `${field}[${i}]`);
  else if (typeof value === "object" && value !== null)
    for (const [key, one] of Object.entries(value)) yield* texts(one, `${field}.${key}`);
}

/** The first word for money in a text, in Chinese or English, `finesCollected` and `total_amount` included. */
function moneyIn(text: string): string | undefined {
  const plain = text.normalize("NFKC");
  const sign = /[¥$€£]/.exec(plain) ?? chinese.exec(plain);
  const words = plain
    .replace(/(?<=[a-z])(?=[A-Z])/g, " ")
    .toLowerCase()
    .split(/[^a-z]+/);
  return sign?.[0] ?? words.find((word) => english.has(word));
}
