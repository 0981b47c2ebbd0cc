import type { EventOf, Recorded } from "@caseloop/core";
import { acts, cite, formatYuan, type LegalBasis, legalBasisSchema } from "@caseloop/law";
import { applied, type enforcementCase, type PenaltyDecided, productQualityLaw } from "@caseloop/penalty";
import type { Sentence } from "./words.ts";

type Decided = Extract<EventOf<typeof enforcementCase>, { type: "PenaltyDecided" }>["data"];

/** 依据: the law that an event itself rests on; a decision on penalties rests on each norm with its range, and on what speaks for the party. */
export function basisSentences({ category, type, data }: Recorded): readonly Sentence[] {
  if (category === "case" && type === "PenaltyDecided")
    return (data as Decided).penalties.flatMap(({ discretion }) => discretionSentences(discretion));
  const { data: basis } = legalBasisSchema.safeParse((data as { readonly basis?: unknown }).basis);
  return basis ? [[`under ${cited(basis, "en")}`, `依据${cited(basis, "zh")}`]] : [];
}

function discretionSentences(decided: PenaltyDecided): readonly Sentence[] {
  return [
    ...applied(decided).norms.map(({ basis, floor, ceiling }): Sentence => {
      const range = `${floor === undefined ? "" : formatYuan(floor)}–${formatYuan(ceiling)}`;
      return [`fined under ${cited(basis, "en")}: ${range}`, `处罚依据${cited(basis, "zh")}：${range}`];
    }),
    ...decided.grounds.map(
      ({ basis }): Sentence => [`weighed under ${cited(basis, "en")}`, `裁量依据${cited(basis, "zh")}`],
    ),
  ];
}

/** A legal basis as people write it. */
export function cited(basis: LegalBasis, language: "en" | "zh"): string {
  return cite(basis, language, [...acts, productQualityLaw]);
}
