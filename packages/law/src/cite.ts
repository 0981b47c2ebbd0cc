import type { Act, LegalBasis } from "./act.ts";
import { complaintMeasures, foodSafetyLaw, penaltyLaw, penaltyProcedure, transferProvisions } from "./acts.ts";
import { articleInChinese, articleInEnglish } from "./article.ts";
import { compulsionLaw, litigationLaw, publicationRules } from "./enforcement.ts";
import { InvalidValue } from "./errors.ts";
import { beijingResponse, jinanHotline, jiyang2110, shandongPractice, weifangHotline } from "./local.ts";

/** The acts this package knows; a host adds its own beside them. */
export const acts: readonly Act[] = Object.freeze([
  complaintMeasures,
  penaltyLaw,
  penaltyProcedure,
  foodSafetyLaw,
  transferProvisions,
  compulsionLaw,
  litigationLaw,
  publicationRules,
  jinanHotline,
  shandongPractice,
  weifangHotline,
  beijingResponse,
  jiyang2110,
]);

/**
 * A legal basis as people write it: 《市场监督管理投诉举报处理暂行办法》（总局令第20号）第十四条, or in English.
 * Throws `InvalidValue` for an act or edition not among `known`.
 */
export function cite(basis: LegalBasis, language: "zh" | "en", known: readonly Act[] = acts): string {
  const act = known.find(({ id }) => id === basis.act);
  if (!act) throw new InvalidValue("basis.act", basis.act, `one of ${known.map(({ id }) => id).join(", ")}`);
  const edition = act.editions.find((candidate) => candidate.edition === basis.edition);
  if (!edition) {
    throw new InvalidValue(
      "basis.edition",
      basis.edition,
      `one of ${act.editions.map((one) => one.edition).join(", ")}`,
    );
  }
  const title = (edition.title ?? act.title)[language];
  const number = edition.number?.[language];
  if (language === "zh") {
    return `《${title}》${number ? `（${number}）` : ""}${basis.article === undefined ? "" : articleInChinese(basis.article)}`;
  }
  const where = basis.article === undefined ? "" : `, ${articleInEnglish(basis.article)}`;
  return `${title}${number ? ` (${number})` : ` (${edition.edition})`}${where}`;
}
