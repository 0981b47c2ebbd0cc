import { type Fen, fen, subtract } from "@caseloop/law";
import { endingTerms } from "./ending.ts";
import { mediationOverdue, type Phase, unlessLive, unlessMediating } from "./phase.ts";
import { refuse } from "./refusals.ts";

interface Settlement {
  readonly terms: string;
  readonly amount?: Fen;
  readonly performedAtOnce: boolean;
}

const none = fen(0);

/** Money in fen: what is settled on, and what of it was paid on the spot. */
function settled({ terms, amount, performedAtOnce }: Settlement) {
  return {
    terms,
    ...(amount === undefined ? {} : { agreed: amount }),
    recovered: performedAtOnce ? (amount ?? none) : none,
  };
}

/**
 * 达成协议、自行和解: the dispute between the parties is settled. No settlement touches a report or a penalty: mediation
 * does not free the trader from any other liability (invariant 6).
 */
export const settlement: Phase<"Agree" | "SelfSettle" | "Recover"> = {
  Agree({ data: { documentNumber, documentWaived, ...data } }, complaint, { at }) {
    const refusal = unlessMediating(complaint);
    if (refusal) return refusal;
    if (mediationOverdue(complaint, at)) return refuse("time-limit-passed");
    const agreed = settled(data);
    if (complaint.status === "ordinary") {
      if (documentNumber !== undefined) return refuse("outside-the-order");
      return [{ type: "Agreed", data: { ...agreed, paper: { kind: "record", because: "ordinary" } } }];
    }
    if (documentNumber !== undefined) {
      return [{ type: "Agreed", data: { ...agreed, paper: { kind: "document", number: documentNumber } } }];
    }
    if (!data.performedAtOnce && !documentWaived) return refuse("document-missing");
    const because = data.performedAtOnce ? "performedAtOnce" : "documentWaived";
    return [{ type: "Agreed", data: { ...agreed, paper: { kind: "record", because } } }];
  },

  SelfSettle({ data }, complaint, context) {
    const refusal = unlessLive(complaint);
    if (refusal) return refusal;
    const { status } = complaint;
    if (status === "none" || status === "refused" || status === "ended") return refuse("complaint-over");
    const terms = endingTerms("selfSettled", complaint, context);
    return [{ type: "SelfSettled", data: { ...settled(data), stage: status, ...terms } }];
  },

  Recover({ data }, complaint) {
    if (complaint.status === "none") return refuse("complaint-unknown");
    const owed = subtract(complaint.agreed ?? none, complaint.recovered);
    if (owed === 0) return refuse("not-settled");
    if (data.amount > owed) return refuse("more-than-agreed", { owed });
    return [{ type: "Recovered", data }];
  },
};
