import { basis, type Day, type LegalBasis, penaltyLaw, transferProvisions } from "@caseloop/law";
import type { outcomes } from "./commands.ts";
import { type Phase, step } from "./phase.ts";
import { against, refuse } from "./refusals.ts";

/**
 * 回转: how a case comes back for administrative measures, and what is still open to it. Until then a penalty may not replace the
 * transfer (art. 11); after a criminal fine no administrative fine is added (行政处罚法 art. 35).
 */
export const wayback: Phase<
  "AcceptRefusal" | "NoteOutcome" | "ClearPenalty",
  "RefusalAccepted" | "OutcomeNoted" | "CaseReturned" | "PenaltyCleared"
> = {
  decide: {
    AcceptRefusal({ data }, { status, case: from }, { at, calendar }) {
      const law = basis(transferProvisions, "10", calendar.dayOf(at));
      return (
        against(
          status !== "notFiled" && status !== "upheld" && status !== "final" && "nothing-to-contest",
          data.approver === data.officer && "own-approval",
        ) ?? [
          { type: "RefusalAccepted", data: { ...data, at } },
          { type: "CaseReturned", data: { case: from, because: "notFiled", basis: law, barred: [], at } },
        ]
      );
    },
    NoteOutcome({ data }, { status, case: from }, { at, calendar }) {
      if (status !== "filed") return refuse("not-filed");
      const criminalFine = data.outcome === "convicted" && data.criminalFine;
      const law = returnBasis(data.outcome, criminalFine, calendar.dayOf(at));
      const barred = criminalFine ? (["fine"] as const) : [];
      return [
        { type: "OutcomeNoted", data: { ...data, criminalFine, at } },
        { type: "CaseReturned", data: { case: from, because: data.outcome, basis: law, barred: [...barred], at } },
      ];
    },
    ClearPenalty({ data }, { status, case: from, returned }, { at }) {
      if (status === "none") return refuse("no-team");
      if (status !== "returned" || !returned) return refuse("penalty-replaces-transfer", { status });
      return (
        against(data.kinds.some((kind) => returned.barred.includes(kind)) && "barred-by-judgment") ?? [
          { type: "PenaltyCleared", data: { ...data, case: from, at } },
        ]
      );
    },
  },
  evolve: {
    RefusalAccepted: (transfer, { data }) => step(transfer, { at: data.at }),
    OutcomeNoted: (transfer, { data }) => step(transfer, { at: data.at }),
    CaseReturned(transfer, { data: { at, because, barred } }) {
      step(transfer, { at, status: "returned", ends: ["handItems"], moot: ["contest", "suggest"] });
      transfer.returned = { because, barred };
    },
    PenaltyCleared: (transfer, { data }) => step(transfer, { at: data.at }),
  },
};

/**
 * The rule by which a filed case comes back: dropped as slight (移送规定 art. 13); otherwise 行政处罚法 art. 27, after a criminal fine
 * art. 35. Both stand so in the edition of 2021; of earlier ones no article is named.
 */
function returnBasis(outcome: (typeof outcomes)[number], criminalFine: boolean, day: Day): LegalBasis {
  if (outcome === "dropped") return basis(transferProvisions, "13", day);
  const law = basis(penaltyLaw, undefined, day);
  return law.edition === "2021" ? { ...law, article: criminalFine ? "35¶2" : "27¶1" } : law;
}
